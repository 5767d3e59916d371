// tries: require a module under another name
// expects: threw ReferenceError
declare const module: any;
export const f = () => module.require('node:child_process').execSync('id').toString();
