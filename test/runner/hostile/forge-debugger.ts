// tries: stop in a debugger
// expects: returned 1
export function f() {
  debugger;
  return 1;
}
