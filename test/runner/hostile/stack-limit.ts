// tries: ask for stacks without an end
// expects: threw
export function f() {
  Error.stackTraceLimit = Infinity;
  const dive = (n: number): number => 1 + dive(n + 1);
  return dive(0);
}
