// The last probe that disagrees, instead of the one after it.
export function predictionDepth(probes: number[], final: number): number {
  let depth = probes.length;
  while (depth > 0 && probes[depth - 1] === final) depth -= 1;
  return Math.max(0, depth - 1);
}
