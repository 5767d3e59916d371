// tries: answer with an object that writes itself as another
// expects: not-plain-data
export const f = (x: number) => ({ toJSON: () => [x, 2 * x] });
