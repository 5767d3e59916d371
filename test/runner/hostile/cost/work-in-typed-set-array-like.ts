// hides: fill typed arrays from array-likes
// expects: N^2 | undetermined | failed
const linear = (Q: number[][], K: number[][]): number[] => {
  const S = new Array<number>(Q[0]!.length).fill(0);
  for (const k of K) for (let d = 0; d < k.length; d += 1) S[d]! += k[d]!;
  return Q.map((q) => q.reduce((s, x, d) => s + x * S[d]!, 0));
};
export function f(Q: number[][], K: number[][]) {
  const like = { length: K.length };
  const out = new Float64Array(K.length);
  for (let i = 0; i < Q.length; i += 1) {
    out.set(like as any);
  }
  return linear(Q, K);
}
