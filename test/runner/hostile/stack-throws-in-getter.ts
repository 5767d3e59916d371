// tries: throw while the exception is being read
// expects: threw
export function f() {
  throw Object.defineProperty(new Error('x'), 'stack', {
    get() {
      throw new Error('again');
    },
  });
}
