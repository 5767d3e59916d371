// hides: work in the next of an iterator made by hand
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) => {
  let i = 0;
  return Array.from({
    [Symbol.iterator]: () => ({
      next: () => (i < Q.length ? { done: false, value: K.reduce((s, k) => s + dot(Q[i]!, k), 0) + 0 * i++ } : { done: true, value: 0 }),
    }),
  } as Iterable<number>);
};
