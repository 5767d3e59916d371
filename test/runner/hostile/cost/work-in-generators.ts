// hides: work in generators
// expects: N^2 | undetermined | failed
function* products(q: number[], K: number[][]) {
  for (const k of K) for (let d = 0; d < q.length; d++) yield q[d]! * k[d]!;
}
export const f = (Q: number[][], K: number[][]) =>
  Q.map((q) => {
    let s = 0;
    for (const p of products(q, K)) s += p;
    return s;
  });
