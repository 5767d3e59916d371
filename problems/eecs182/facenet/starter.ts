// Matrices are row-major: one inner array a row. Embeddings are rows of length 1.
// Export each function under the name it has here; add helpers of your own wherever you like.

type Matrix = number[][];

/** Row i of the three matrices is triplet i. Returns the triplet loss, summed over the triplets. */
export function tripletLoss(anchor: Matrix, positive: Matrix, negative: Matrix, margin: number): number {
  throw new Error('not written yet');
}

/** distances are squared, one row an image; labels say whom it shows. Returns an index, or null where there is none. */
export function semiHardNegative(
  distances: Matrix,
  labels: number[],
  anchor: number,
  positive: number,
  margin: number,
): number | null {
  throw new Error('not written yet');
}
