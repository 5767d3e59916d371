// tries: grow its result while it is read
// expects: returned | too-large | timed-out | out-of-memory
export function f() {
  const answer: unknown[] = [0];
  Object.defineProperty(answer, 0, { get: () => answer.push(1, 2, 3) });
  return answer;
}
