// A right solution of every code part of this problem.

type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += a[d] * b[d];
  return sum;
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

/** sum += weight · row, in place. */
function addScaled(sum: number[], weight: number, row: number[]): void {
  for (let m = 0; m < row.length; m += 1) sum[m] += weight * row[m];
}

export function randomFeatures(X: Matrix, W: Matrix): Matrix {
  const scale = Math.sqrt(1 / W.length);
  return X.map((x) => {
    const angles = W.map((w) => dot(w, x));
    const sines = angles.map((angle) => scale * Math.sin(angle));
    const cosines = angles.map((angle) => scale * Math.cos(angle));
    return [...sines, ...cosines];
  });
}

export function softmaxAttention(Q: Matrix, K: Matrix, V: Matrix): Matrix {
  const scale = 1 / Math.sqrt(K[0].length);
  return Q.map((q) => {
    const logits = K.map((k) => scale * dot(q, k));
    // Subtracting the largest logit leaves the ratios as they are and keeps every exponential at most 1.
    let largest = -Infinity;
    for (const logit of logits) largest = Math.max(largest, logit);
    const weights = logits.map((logit) => Math.exp(logit - largest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const row = zeros(V[0].length);
    for (let j = 0; j < V.length; j += 1) addScaled(row, weights[j] / total, V[j]);
    return row;
  });
}

/** The keys' features with the factor exp(‖k‖²/2σ²) that does not cancel. */
function keyFeatures(K: Matrix, W: Matrix, sigma: number): Matrix {
  return randomFeatures(K, W).map((features, j) => {
    const weight = Math.exp(dot(K[j], K[j]) / (2 * sigma * sigma));
    return features.map((feature) => weight * feature);
  });
}

/** φ(q)ᵀS / φ(q)ᵀZ. */
function readOut(features: number[], S: Matrix, Z: number[]): number[] {
  const row = zeros(S[0].length);
  for (let r = 0; r < features.length; r += 1) addScaled(row, features[r], S[r]);
  const total = dot(features, Z);
  return row.map((value) => value / total);
}

export function linearAttention(Q: Matrix, K: Matrix, V: Matrix, W: Matrix, sigma: number): Matrix {
  const keys = keyFeatures(K, W, sigma);
  const S = Array.from({ length: 2 * W.length }, () => zeros(V[0].length));
  const Z = zeros(2 * W.length);
  for (let j = 0; j < K.length; j += 1) {
    for (let r = 0; r < Z.length; r += 1) {
      addScaled(S[r], keys[j][r], V[j]);
      Z[r] += keys[j][r];
    }
  }
  return randomFeatures(Q, W).map((features) => readOut(features, S, Z));
}

export function causalLinearAttention(Q: Matrix, K: Matrix, V: Matrix, W: Matrix, sigma: number): Matrix {
  const queries = randomFeatures(Q, W);
  const keys = keyFeatures(K, W, sigma);
  const S = Array.from({ length: 2 * W.length }, () => zeros(V[0].length));
  const Z = zeros(2 * W.length);
  return queries.map((features, i) => {
    for (let r = 0; r < Z.length; r += 1) {
      addScaled(S[r], keys[i][r], V[i]);
      Z[r] += keys[i][r];
    }
    return readOut(features, S, Z);
  });
}

export function positiveFeatures(X: Matrix, W: Matrix): Matrix {
  const scale = 1 / Math.sqrt(W.length);
  return X.map((x) => {
    const half = dot(x, x) / 2;
    return W.map((w) => scale * Math.exp(dot(w, x) - half));
  });
}
