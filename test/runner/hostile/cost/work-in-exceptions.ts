// hides: leave every loop body by an exception
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]): number[] {
  return Q.map((q) => {
    let s = 0;
    for (let j = 0; j < K.length; j++) {
      try {
        for (let d = 0; ; d++) {
          if (d === q.length) throw 0;
          s += q[d]! * K[j]![d]!;
        }
      } catch {}
    }
    return s;
  });
}
