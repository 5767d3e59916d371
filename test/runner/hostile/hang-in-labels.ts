// tries: hang in labelled loops that continue one another
// expects: timed-out
export function f() {
  outer: for (;;) inner: for (;;) {
    if (Math.random() > 2) break inner;
    continue outer;
  }
}
