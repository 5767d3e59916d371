// tries: leave early while loading
// expects: load threw ReferenceError
declare const process: any;
process.exit(0);
export const f = () => 1;
