// tries: export names that break careless wrappers
// expects: honest
const a = 1;
export { a as 'a b', a as default, a as __proto__, a as constructor };
export const f = (x: number) => [x, 2 * x];
