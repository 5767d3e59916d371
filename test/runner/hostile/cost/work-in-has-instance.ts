// hides: work where instanceof asks
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]) {
  let s = 0, q: number[] = [];
  class Asked {
    static [Symbol.hasInstance](k: any): boolean {
      for (let d = 0; d < k.length; d += 1) s += q[d]! * k[d]!;
      return false;
    }
  }
  return Q.map((own) => {
    q = own;
    s = 0;
    K.some((k) => (k as any) instanceof Asked);
    return s;
  });
}
