// tries: count time in shared memory
// expects: threw ReferenceError
export const f = () => new SharedArrayBuffer(8);
