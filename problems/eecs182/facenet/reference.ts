// A right solution of every code part of this problem.

type Matrix = number[][];

function squaredDistance(one: number[], other: number[]): number {
  let sum = 0;
  for (let d = 0; d < one.length; d += 1) sum += (one[d] - other[d]) ** 2;
  return sum;
}

export function tripletLoss(anchor: Matrix, positive: Matrix, negative: Matrix, margin: number): number {
  let loss = 0;
  for (let i = 0; i < anchor.length; i += 1) {
    const near = squaredDistance(anchor[i], positive[i]);
    const far = squaredDistance(anchor[i], negative[i]);
    loss += Math.max(0, near - far + margin);
  }
  return loss;
}

export function semiHardNegative(
  distances: Matrix,
  labels: number[],
  anchor: number,
  positive: number,
  margin: number,
): number | null {
  const row = distances[anchor];
  const least = row[positive];
  let nearest: number | null = null;
  for (let n = 0; n < row.length; n += 1) {
    if (labels[n] === labels[anchor]) continue;
    if (row[n] <= least || row[n] >= least + margin) continue;
    if (nearest === null || row[n] < row[nearest]) nearest = n;
  }
  return nearest;
}
