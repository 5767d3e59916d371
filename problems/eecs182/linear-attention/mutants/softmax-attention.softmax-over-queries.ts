// Normalises each column of the weights: over the queries.
type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}

export function softmaxAttention(Q: Matrix, K: Matrix, V: Matrix): Matrix {
  const scale = 1 / Math.sqrt(K[0].length);
  const logits = Q.map((q) => K.map((k) => scale * dot(q, k)));
  const weights = logits.map((row) => row.slice());
  for (let j = 0; j < K.length; j += 1) {
    const column = logits.map((row) => row[j]);
    const largest = Math.max(...column);
    const total = column.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
    for (let i = 0; i < Q.length; i += 1) weights[i][j] = Math.exp(logits[i][j] - largest) / total;
  }
  return weights.map((row) => V[0].map((_, m) => row.reduce((sum, weight, j) => sum + weight * V[j][m], 0)));
}
