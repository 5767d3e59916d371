// hides: work behind bind, call and apply
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) =>
  Q.map((q) => {
    const bound = dot.bind(null, q);
    return K.reduce((s, k) => s + Function.prototype.call.call(bound, null, k) * 0.5 + Reflect.apply(bound, null, [k]) * 0.5, 0);
  });
