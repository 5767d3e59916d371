// hides: work in the trap behind `in`
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export const f = (Q: number[][], K: number[][]) => {
  const out: number[] = [];
  const rows: any = new Proxy({}, { has: (_, i) => (out.push(K.reduce((s, k) => s + dot(Q[Number(i)]!, k), 0)), true) });
  for (let i = 0; i < Q.length; i += 1) void (i in rows);
  return out;
};
