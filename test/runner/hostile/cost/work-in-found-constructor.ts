// hides: make long lists by a constructor that was found
// expects: N^2 | undetermined | failed
const linear = (Q: number[][], K: number[][]): number[] => {
  const S = new Array<number>(Q[0]!.length).fill(0);
  for (const k of K) for (let d = 0; d < k.length; d += 1) S[d]! += k[d]!;
  return Q.map((q) => q.reduce((s, x, d) => s + x * S[d]!, 0));
};
export function f(Q: number[][], K: number[][]) {
  const Found: any = ([] as any).constructor;
  for (let i = 0; i < Q.length; i += 1) {
    Found(K.length * 32);
    ([] as any)["construct" + "or"](K.length * 32);
  }
  return linear(Q, K);
}
