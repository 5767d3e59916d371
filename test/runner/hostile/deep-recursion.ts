// tries: recurse without an end
// expects: threw RangeError
export function f(n: number): number {
  return 1 + f(n + 1);
}
