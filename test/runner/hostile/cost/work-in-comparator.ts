// hides: work in a comparator
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) =>
  Q.map((q) => {
    let s = 0;
    [0, 1].sort(() => {
      s = K.reduce((t, k) => t + dot(q, k), 0);
      return 0;
    });
    return s;
  });
