// tries: wait at the top of the file
// expects: load unsupported
await new Promise(() => {});
export const f = () => 1;
