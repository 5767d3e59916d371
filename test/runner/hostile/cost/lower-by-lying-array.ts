// hides: lower the count by an array that lies about its length
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export function f(Q: number[][], K: number[][]) {
  const lying: any = new Proxy(K, { get: (rows, key) => (key === 'length' ? -1e12 : Reflect.get(rows, key)) });
  for (let i = 0; i < 10; i++) lying.indexOf(0);
  return Q.map((q) => K.reduce((s, k) => s + dot(q, k), 0));
}
