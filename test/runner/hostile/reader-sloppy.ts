// tries: leave strict mode
// expects: load syntax | load unsupported
export function f(x: number) {
  with (Math) return [x, max(2 * x)];
}
