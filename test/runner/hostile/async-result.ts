// tries: answer with a promise
// expects: not-plain-data
export async function f(x: number) {
  return [x, 2 * x];
}
