// tries: answer with an async generator
// expects: not-plain-data
export async function* f(x: number) {
  yield [x, 2 * x];
}
