// tries: change the result after it was returned
// expects: returned [1]
export function f() {
  const answer: unknown[] = [1];
  void Promise.resolve().then(() => answer.push('later'));
  return answer;
}
