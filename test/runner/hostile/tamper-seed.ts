// tries: fix the randomness of the harness
// expects: threw TypeError
export function f() {
  Math.random = () => 0.5;
  return Math.random();
}
