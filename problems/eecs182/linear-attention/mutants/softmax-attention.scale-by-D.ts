// Divides the logits by D instead of √D.
type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}

export function softmaxAttention(Q: Matrix, K: Matrix, V: Matrix): Matrix {
  const scale = 1 / K[0].length;
  return Q.map((q) => {
    const logits = K.map((k) => scale * dot(q, k));
    const weights = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return V[0].map((_, m) => weights.reduce((sum, weight, j) => sum + (weight / total) * V[j][m], 0));
  });
}
