// tries: replace the prototype of arrays
// expects: honest
Object.setPrototypeOf(Array.prototype, new Proxy({}, { get: () => 'tampered', set: () => true, has: () => true }));
export const f = (x: number) => {
  const answer: number[] = [x, 2 * x];
  return answer;
};
