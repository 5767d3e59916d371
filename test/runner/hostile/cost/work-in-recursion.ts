// hides: loops as recursion of expressions
// expects: N^2 | undetermined | failed
const go = (Q: number[][], K: number[][], i: number, j: number, d: number): number =>
  j === K.length ? 0 : d === K[j]!.length ? go(Q, K, i, j + 1, 0) : Q[i]![d]! * K[j]![d]! + go(Q, K, i, j, d + 1);
export const f = (Q: number[][], K: number[][]) => Q.map((_, i) => go(Q, K, i, 0, 0));
