// tries: hang when the harness shows a value
// expects: timed-out
export function f() {
  console.log({ toString() { return 'x'; } }, new Proxy({}, { ownKeys() { for (;;); } }));
}
