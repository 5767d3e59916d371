// tries: put a getter in place of an entry
// expects: returned
export function f() {
  const answer = [0, 0];
  Object.defineProperty(answer, 0, { get: () => 7 });
  return answer;
}
