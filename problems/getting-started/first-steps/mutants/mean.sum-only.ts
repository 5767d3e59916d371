// Adds up and does not divide.
export function mean(values: number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum;
}
