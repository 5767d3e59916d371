// tries: measure time by counting in microtasks
// expects: returned 0
let ticks = 0;
export function f() {
  void (async () => {
    for (let i = 0; i < 100; i += 1) {
      await null;
      ticks += 1;
    }
  })();
  return ticks;
}
