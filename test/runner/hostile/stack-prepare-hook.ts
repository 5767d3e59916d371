// tries: see the frames of the host by a hook on stack formatting
// expects: returned "nothing"
export function f() {
  let seen = 'nothing';
  try {
    (Error as any).prepareStackTrace = (_: unknown, sites: any[]) => {
      seen = String(sites.length);
      return sites;
    };
  } catch {}
  try {
    Object.defineProperty(Error, 'prepareStackTrace', { value: (_: unknown, sites: any[]) => (seen = 'sites') });
  } catch {}
  void new Error('x').stack;
  return seen;
}
