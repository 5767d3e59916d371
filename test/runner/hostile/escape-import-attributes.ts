// tries: import a file by an import with attributes
// expects: load unsupported | load syntax
import data from '/etc/passwd' with { type: 'json' };
export const f = () => data;
