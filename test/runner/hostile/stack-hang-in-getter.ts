// tries: hang while the exception is being read
// expects: timed-out
export function f() {
  throw Object.defineProperty(new Error('x'), 'message', {
    get() {
      for (;;);
    },
  });
}
