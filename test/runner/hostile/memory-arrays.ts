// tries: fill memory by arrays
// expects: out-of-memory | timed-out
export function f() {
  const all: unknown[] = [];
  for (;;) all.push(new Array(10000).fill(Math.random()));
}
