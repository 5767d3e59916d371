// Matrices are row-major: one inner array a row, one row a token.
// N tokens, width D of queries and keys, width M of values, R random frequencies (one a row of W).
// Export each function under the name it has here; add helpers of your own wherever you like.

type Matrix = number[][];

/** X is N by D, W is R by D. Returns the N by 2R matrix of features, all sines first, then all cosines. */
export function randomFeatures(X: Matrix, W: Matrix): Matrix {
  throw new Error('not written yet');
}

/** Q and K are N by D, V is N by M. Returns N by M: row i is the average of the values that query i sees. */
export function softmaxAttention(Q: Matrix, K: Matrix, V: Matrix): Matrix {
  throw new Error('not written yet');
}

/** As softmaxAttention, estimated with the random frequencies W (R by D), in time linear in N. */
export function linearAttention(Q: Matrix, K: Matrix, V: Matrix, W: Matrix, sigma: number): Matrix {
  throw new Error('not written yet');
}

/** As linearAttention, but token i sees only the tokens up to and including itself. */
export function causalLinearAttention(Q: Matrix, K: Matrix, V: Matrix, W: Matrix, sigma: number): Matrix {
  throw new Error('not written yet');
}

/** X is N by D, W is R by D with standard normal rows. Returns N by R features that are never negative. */
export function positiveFeatures(X: Matrix, W: Matrix): Matrix {
  throw new Error('not written yet');
}
