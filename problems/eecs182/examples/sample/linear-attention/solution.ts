type Matrix = number[][];

function dot(a: number[], b: number[]): number {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * b[i];
  return s;
}

function zeros(rows: number, cols: number): Matrix {
  return Array.from({ length: rows }, () => new Array<number>(cols).fill(0));
}

export function randomFeatures(X: Matrix, W: Matrix): Matrix {
  const c = Math.sqrt(1 / W.length);
  return X.map((x) => {
    const proj = W.map((w) => dot(w, x));
    return proj.map((p) => c * Math.sin(p)).concat(proj.map((p) => c * Math.cos(p)));
  });
}

export function softmaxAttention(Q: Matrix, K: Matrix, V: Matrix): Matrix {
  const D = K[0].length;
  return Q.map((q) => {
    const scores = K.map((k) => dot(q, k) / Math.sqrt(D));
    const max = Math.max(...scores);
    const e = scores.map((s) => Math.exp(s - max));
    const sum = e.reduce((a, b) => a + b, 0);
    const out = new Array<number>(V[0].length).fill(0);
    e.forEach((w, j) => {
      for (let m = 0; m < out.length; m++) out[m] += (w / sum) * V[j][m];
    });
    return out;
  });
}

// phi(q)^T (sum phi(k) v^T) / phi(q)^T (sum phi(k))
export function linearAttention(Q: Matrix, K: Matrix, V: Matrix, W: Matrix, sigma: number): Matrix {
  const fq = randomFeatures(Q, W);
  const fk = randomFeatures(K, W);
  const F = fk[0].length;
  const M = V[0].length;

  const S = zeros(F, M);
  const Z = new Array<number>(F).fill(0);
  for (let j = 0; j < fk.length; j++) {
    for (let f = 0; f < F; f++) {
      Z[f] += fk[j][f];
      for (let m = 0; m < M; m++) S[f][m] += fk[j][f] * V[j][m];
    }
  }

  return fq.map((f) => {
    const norm = dot(f, Z);
    const out = new Array<number>(M).fill(0);
    for (let i = 0; i < F; i++) {
      for (let m = 0; m < M; m++) out[m] += f[i] * S[i][m];
    }
    return out.map((x) => x / norm);
  });
}

export function causalLinearAttention(Q: Matrix, K: Matrix, V: Matrix, W: Matrix, sigma: number): Matrix {
  const fq = randomFeatures(Q, W);
  const fk = randomFeatures(K, W);
  // same thing, but the sums grow as we go along
  const F = fk[0].length;
  const M = V[0].length;
  const S = zeros(F, M);
  const Z = new Array<number>(F).fill(0);
  const out = zeros(Q.length, M);
  for (let i = 0; i < Q.length; i++) {
    const weight = Math.exp(dot(K[i], K[i]) / (2 * sigma * sigma));
    for (let f = 0; f < F; f++) {
      Z[f] += weight * fk[i][f];
      for (let m = 0; m < M; m++) S[f][m] += weight * fk[i][f] * V[i][m];
    }
    const norm = dot(fq[i], Z);
    for (let m = 0; m < M; m++) {
      let s = 0;
      for (let f = 0; f < F; f++) s += fq[i][f] * S[f][m];
      out[i][m] = s / norm;
    }
  }
  return out;
}

export function positiveFeatures(X: Matrix, W: Matrix): Matrix {
  const c = 1 / Math.sqrt(W.length);
  return X.map((x) => {
    const half = dot(x, x) / 2;
    return W.map((w) => c * Math.exp(dot(w, x) - half));
  });
}
