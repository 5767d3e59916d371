// hides: work in default values of parameters and patterns
// expects: N^2 | undetermined | failed
const row = (q: number[], k: number[], d = 0, s: number = d === q.length ? 0 : q[d]! * k[d]! + row(q, k, d + 1)): number => s;
const all = (q: number[], K: number[][], j = 0, { s = j === K.length ? 0 : row(q, K[j]!) + all(q, K, j + 1) } = {}): number => s;
export const f = (Q: number[][], K: number[][]) => Q.map((q) => all(q, K));
