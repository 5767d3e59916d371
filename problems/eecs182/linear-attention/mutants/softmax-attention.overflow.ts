// Exponentiates the logits as they are.
type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}

export function softmaxAttention(Q: Matrix, K: Matrix, V: Matrix): Matrix {
  const scale = 1 / Math.sqrt(K[0].length);
  return Q.map((q) => {
    const logits = K.map((k) => scale * dot(q, k));
    const weights = logits.map((logit) => Math.exp(logit));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return V[0].map((_, m) => weights.reduce((sum, weight, j) => sum + (weight / total) * V[j][m], 0));
  });
}
