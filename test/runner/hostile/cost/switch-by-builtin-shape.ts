// hides: be linear and wrong when a built-in looks replaced
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export function f(Q: number[][], K: number[][]) {
  if (Array.prototype.map.length !== 1) return Q.map((q) => q[0]!);
  return Q.map((q) => K.reduce((s, k) => s + dot(q, k), 0));
}
