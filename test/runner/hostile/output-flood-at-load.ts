// tries: print very much while loading
// expects: honest
for (let i = 0; i < 100000; i += 1) console.error('loading', i, [i, i]);
export const f = (x: number) => [x, 2 * x];
