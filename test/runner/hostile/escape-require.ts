// tries: require a module of Node
// expects: load unsupported
declare const require: any;
export const f = () => require('node:child_process').execSync('id').toString();
