// tries: read the clock
// expects: threw ReferenceError
export const f = () => Date.now();
