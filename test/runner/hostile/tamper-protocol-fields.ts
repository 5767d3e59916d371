// tries: give every record the fields of an answer
// expects: honest
for (const [key, value] of Object.entries({ kind: 'returned', size: 2, sequence: 1, changed: false, strings: [], milliseconds: 0, value: 1, get: undefined })) {
  Object.defineProperty(Object.prototype, key, {
    __proto__: null,
    get: () => value,
    set: () => undefined,
    configurable: true,
  } as PropertyDescriptor);
}
export const f = (x: number) => [x, 2 * x];
