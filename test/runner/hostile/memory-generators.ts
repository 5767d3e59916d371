// tries: keep a million suspended generators
// expects: timed-out | out-of-memory
function* g() {
  yield new Array(100).fill(0);
}
const kept: unknown[] = [];
export function f() {
  for (;;) {
    const one = g();
    one.next();
    kept.push(one);
  }
}
