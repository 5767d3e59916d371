// A depth without examples counts as all wrong.
export function accuracyByDepth(
  depth: number[],
  final: number[],
  labels: number[],
  layers: number,
): (number | null)[] {
  return Array.from({ length: layers }, (_, layer) => {
    const here = depth.flatMap((one, i) => (one === layer ? [i] : []));
    return here.length === 0 ? 0 : here.filter((i) => final[i] === labels[i]).length / here.length;
  });
}
