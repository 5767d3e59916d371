// hides: walk by toJSON that calls JSON.stringify again
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]) {
  const out: number[] = [];
  let i = 0, j = 0, s = 0;
  const step: any = {
    toJSON() {
      for (let d = 0; d < K[j]!.length; d += 1) s += Q[i]![d]! * K[j]![d]!;
      j += 1;
      return j < K.length ? JSON.parse(JSON.stringify(step) ?? 'null') : 0;
    },
  };
  for (i = 0; i < Q.length; i += 1) {
    j = 0;
    s = 0;
    JSON.stringify(step);
    out.push(s);
  }
  return out;
}
