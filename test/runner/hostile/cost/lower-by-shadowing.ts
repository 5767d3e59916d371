// hides: declare names like those of the counters
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
const $c = [0], $s = (x: unknown) => x, counts = $c, charge = $s;
export const f = (Q: number[][], K: number[][]) => Q.map((q) => K.reduce((s, k) => s + dot(q, k), 0 * (counts[0]! + Number(charge(0)))));
