// The first probe that agrees, whatever the later ones say.
export function predictionDepth(probes: number[], final: number): number {
  const first = probes.indexOf(final);
  return first < 0 ? probes.length : first;
}
