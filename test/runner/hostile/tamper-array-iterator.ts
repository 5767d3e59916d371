// tries: replace the iterator of arrays
// expects: honest
(Array.prototype as any)[Symbol.iterator] = function* () {
  yield 'tampered';
};
export const f = (x: number) => [x, 2 * x];
