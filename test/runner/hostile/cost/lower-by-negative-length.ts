// hides: lower the count by negative lengths
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
export function f(Q: number[][], K: number[][]) {
  for (let i = 0; i < 100; i++) {
    try {
      new Float64Array(-1e6 * Q.length * Q.length);
    } catch {}
    try {
      new Array(-1e9);
    } catch {}
    try {
      'x'.repeat(-1e9);
    } catch {}
  }
  return Q.map((q) => K.reduce((s, k) => s + dot(q, k), 0));
}
