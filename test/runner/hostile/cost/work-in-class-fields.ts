// hides: work in the fields and static blocks of classes
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) =>
  Q.map((q) => {
    class Row {
      static sum = 0;
      static {
        for (const k of K) Row.sum += dot(q, k);
      }
      value = Row.sum;
    }
    return new Row().value;
  });
