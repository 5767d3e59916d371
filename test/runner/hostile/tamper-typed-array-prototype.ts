// tries: replace the methods and accessors of typed arrays
// expects: honest
const typed = Object.getPrototypeOf(Float64Array.prototype);
for (const name of ['length', 'buffer', 'byteLength', 'byteOffset', 'set', 'subarray', 'slice']) {
  Object.defineProperty(typed, name, { get: () => 'tampered', configurable: true });
}
(globalThis as any).Float64Array = class {};
export const f = (x: number) => [x, 2 * x];
