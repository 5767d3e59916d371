// tries: close the function that wraps the file
// expects: load syntax
export const f = () => 'escaped'; })(); globalThis.free = true; (() => {
