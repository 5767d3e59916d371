// tries: replace JSON
// expects: honest
(globalThis as any).JSON = { parse: () => [], stringify: () => '"forged"' };
export const f = (x: number) => [x, 2 * x];
