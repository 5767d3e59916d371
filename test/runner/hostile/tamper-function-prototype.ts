// tries: replace call, apply and bind
// expects: honest
for (const name of ['call', 'apply', 'bind', 'toString']) (Function.prototype as any)[name] = () => 'tampered';
export const f = (x: number) => [x, 2 * x];
