// tries: throw while its result is read
// expects: threw RangeError
export function f() {
  const answer = [1, 2];
  Object.defineProperty(answer, 1, {
    get() {
      throw new RangeError('while reading');
    },
  });
  return answer;
}
