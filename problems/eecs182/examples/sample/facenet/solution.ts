type Matrix = number[][];

function squaredDistance(x: number[], y: number[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const difference = x[i] - y[i];
    sum += difference * difference;
  }
  return sum;
}

export function tripletLoss(anchor: Matrix, positive: Matrix, negative: Matrix, margin: number): number {
  let total = 0;
  for (let i = 0; i < anchor.length; i++) {
    total += squaredDistance(anchor[i], positive[i]) - squaredDistance(anchor[i], negative[i]) + margin;
  }
  return Math.max(0, total);
}

export function semiHardNegative(
  distances: Matrix,
  labels: number[],
  anchor: number,
  positive: number,
  margin: number,
): number | null {
  let best: number | null = null;
  for (let n = 0; n < labels.length; n++) {
    const d = distances[anchor][n];
    const semiHard = d > distances[anchor][positive] && d < distances[anchor][positive] + margin;
    if (labels[n] !== labels[anchor] && semiHard && (best === null || d < distances[anchor][best])) best = n;
  }
  return best;
}
