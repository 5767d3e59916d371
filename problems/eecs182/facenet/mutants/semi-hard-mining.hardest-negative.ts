// The nearest negative, wherever it is.
export function semiHardNegative(
  distances: number[][],
  labels: number[],
  anchor: number,
  positive: number,
  margin: number,
): number | null {
  const row = distances[anchor];
  let nearest: number | null = null;
  for (let n = 0; n < row.length; n += 1) {
    if (labels[n] === labels[anchor]) continue;
    if (nearest === null || row[n] < row[nearest]) nearest = n;
  }
  return nearest;
}
