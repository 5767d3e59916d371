// tries: hide import() inside a template literal
// expects: load unsupported
export const f = () => `${import('node:fs')}`;
