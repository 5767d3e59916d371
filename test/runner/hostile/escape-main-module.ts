// tries: reach require through the main module
// expects: threw ReferenceError
declare const process: any;
export const f = () => process.mainModule.require('fs').readdirSync('/');
