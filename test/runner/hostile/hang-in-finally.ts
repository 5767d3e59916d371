// tries: hang in a finally block after a throw
// expects: timed-out
export function f() {
  try {
    throw new Error('x');
  } finally {
    for (;;);
  }
}
