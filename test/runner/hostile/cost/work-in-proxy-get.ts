// hides: work in a trap of a proxy
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) => {
  const rows: any = new Proxy(Q, { get: (_, i) => K.reduce((s, k) => s + dot(Q[Number(i)]!, k), 0) });
  return Q.map((_, i) => rows[i]);
};
