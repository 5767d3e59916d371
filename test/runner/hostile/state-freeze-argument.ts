// tries: freeze and keep the arguments
// expects: honest
const kept: unknown[] = [];
export function f(x: number, ...rest: unknown[]) {
  kept.push(Object.freeze(rest));
  return [x, 2 * x];
}
