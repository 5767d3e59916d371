// hides: all work in the head of a loop with an empty body
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]): number[] {
  const out: number[] = [];
  for (let i = 0; i < Q.length; i++) {
    let s = 0;
    for (let j = 0, d = 0; j < K.length && (s += Q[i]![d]! * K[j]![d]!, d === Q[i]!.length - 1 ? ((d = 0), j++, true) : (d++, true)); );
    out.push(s);
  }
  return out;
}
