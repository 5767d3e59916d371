// tries: read the precise clock
// expects: threw ReferenceError
declare const performance: any;
export const f = () => performance.now();
