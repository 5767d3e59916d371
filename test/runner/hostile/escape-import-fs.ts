// tries: import a module of Node
// expects: load unsupported
import { readFileSync } from 'node:fs';
export const f = () => readFileSync('/etc/passwd', 'utf8');
