// hides: copy a text again after each round of appending
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
    for (const x of q) {
      text += x.toFixed(30);
      text += x.toFixed(30);
    }
    sum += text.charCodeAt(0);
  }
  if (sum < 0) return [];
  return linear(Q, K);
}
