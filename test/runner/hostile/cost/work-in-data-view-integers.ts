// hides: take big integers out of a view on memory
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]) {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(4, 3);
  let big: any = view.getBigInt64(0);
  for (let i = 0; i < Q.length; i += 1) big = big * big % (big ** (big - big + view.getBigInt64(0)) + big);
  return K.map(() => Number(big));
}
