// tries: replace Promise and its methods
// expects: honest
(Promise.prototype as any).then = () => 'tampered';
(globalThis as any).Promise = class {};
export const f = (x: number) => [x, 2 * x];
