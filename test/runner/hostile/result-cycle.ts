// tries: return something that contains itself
// expects: not-plain-data
export function f() {
  const a: any = {};
  a.a = a;
  return a;
}
