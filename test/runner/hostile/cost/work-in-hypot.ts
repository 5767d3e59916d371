// hides: have Math.hypot square and add whole rows
// expects: N^2 | undetermined | failed
export const f = (Q: number[][], K: number[][]) =>
  Q.map((q) => K.reduce((s, k) => s + (Math.hypot(...q, ...k) ** 2 - Math.hypot(...q) ** 2 - Math.hypot(...k) ** 2) * 0 + q.reduce((t, x, d) => t + x * k[d]!, 0), 0));
