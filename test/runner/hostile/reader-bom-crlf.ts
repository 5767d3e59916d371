export function f(x: number): number[] {
  return [x, 2 * x];
}
// tries: begin with a byte-order mark and end lines as Windows does
// expects: honest
