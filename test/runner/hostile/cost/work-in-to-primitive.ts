// hides: work in Symbol.toPrimitive
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) =>
  Q.map((q) => Number({ [Symbol.toPrimitive]: () => K.reduce((s, k) => s + dot(q, k), 0) }));
