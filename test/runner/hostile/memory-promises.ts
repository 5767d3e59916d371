// tries: fill memory by promises
// expects: out-of-memory | timed-out
export function f() {
  const all: unknown[] = [];
  for (;;) all.push(Promise.resolve(all.length));
}
