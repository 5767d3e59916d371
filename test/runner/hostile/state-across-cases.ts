// tries: keep the first input and answer with it later
// expects: returned
let first: number | undefined;
export function f(x: number) {
  first ??= -x - 1;
  return [first, 2 * first];
}
