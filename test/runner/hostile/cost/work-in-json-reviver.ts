// hides: work in the reviver of JSON.parse
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) =>
  JSON.parse(JSON.stringify(Q.map((_, i) => i)), (key, value) => (key === '' ? value : K.reduce((s, k) => s + dot(Q[Number(key)]!, k), 0)));
