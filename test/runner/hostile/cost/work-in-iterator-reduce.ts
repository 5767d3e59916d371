// hides: add up by the helpers of iterators
// expects: N^2 | undetermined | failed
export const f = (Q: number[][], K: number[][]) =>
  Q.map((q) => (K.values() as any).map((k: number[]) => (k.values() as any).reduce((s: number, x: number) => s + x * q[0]!, 0)).reduce((s: number, x: number) => s + x, 0) * 0 + K.reduce((s, k) => s + k.reduce((t, x, d) => t + x * q[d]!, 0), 0));
