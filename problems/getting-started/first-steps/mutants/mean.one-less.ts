// Divides by one less than the count.
export function mean(values: number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.length === 0 ? 0 : sum / (values.length - 1);
}
