// hides: multiply whole rows as one enormous integer
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]) {
  const pack = (row: number[]) => row.reduce((s, x) => (s << 64n) + BigInt(Math.round(x * 1e6) + 1e7), 0n);
  const all = pack(K.flat()) * pack(Q.flat());
  return [Number(all % 1000003n)];
}
