// tries: compute the result only when it is read
// expects: not-plain-data
export const f = (x: number) => ({ get answer() { return [x, 2 * x]; } });
