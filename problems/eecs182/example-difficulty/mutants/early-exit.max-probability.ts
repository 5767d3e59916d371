// Holds the largest probability against the threshold.
export function earlyExit(probabilities: number[][], threshold: number): { exit: number; label: number } {
  const sure = probabilities.findIndex((row) => Math.max(...row) >= threshold);
  const exit = sure >= 0 ? sure : probabilities.length - 1;
  const row = probabilities[exit]!;
  return { exit, label: row.indexOf(Math.max(...row)) };
}
