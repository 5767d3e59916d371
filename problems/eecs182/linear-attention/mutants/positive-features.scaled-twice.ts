// Divides X by D^(1/4) once more.
type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}

export function positiveFeatures(X: Matrix, W: Matrix): Matrix {
  const scale = Math.sqrt(1 / W.length);
  return X.map((x) => {
    const y = x.map((value) => value / x.length ** 0.25);
    return W.map((w) => scale * Math.exp(dot(w, y) - dot(y, y) / 2));
  });
}
