// tries: run code after the call by asynchronous disposal
// expects: load syntax | load unsupported
export async function f(x: number) {
  await using late = { [Symbol.asyncDispose]: async () => {} };
  return [x, 2 * x];
}
