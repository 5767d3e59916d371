// Of the classes among the neighbours, the one whose mean squared distance is least.
function squaredDistance(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
}

export function knnPredict(train: number[][], labels: number[], x: number[], k: number): number {
  const nearest = train
    .map((row, i) => ({ label: labels[i]!, distance: squaredDistance(row, x) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, k);
  const means = new Map<number, number>();
  for (const { label } of nearest) {
    const own = nearest.filter((one) => one.label === label);
    means.set(label, own.reduce((sum, one) => sum + one.distance, 0) / own.length);
  }
  const least = Math.min(...means.values());
  return [...means].find(([, mean]) => mean === least)?.[0] ?? -1;
}
