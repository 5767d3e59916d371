// tries: fill memory by typed arrays
// expects: out-of-memory | timed-out
export function f() {
  const all: unknown[] = [];
  for (;;) all.push(new Float64Array(1e6).fill(1));
}
