// hides: remember answers from one call to the next
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
const known = new Map<string, number[]>();
export function f(Q: number[][], K: number[][]) {
  const key = `${Q.length}`;
  const before = known.get(key);
  if (before) return before;
  const out = Q.map((q) => K.reduce((s, k) => s + dot(q, k), 0));
  known.set(key, out);
  return out;
}
