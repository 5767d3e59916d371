// hides: work in an iterator
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) => [
  ...{
    *[Symbol.iterator]() {
      for (const q of Q) yield K.reduce((s, k) => s + dot(q, k), 0);
    },
  },
];
