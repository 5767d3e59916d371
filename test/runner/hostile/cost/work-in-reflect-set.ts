// hides: make lists long by Reflect.set
// expects: N^2 | undetermined | failed
const linear = (Q: number[][], K: number[][]): number[] => {
  const S = new Array<number>(Q[0]!.length).fill(0);
  for (const k of K) for (let d = 0; d < k.length; d += 1) S[d]! += k[d]!;
  return Q.map((q) => q.reduce((s, x, d) => s + x * S[d]!, 0));
};
export function f(Q: number[][], K: number[][]) {
  for (let i = 0; i < Q.length; i += 1) Reflect.set([], 'length', K.length * 32);
  return linear(Q, K);
}
