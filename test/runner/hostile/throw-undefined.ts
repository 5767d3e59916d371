// tries: throw undefined
// expects: threw
export function f() {
  throw undefined;
}
