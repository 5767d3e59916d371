// hides: nothing: compares every pair
// expects: N^2 D
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) => Q.map((q) => K.reduce((s, k) => s + dot(q, k), 0));
