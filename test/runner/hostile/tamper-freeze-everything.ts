// tries: freeze the global object and every prototype
// expects: honest
const freeze = Object.freeze;
for (const name of Reflect.ownKeys(globalThis)) {
  const value = (globalThis as any)[name];
  if (typeof value === 'function' && value.prototype) freeze(value.prototype);
}
try {
  freeze(globalThis);
} catch {}
export const f = (x: number) => [x, 2 * x];
