// hides: work in getters and setters of classes
// expects: N^2 | undetermined | failed
class Sum {
  #s = 0;
  q: number[] = [];
  set key(k: number[]) {
    for (let d = 0; d < k.length; d++) this.#s += this.q[d]! * k[d]!;
  }
  get value() {
    return this.#s;
  }
}
export const f = (Q: number[][], K: number[][]) =>
  Q.map((q) => {
    const sum = new Sum();
    sum.q = q;
    for (const k of K) sum.key = k;
    return sum.value;
  });
