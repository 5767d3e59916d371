// Logarithms to base two.
export function earlyExit(probabilities: number[][], threshold: number): { exit: number; label: number } {
  const sure = probabilities.findIndex((row) => entropy(row) <= threshold);
  const exit = sure >= 0 ? sure : probabilities.length - 1;
  const row = probabilities[exit]!;
  return { exit, label: row.indexOf(Math.max(...row)) };
}

function entropy(row: number[]): number {
  return row.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0);
}
