// Takes roots, so that the margin is added to a distance.
export function semiHardNegative(
  distances: number[][],
  labels: number[],
  anchor: number,
  positive: number,
  margin: number,
): number | null {
  const row = distances[anchor].map(Math.sqrt);
  const least = row[positive];
  let nearest: number | null = null;
  for (let n = 0; n < row.length; n += 1) {
    if (labels[n] === labels[anchor]) continue;
    if (row[n] <= least || row[n] >= least + margin) continue;
    if (nearest === null || row[n] < row[nearest]) nearest = n;
  }
  return nearest;
}
