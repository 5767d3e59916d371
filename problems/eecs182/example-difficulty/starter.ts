// Classes are numbers from 0. A layer's activations are one row of numbers an example.
// Export each function under the name it has here; add helpers of your own wherever you like.

/**
 * train: one row of activations for each training example; labels: their classes; x: the activations of another example.
 * Returns the class that most of the k nearest rows have.
 */
export function knnPredict(train: number[][], labels: number[], x: number[], k: number): number {
  throw new Error('not written yet');
}

/** probes: what the probe of each layer predicts, from the input on; final: what the network itself predicts. */
export function predictionDepth(probes: number[], final: number): number {
  throw new Error('not written yet');
}

/** Three numbers an example; `layers` entries come out, null for a depth at which no example settles. */
export function accuracyByDepth(
  depth: number[],
  final: number[],
  labels: number[],
  layers: number,
): (number | null)[] {
  throw new Error('not written yet');
}

/** probabilities: one row an exit, from the first to the network's own; threshold: an entropy in nats. */
export function earlyExit(probabilities: number[][], threshold: number): { exit: number; label: number } {
  throw new Error('not written yet');
}
