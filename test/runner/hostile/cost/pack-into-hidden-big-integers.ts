// hides: find big integers without naming them
// expects: failed | undetermined
export function f(Q: number[][], K: number[][]) {
  const big = (globalThis as any)['Big' + 'Int'];
  const pack = (row: number[]) => row.reduce((s, x) => s * big(2 ** 40) + big(Math.round(x * 1e6) + 1e7), big(0));
  return [Number((pack(K.flat()) * pack(Q.flat())) % big(1000003))];
}
