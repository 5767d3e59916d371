// tries: import a module of Node while running
// expects: load unsupported
export const f = async () => (await import('node:fs')).readFileSync('/etc/passwd', 'utf8');
