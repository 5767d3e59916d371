// hides: sort by built-in comparators that look things up
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]) {
  return Q.map((q) => {
    let s = 0;
    K.slice().sort(Math.min as any);
    for (const k of K) for (let d = 0; d < k.length; d += 1) s += q[d]! * k[d]!;
    return s;
  });
}
