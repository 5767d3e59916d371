// Forms the N × N matrix of estimated similarities.
type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}

function features(X: Matrix, W: Matrix): Matrix {
  const scale = Math.sqrt(1 / W.length);
  return X.map((x) => {
    const angles = W.map((w) => dot(w, x));
    return [...angles.map((a) => scale * Math.sin(a)), ...angles.map((a) => scale * Math.cos(a))];
  });
}

function keyFeatures(K: Matrix, W: Matrix, sigma: number): Matrix {
  return features(K, W).map((row, j) => row.map((f) => f * Math.exp(dot(K[j], K[j]) / (2 * sigma ** 2))));
}

export function linearAttention(Q: Matrix, K: Matrix, V: Matrix, W: Matrix, sigma: number): Matrix {
  const keys = keyFeatures(K, W, sigma);
  return features(Q, W).map((query) => {
    const weights = keys.map((key) => dot(query, key));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return V[0].map((_, m) => weights.reduce((sum, weight, j) => sum + weight * V[j][m], 0) / total);
  });
}
