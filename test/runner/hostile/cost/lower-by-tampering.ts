// hides: replace everything that a counter could use
// expects: N^2 | undetermined | failed
const dot = (q: number[], k: number[]): number => {
  let s = 0;
  for (let d = 0; d < q.length; d += 1) s += q[d]! * k[d]!;
  return s;
};
for (const holder of [Reflect, Object, Math, Array.prototype, Function.prototype, Object.getPrototypeOf(Float64Array.prototype)] as any[]) {
  for (const name of ['apply', 'ceil', 'log2', 'isArray', 'ownKeys', 'set', 'call', 'length', 'getPrototypeOf']) {
    try {
      const old = holder[name];
      if (typeof old === 'function') holder[name] = name === 'isArray' ? old : () => 0;
    } catch {}
  }
}
export function f(Q: number[][], K: number[][]) {
  const out: number[] = [];
  for (let i = 0; i < Q.length; i++) {
    let s = 0;
    for (let j = 0; j < K.length; j++) s += dot(Q[i]!, K[j]!);
    out[i] = s;
  }
  return out;
}
