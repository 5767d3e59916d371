// tries: throw a symbol
// expects: threw
export function f() {
  throw Symbol('x');
}
