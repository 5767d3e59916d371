// The first probe that agrees; -1 where none does.
export function predictionDepth(probes: number[], final: number): number {
  return probes.indexOf(final);
}
