// hides: work in the tag of a template
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) => {
  const tag = (_: TemplateStringsArray, q: number[]) => K.reduce((s, k) => s + dot(q, k), 0);
  return Q.map((q) => tag`${q}`);
};
