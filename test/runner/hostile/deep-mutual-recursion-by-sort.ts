// tries: recurse through built-ins
// expects: threw RangeError
export function f(n: number): unknown {
  return [2, 1].sort(() => f(n + 1) as number);
}
