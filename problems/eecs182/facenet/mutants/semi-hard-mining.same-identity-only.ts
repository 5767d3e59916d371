// Looks among the images of the same person.
export function semiHardNegative(
  distances: number[][],
  labels: number[],
  anchor: number,
  positive: number,
  margin: number,
): number | null {
  const row = distances[anchor];
  const least = row[positive];
  let nearest: number | null = null;
  for (let n = 0; n < row.length; n += 1) {
    if (n === anchor || labels[n] !== labels[anchor]) continue;
    if (row[n] <= least || row[n] >= least + margin) continue;
    if (nearest === null || row[n] < row[nearest]) nearest = n;
  }
  return nearest;
}
