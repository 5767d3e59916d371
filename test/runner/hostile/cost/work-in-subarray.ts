// hides: add up by native methods on views of typed arrays
// expects: N^2 | undetermined | failed
export function f(Q: number[][], K: number[][]) {
  const D = Q[0]!.length, flat = new Float64Array(K.length * D);
  K.forEach((k, j) => flat.set(k, j * D));
  return Q.map((q) => {
    let s = 0;
    for (let j = 0; j < K.length; j += 1) s += flat.subarray(j * D, j * D + D).reduce((t, x, d) => t + x * q[d]!, 0);
    return s;
  });
}
