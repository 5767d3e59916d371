// hides: jump by labels
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]): number[] {
  const out = Q.map(() => 0);
  rows: for (let i = 0; i < Q.length; i++) {
    let j = 0;
    keys: do {
      let d = 0;
      for (;;) {
        if (j === K.length) continue rows;
        if (d === K[j]!.length) {
          j++;
          continue keys;
        }
        out[i]! += Q[i]![d]! * K[j]![d]!;
        d++;
      }
    } while (true);
  }
  return out;
}
