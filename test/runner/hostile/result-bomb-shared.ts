// tries: return a small structure that unfolds to 2^60 entries
// expects: too-large | timed-out
export function f() {
  let a: unknown = [1];
  for (let i = 0; i < 60; i += 1) a = [a, a];
  return a;
}
