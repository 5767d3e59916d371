// Of the classes among the neighbours, the one whose squared distances add up to least.
function squaredDistance(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
}

export function knnPredict(train: number[][], labels: number[], x: number[], k: number): number {
  const nearest = train
    .map((row, i) => ({ label: labels[i]!, distance: squaredDistance(row, x) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, k);
  const sums = new Map<number, number>();
  for (const { label, distance } of nearest) sums.set(label, (sums.get(label) ?? 0) + distance);
  const least = Math.min(...sums.values());
  return [...sums].find(([, sum]) => sum === least)?.[0] ?? -1;
}
