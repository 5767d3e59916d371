// tries: leave early with success
// expects: threw ReferenceError
declare const process: any;
export const f = () => process.exit(0);
