// Divides by the number of examples even where there are none.
export function accuracyByDepth(
  depth: number[],
  final: number[],
  labels: number[],
  layers: number,
): (number | null)[] {
  return Array.from({ length: layers }, (_, layer) => {
    const here = depth.flatMap((one, i) => (one === layer ? [i] : []));
    return here.filter((i) => final[i] === labels[i]).length / here.length;
  });
}
