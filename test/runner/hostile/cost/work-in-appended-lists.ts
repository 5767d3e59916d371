// hides: append long lists to a text
// expects: N^2 | undetermined | failed
const linear = (Q: number[][], K: number[][]): number[] => {
  const S = new Array<number>(Q[0]!.length).fill(0);
  for (const k of K) for (let d = 0; d < k.length; d += 1) S[d]! += k[d]!;
  return Q.map((q) => q.reduce((s, x, d) => s + x * S[d]!, 0));
};
export function f(Q: number[][], K: number[][]) {
  let text = '';
  for (const q of Q) {
    text += K.map(() => q[0]!);
    text = '';
  }
  if (text !== '') return [];
  return linear(Q, K);
}
