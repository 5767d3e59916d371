// tries: read the place of the module
// expects: load unsupported
export const f = () => import.meta.url;
