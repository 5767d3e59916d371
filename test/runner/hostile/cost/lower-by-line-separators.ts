// hides: stand on lines that only U+2028 and lone carriage returns begin
// expects: N^2 D
export function f(Q: number[][], K: number[][]): number[] { const out = Q.map(() => 0);for (let i = 0; i < Q.length; i++) for (let j = 0; j < K.length; j++) for (let d = 0; d < K[j]!.length; d++)out[i]! += Q[i]![d]! * K[j]![d]!; return out;}
