// tries: take in another file by exporting it
// expects: load unsupported
export * from 'node:fs';
export const f = () => 1;
