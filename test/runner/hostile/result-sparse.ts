// tries: return an array with four thousand million holes
// expects: not-plain-data
export const f = () => new Array(4294967295);
