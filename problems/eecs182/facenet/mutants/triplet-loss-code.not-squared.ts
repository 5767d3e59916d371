// Distances instead of their squares.
type Matrix = number[][];

function distance(one: number[], other: number[]): number {
  return Math.sqrt(one.reduce((sum, value, d) => sum + (value - other[d]) ** 2, 0));
}

export function tripletLoss(anchor: Matrix, positive: Matrix, negative: Matrix, margin: number): number {
  return anchor.reduce((sum, a, i) => {
    const near = distance(a, positive[i]);
    const far = distance(a, negative[i]);
    return sum + Math.max(0, near - far + margin);
  }, 0);
}
