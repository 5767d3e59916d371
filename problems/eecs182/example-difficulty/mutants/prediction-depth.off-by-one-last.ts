// The last probe that disagrees; -1 where there is none.
export function predictionDepth(probes: number[], final: number): number {
  return probes.findLastIndex((probe) => probe !== final);
}
