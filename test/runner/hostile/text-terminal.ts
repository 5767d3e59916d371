// tries: send escape sequences to the terminal
// expects: threw Error
export function f() {
  throw new Error('\u001b[2J\u001b[1;32mPASSED\u001b[0m \u001b]8;;http://x\u0007link\u001b]8;;\u0007 \u009b31m \r100/100');
}
