function distance(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0);
}

export function knnPredict(train: number[][], labels: number[], x: number[], k: number): number {
  const order = train.map((_, i) => i).sort((i, j) => distance(train[i], x) - distance(train[j], x));
  const votes: number[] = [];
  for (const i of order.slice(0, k)) votes[labels[i]] = (votes[labels[i]] ?? 0) + 1;
  // The class with the most votes.
  let best = -1;
  votes.forEach((count, label) => {
    if (best < 0 || count > votes[best]) best = label;
  });
  return best;
}

export function predictionDepth(probes: number[], final: number): number {
  for (let layer = 0; layer < probes.length; layer += 1) {
    if (probes[layer] === final) return layer;
  }
  return probes.length;
}

export function accuracyByDepth(
  depth: number[],
  final: number[],
  labels: number[],
  layers: number,
): (number | null)[] {
  const seen = new Array<number>(layers).fill(0);
  const right = new Array<number>(layers).fill(0);
  depth.forEach((layer, i) => {
    seen[layer] += 1;
    if (final[i] === labels[i]) right[layer] += 1;
  });
  return seen.map((count, layer) => (count === 0 ? null : right[layer] / count));
}

function entropy(row: number[]): number {
  return row.filter((p) => p > 0).reduce((sum, p) => sum - p * Math.log(p), 0);
}

export function earlyExit(probabilities: number[][], threshold: number): { exit: number; label: number } {
  let exit = 0;
  while (exit < probabilities.length - 1 && entropy(probabilities[exit]) > threshold) exit += 1;
  return { exit, label: probabilities[exit].indexOf(Math.max(...probabilities[exit])) };
}
