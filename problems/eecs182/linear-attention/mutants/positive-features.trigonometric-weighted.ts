// Sine and cosine features with the norm factor of the keys.
type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}

export function positiveFeatures(X: Matrix, W: Matrix): Matrix {
  const scale = Math.sqrt(1 / W.length);
  return X.map((x) => {
    const weight = scale * Math.exp(dot(x, x) / 2);
    const angles = W.map((w) => dot(w, x));
    return [...angles.map((a) => weight * Math.sin(a)), ...angles.map((a) => weight * Math.cos(a))];
  });
}
