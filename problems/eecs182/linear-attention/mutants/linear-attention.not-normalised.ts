// Returns the weighted sum of values, not their average.
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
  const S = keys[0].map((_, r) =>
    V[0].map((__, m) => keys.reduce((sum, key, j) => sum + key[r] * V[j][m], 0)),
  );
  return features(Q, W).map((query) => {
    return V[0].map((_, m) => query.reduce((sum, f, r) => sum + f * S[r][m], 0));
  });
}
