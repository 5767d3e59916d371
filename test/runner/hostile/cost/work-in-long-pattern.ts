// hides: try the many branches of a pattern made for the purpose
// expects: N^2 | undetermined | failed
const linear = (Q: number[][], K: number[][]): number[] => {
  const S = new Array<number>(Q[0]!.length).fill(0);
  for (const k of K) for (let d = 0; d < k.length; d += 1) S[d]! += k[d]!;
  return Q.map((q) => q.reduce((s, x, d) => s + x * S[d]!, 0));
};
export function f(Q: number[][], K: number[][]) {
  const pattern = new RegExp(K.map((_, j) => 'a'.repeat(20) + j).join('|'));
  for (let i = 0; i < Q.length; i += 1) {
    pattern.test('a'.repeat(40));
  }
  return linear(Q, K);
}
