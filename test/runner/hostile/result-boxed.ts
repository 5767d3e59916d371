// tries: answer with numbers in boxes
// expects: not-plain-data
export const f = (x: number) => [new Number(x), Object(2 * x)];
