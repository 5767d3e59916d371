// tries: return a thousand levels of nesting
// expects: not-plain-data
export function f() {
  let a: unknown = 1;
  for (let i = 0; i < 1000; i += 1) a = [a];
  return a;
}
