// hides: have built-ins call built-ins for every pair
// expects: N^2 | undetermined | failed
export const f = (Q: number[][], K: number[][]) => {
  const products = Q.map((q) => K.map((k) => q.map((x, d) => x * k[d]!)));
  return products.map((rows) => rows.flat().reduce((s, x) => s + x, 0));
};
