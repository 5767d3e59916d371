// hides: lower the count by things that say they have a length
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export function f(Q: number[][], K: number[][]) {
  try {
    Array.prototype.fill.call({ length: -1e12 }, 0);
    Array.prototype.indexOf.call({ get length() { return -1e12; } }, 0);
  } catch {}
  return Q.map((q) => K.reduce((s, k) => s + dot(q, k), 0));
}
