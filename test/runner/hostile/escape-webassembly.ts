// tries: run machine code of its own
// expects: threw ReferenceError
declare const WebAssembly: any;
export const f = () => new WebAssembly.Memory({ initial: 65536 });
