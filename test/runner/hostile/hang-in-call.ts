// tries: hang in a call
// expects: timed-out
export function f() {
  for (;;);
}
