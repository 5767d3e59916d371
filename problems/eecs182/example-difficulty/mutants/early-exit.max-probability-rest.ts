// One minus the largest probability stands in for the entropy.
export function earlyExit(probabilities: number[][], threshold: number): { exit: number; label: number } {
  const sure = probabilities.findIndex((row) => 1 - Math.max(...row) <= threshold);
  const exit = sure >= 0 ? sure : probabilities.length - 1;
  const row = probabilities[exit]!;
  return { exit, label: row.indexOf(Math.max(...row)) };
}
