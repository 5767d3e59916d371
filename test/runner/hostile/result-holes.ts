// tries: leave holes in the answer
// expects: not-plain-data
export function f(x: number) {
  const a = [x];
  a[3] = 2 * x;
  return a;
}
