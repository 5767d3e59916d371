// tries: leave things for the next submission
// expects: honest
(globalThis as any).left = 'behind';
(Object.prototype as any).polluted = 'yes';
(Array.prototype as any).map = () => 'tampered';
export const f = (x: number) => [x, 2 * x];
