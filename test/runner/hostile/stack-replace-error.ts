// tries: replace the global Error with one that has a hook
// expects: returned "nothing"
export function f() {
  let seen = 'nothing';
  const own: any = function () {};
  own.prepareStackTrace = (_: unknown, sites: any[]) => (seen = String(sites));
  try {
    (globalThis as any).Error = own;
  } catch {}
  try {
    Object.defineProperty(globalThis, 'Error', { value: own });
  } catch {}
  try {
    (null as any).x;
  } catch (error: any) {
    void error.stack;
  }
  return seen;
}
