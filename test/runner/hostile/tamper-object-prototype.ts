// tries: put `get`, `value` and `kind` on Object.prototype
// expects: not-plain-data | honest
for (const name of ['get', 'set', 'value', 'kind', 'writable', 'configurable', 'enumerable']) {
  (Object.prototype as any)[name] = 'tampered';
}
export const f = (x: number) => ({ a: [x, 2 * x] });
