// tries: make one enormous integer
// expects: threw RangeError | timed-out | out-of-memory
export const f = () => (2n ** (2n ** 62n)) & 1n;
