// hides: work in getters of the result, which run when it is read
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export function f(Q: number[][], K: number[][]) {
  const out = new Array<number>(Q.length).fill(0);
  Q.forEach((q, i) => Object.defineProperty(out, i, { enumerable: true, get: () => K.reduce((s, k) => s + dot(q, k), 0) }));
  return out;
}
