// The layer after the one at which the example settles, if there is one.
export function predictionDepth(probes: number[], final: number): number {
  let depth = probes.length;
  while (depth > 0 && probes[depth - 1] === final) depth -= 1;
  return Math.min(probes.length, depth + 1);
}
