// Divides nought by nought for an empty list.
export function mean(values: number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum / values.length;
}
