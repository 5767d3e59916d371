// tries: fill memory by strings
// expects: out-of-memory | timed-out | threw RangeError
export function f() {
  const all: string[] = [];
  for (let i = 0; ; i += 1) all.push(String(i).repeat(1e5).toUpperCase());
}
