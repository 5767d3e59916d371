// tries: sleep
// expects: threw ReferenceError
export const f = () => Atomics.wait(new Int32Array(4), 0, 0, 1000);
