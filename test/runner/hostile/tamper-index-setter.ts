// tries: catch the writing of arguments by setters on Array.prototype
// expects: honest
let seen: unknown[] = [];
for (const key of ['0', '1', '2']) {
  Object.defineProperty(Array.prototype, key, { set(value) { seen = value; }, get: () => 'tampered', configurable: true });
}
export function f(x: number) {
  const answer: number[] = [];
  Object.defineProperty(answer, '0', { value: x, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(answer, '1', { value: 2 * x, writable: true, enumerable: true, configurable: true });
  return answer;
}
