// hides: group lists by Map.groupBy
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]) {
  const group = (Map as any).groupBy ?? ((list: unknown[], by: (x: unknown) => unknown) => list.map(by));
  return Q.map((q) => {
    let s = 0;
    group(K, (k: number[]) => {
      for (let d = 0; d < k.length; d += 1) s += q[d]! * k[d]!;
      return 0;
    });
    return s;
  });
}
