// Holds the probes against the last of them, not against the network's prediction.
export function predictionDepth(probes: number[], final: number): number {
  const settled = probes[probes.length - 1];
  let depth = probes.length;
  while (depth > 0 && probes[depth - 1] === settled) depth -= 1;
  return depth;
}
