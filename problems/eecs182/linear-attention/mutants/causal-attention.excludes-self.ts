// Reads the sums before token i has been added to them; the first row divides by zero.
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

export function causalLinearAttention(Q: Matrix, K: Matrix, V: Matrix, W: Matrix, sigma: number): Matrix {
  const keys = keyFeatures(K, W, sigma);
  const S = keys[0].map(() => V[0].map(() => 0));
  const Z = keys[0].map(() => 0);
  return features(Q, W).map((query, i) => {
    const row = V[0].map((_, m) => query.reduce((sum, f, r) => sum + f * S[r][m], 0) / dot(query, Z));
    for (let r = 0; r < Z.length; r += 1) {
      for (let m = 0; m < V[0].length; m += 1) S[r][m] += keys[i][r] * V[i][m];
      Z[r] += keys[i][r];
    }
    return row;
  });
}
