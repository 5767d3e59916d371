// tries: catch every exception and go on
// expects: timed-out
export function f() {
  for (;;) {
    try {
      for (;;) (null as any).x;
    } catch {}
  }
}
