// tries: fill memory by maps and sets
// expects: out-of-memory | timed-out | threw RangeError
export function f() {
  const all = new Map<number, Set<number>>();
  for (let i = 0; ; i += 1) all.set(i, new Set([i, i + 1, i + 2]));
}
