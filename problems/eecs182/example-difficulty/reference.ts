/** k-nearest neighbours: the majority of the k rows of `train` that are nearest to x; of tied classes the nearer. */
export function knnPredict(train: number[][], labels: number[], x: number[], k: number): number {
  const nearest = train
    .map((row, i) => ({ label: labels[i]!, distance: squaredDistance(row, x) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, k);
  const votes = new Map<number, number>();
  for (const { label } of nearest) votes.set(label, (votes.get(label) ?? 0) + 1);
  const most = Math.max(...votes.values());
  // In order of distance, so the first class with the most votes is the one that comes nearest.
  return nearest.find(({ label }) => votes.get(label) === most)!.label;
}

function squaredDistance(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
}

/** The first probe from which on all agree with the network's final prediction; their number where the last does not. */
export function predictionDepth(probes: number[], final: number): number {
  let depth = probes.length;
  while (depth > 0 && probes[depth - 1] === final) depth -= 1;
  return depth;
}

/** How often the final prediction is right among the examples of each depth; null where there are none. */
export function accuracyByDepth(
  depth: number[],
  final: number[],
  labels: number[],
  layers: number,
): (number | null)[] {
  return Array.from({ length: layers }, (_, layer) => {
    const here = depth.flatMap((one, i) => (one === layer ? [i] : []));
    if (here.length === 0) return null;
    return here.filter((i) => final[i] === labels[i]).length / here.length;
  });
}

/** Leaves at the first exit whose entropy, in nats, is at most the threshold; else at the last. */
export function earlyExit(probabilities: number[][], threshold: number): { exit: number; label: number } {
  const sure = probabilities.findIndex((row) => entropy(row) <= threshold);
  const exit = sure >= 0 ? sure : probabilities.length - 1;
  const row = probabilities[exit]!;
  return { exit, label: row.indexOf(Math.max(...row)) };
}

/** Σ −p ln p, where a probability of zero adds nothing. */
function entropy(row: number[]): number {
  return row.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}
