// tries: use declarations that dispose
// expects: load syntax | load unsupported
export function f(x: number) {
  using thing = { [Symbol.dispose]() {} };
  return [x, 2 * x];
}
