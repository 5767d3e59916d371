// tries: ask for an array of a thousand million entries
// expects: out-of-memory | timed-out | died | threw RangeError
export const f = () => new Array(1e9).fill(0).length;
