// hides: all work in the condition of a while loop
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]): number[] {
  const D = Q[0]!.length;
  const out = Q.map(() => 0);
  let t = 0;
  while ((t < Q.length * K.length * D) && ((out[Math.floor(t / (K.length * D))]! += Q[Math.floor(t / (K.length * D))]![t % D]! * K[Math.floor(t / D) % K.length]![t % D]!), ++t));
  return out;
}
