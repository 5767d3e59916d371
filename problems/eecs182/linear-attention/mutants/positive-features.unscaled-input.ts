// Takes the norm as if X were unscaled: divides it by √D.
type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}

export function positiveFeatures(X: Matrix, W: Matrix): Matrix {
  const scale = Math.sqrt(1 / W.length);
  return X.map((x) => {
    return W.map((w) => scale * Math.exp(dot(w, x) - dot(x, x) / (2 * Math.sqrt(x.length))));
  });
}
