// tries: return ten million numbers
// expects: too-large | timed-out | out-of-memory
export const f = () => Array.from({ length: 1e7 }, (_, i) => i);
