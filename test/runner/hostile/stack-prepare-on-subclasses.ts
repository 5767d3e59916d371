// tries: format stacks by hooks of its own kinds of error
// expects: honest
let seen: unknown;
const hook = { value: (_: unknown, frames: unknown) => ((seen = frames), []), configurable: true };
for (const kind of [Error, TypeError, RangeError, SyntaxError, AggregateError] as any[]) {
  try {
    Object.defineProperty(kind, 'prepareStackTrace', hook);
  } catch {}
}
class Own extends Error {
  static prepareStackTrace = hook.value;
}
export function f(x: number) {
  void new Own('x').stack;
  try {
    null!.toString();
  } catch (error: any) {
    void error.stack;
  }
  return seen === undefined ? [x, 2 * x] : 'frames';
}
