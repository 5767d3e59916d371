// tries: recurse in a getter of the result
// expects: threw RangeError | not-plain-data
export function f() {
  const answer: any[] = [0];
  Object.defineProperty(answer, 0, { get: () => answer[0] });
  return answer;
}
