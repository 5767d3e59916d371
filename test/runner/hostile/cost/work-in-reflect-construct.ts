// hides: work in constructors called by Reflect
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
class Pair {
  value: number;
  constructor(q: number[], k: number[]) {
    this.value = dot(q, k);
  }
}
export const f = (Q: number[][], K: number[][]) => Q.map((q) => K.reduce((s, k) => s + Reflect.construct(Pair, [q, k]).value, 0));
