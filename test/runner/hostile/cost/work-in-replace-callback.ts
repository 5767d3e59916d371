// hides: work in the callback of String.replace
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) => {
  const out: number[] = [];
  'x'.repeat(Q.length).replace(/x/g, (_, i: number) => String(out.push(K.reduce((s, k) => s + dot(Q[i]!, k), 0))));
  return out;
};
