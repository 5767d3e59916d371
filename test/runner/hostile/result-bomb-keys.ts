// tries: return a million keys
// expects: too-large | timed-out | out-of-memory
export const f = () => Object.fromEntries(Array.from({ length: 1e6 }, (_, i) => [`k${i}`, i]));
