// hides: have methods of arrays read a proxy that says it is short
// expects: N^2 | undetermined | failed
const linear = (Q: number[][], K: number[][]): number[] => {
  const S = new Array<number>(Q[0]!.length).fill(0);
  for (const k of K) for (let d = 0; d < k.length; d += 1) S[d]! += k[d]!;
  return Q.map((q) => q.reduce((s, x, d) => s + x * S[d]!, 0));
};
export function f(Q: number[][], K: number[][]) {
  let turn = 0;
  const list: any = new Proxy([], { get: (_, key) => (key === 'length' ? ((turn += 1) % 2 === 1 ? 0 : K.length) : undefined) });
  for (let i = 0; i < Q.length; i += 1) {
    Array.prototype.forEach.call(list, () => {});
  }
  return linear(Q, K);
}
