// hides: nothing, in plain loops
// expects: N D
export function f(Q: number[][], K: number[][]): number[] {
  const D = Q[0]!.length;
  const S: number[] = [];
  for (let d = 0; d < D; d++) {
    let s = 0;
    for (let j = 0; j < K.length; j++) s += K[j]![d]!;
    S.push(s);
  }
  const out: number[] = [];
  for (let i = 0; i < Q.length; i++) {
    let s = 0;
    for (let d = 0; d < D; d++) s += Q[i]![d]! * S[d]!;
    out.push(s);
  }
  return out;
}
