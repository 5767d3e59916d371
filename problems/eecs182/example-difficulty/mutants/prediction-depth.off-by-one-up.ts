// Counts the layers from one.
export function predictionDepth(probes: number[], final: number): number {
  let depth = probes.length;
  while (depth > 0 && probes[depth - 1] === final) depth -= 1;
  return depth + 1;
}
