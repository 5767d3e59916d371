// tries: call an internal binding of Node
// expects: threw ReferenceError
declare const process: any;
export const f = () => process.binding('spawn_sync');
