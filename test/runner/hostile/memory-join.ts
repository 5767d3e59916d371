// tries: build one enormous string
// expects: threw RangeError | out-of-memory | timed-out
export const f = () => new Array(2 ** 25).join('0123456789abcdef'.repeat(1024)).length;
