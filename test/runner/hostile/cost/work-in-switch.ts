// hides: work in the arms of a switch
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]): number[] {
  return Q.map((q) => {
    let s = 0;
    let j = 0;
    let d = 0;
    let state = 0;
    for (;;)
      switch (state) {
        case 0:
          s += q[d]! * K[j]![d]!;
          d++;
          state = d === q.length ? 1 : 0;
          break;
        case 1:
          d = 0;
          j++;
          if (j === K.length) return s;
          state = 0;
      }
  });
}
