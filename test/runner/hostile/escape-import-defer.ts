// tries: import a module by the syntax for deferring it
// expects: load unsupported | load syntax
import defer * as fs from 'fs';
export const f = () => fs.readFileSync('/etc/passwd', 'utf8');
