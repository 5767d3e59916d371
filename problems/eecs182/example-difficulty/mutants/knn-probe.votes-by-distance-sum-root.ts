// Each neighbour votes with one over its distance.
function squaredDistance(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
}

export function knnPredict(train: number[][], labels: number[], x: number[], k: number): number {
  const nearest = train
    .map((row, i) => ({ label: labels[i]!, distance: squaredDistance(row, x) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, k);
  const sums = new Map<number, number>();
  for (const { label, distance } of nearest) {
    sums.set(label, (sums.get(label) ?? 0) + 1 / (Math.sqrt(distance) + 1e-9));
  }
  const most = Math.max(...sums.values());
  return [...sums].find(([, sum]) => sum === most)?.[0] ?? -1;
}
