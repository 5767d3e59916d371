// The sum is cut at zero, not each triplet.
type Matrix = number[][];

function squaredDistance(one: number[], other: number[]): number {
  return one.reduce((sum, value, d) => sum + (value - other[d]) ** 2, 0);
}

export function tripletLoss(anchor: Matrix, positive: Matrix, negative: Matrix, margin: number): number {
  const total = anchor.reduce((sum, a, i) => {
    const near = squaredDistance(a, positive[i]);
    const far = squaredDistance(a, negative[i]);
    return sum + near - far + margin;
  }, 0);
  return Math.max(0, total);
}
