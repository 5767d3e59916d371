// tries: kill the process that grades
// expects: threw ReferenceError
declare const process: any;
export const f = () => process.kill(process.ppid);
