// tries: return an answer of the harness
// expects: returned
export const f = (x: number) => ({ kind: 'returned', verdict: 'correct', passed: true, score: 1, value: [x, 2 * x] });
