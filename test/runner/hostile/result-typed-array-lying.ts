// tries: answer with a typed array that lies about its length
// expects: not-plain-data
export function f(x: number) {
  const answer = Float64Array.of(x, 2 * x);
  Object.defineProperty(answer, 'length', { value: 1e9 });
  return answer;
}
