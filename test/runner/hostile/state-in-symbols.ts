// tries: leave things in the registry of symbols
// expects: honest
(Symbol.for('left') as any).description;
(Symbol.prototype as any).left = 'behind';
export const f = (x: number) => [x, 2 * x];
