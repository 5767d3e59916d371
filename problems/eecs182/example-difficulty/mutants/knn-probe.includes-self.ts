// Counts x itself as its own first neighbour, so that only k - 1 others vote.
function squaredDistance(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
}

function majority(nearest: { label: number }[]): number {
  const votes = new Map<number, number>();
  for (const { label } of nearest) votes.set(label, (votes.get(label) ?? 0) + 1);
  const most = Math.max(...votes.values());
  return nearest.find(({ label }) => votes.get(label) === most)?.label ?? -1;
}

export function knnPredict(train: number[][], labels: number[], x: number[], k: number): number {
  const nearest = train
    .map((row, i) => ({ label: labels[i]!, distance: squaredDistance(row, x) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, k - 1);
  return majority(nearest);
}
