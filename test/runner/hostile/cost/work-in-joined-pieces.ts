// hides: copy a text again after each piece, by looking at an entry
// expects: N^2 | undetermined | failed
const linear = (Q: number[][], K: number[][]): number[] => {
  const S = new Array<number>(Q[0]!.length).fill(0);
  for (const k of K) for (let d = 0; d < k.length; d += 1) S[d]! += k[d]!;
  return Q.map((q) => q.reduce((s, x, d) => s + x * S[d]!, 0));
};
export function f(Q: number[][], K: number[][]) {
  let text = '';
  let sum = 0;
  for (const q of Q) {
    text += `${q[0]!.toFixed(20)} ${K[0]![0]!.toFixed(20)}`;
    sum += text[0] === '0' ? 1 : 0;
  }
  if (sum < 0) return [];
  return linear(Q, K);
}
