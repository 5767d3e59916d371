// tries: answer with objects that pretend to be numbers
// expects: not-plain-data
const like = (value: number) => ({ valueOf: () => value, [Symbol.toPrimitive]: () => value });
export const f = (x: number) => [like(x), like(2 * x)];
