// Far minus near: the better the triplet, the dearer it is.
type Matrix = number[][];

function squaredDistance(one: number[], other: number[]): number {
  return one.reduce((sum, value, d) => sum + (value - other[d]) ** 2, 0);
}

export function tripletLoss(anchor: Matrix, positive: Matrix, negative: Matrix, margin: number): number {
  return anchor.reduce((sum, a, i) => {
    const near = squaredDistance(a, positive[i]);
    const far = squaredDistance(a, negative[i]);
    return sum + Math.max(0, far - near + margin);
  }, 0);
}
