// hides: jump through one loop by labels and a generator
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]) {
  const out = Q.map(() => 0);
  let i = 0, j = 0, d = 0;
  all: while (true) {
    if (d === Q[0]!.length) { d = 0; j += 1; continue all; }
    if (j === K.length) { j = 0; i += 1; continue all; }
    if (i === Q.length) break all;
    out[i]! += Q[i]![d]! * K[j]![d]!;
    d += 1;
  }
  return out;
}
