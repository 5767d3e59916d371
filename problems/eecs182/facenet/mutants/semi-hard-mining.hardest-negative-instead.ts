// Falls back to the nearest negative where no one is semi-hard.
export function semiHardNegative(
  distances: number[][],
  labels: number[],
  anchor: number,
  positive: number,
  margin: number,
): number | null {
  const row = distances[anchor];
  const least = row[positive];
  let hardest: number | null = null;
  let nearest: number | null = null;
  for (let n = 0; n < row.length; n += 1) {
    if (labels[n] === labels[anchor]) continue;
    if (hardest === null || row[n] < row[hardest]) hardest = n;
    if (row[n] <= least || row[n] >= least + margin) continue;
    if (nearest === null || row[n] < row[nearest]) nearest = n;
  }
  return nearest ?? hardest;
}
