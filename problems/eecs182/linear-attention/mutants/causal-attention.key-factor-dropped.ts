// Uses φ(k) alone: attention by the Gaussian kernel.
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

export function causalLinearAttention(Q: Matrix, K: Matrix, V: Matrix, W: Matrix, sigma: number): Matrix {
  const keys = features(K, W);
  const S = keys[0].map(() => V[0].map(() => 0));
  const Z = keys[0].map(() => 0);
  return features(Q, W).map((query, i) => {
    for (let r = 0; r < Z.length; r += 1) {
      for (let m = 0; m < V[0].length; m += 1) S[r][m] += keys[i][r] * V[i][m];
      Z[r] += keys[i][r];
    }
    const row = V[0].map((_, m) => query.reduce((sum, f, r) => sum + f * S[r][m], 0) / dot(query, Z));
    return row;
  });
}
