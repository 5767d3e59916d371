// All cosines, then all sines.
type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}

export function randomFeatures(X: Matrix, W: Matrix): Matrix {
  const scale = Math.sqrt(1 / W.length);
  return X.map((x) => {
    const angles = W.map((w) => dot(w, x));
    return [...angles.map((a) => scale * Math.cos(a)), ...angles.map((a) => scale * Math.sin(a))];
  });
}
