// tries: ask for 4 GB at once
// expects: threw RangeError | out-of-memory | timed-out
export const f = () => new Uint8Array(2 ** 32).fill(1).length;
