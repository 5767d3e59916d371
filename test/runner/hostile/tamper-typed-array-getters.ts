// tries: redefine what typed arrays say of themselves
// expects: honest
const typed = Object.getPrototypeOf(Float64Array.prototype);
for (const name of ['buffer', 'length', 'byteLength', 'byteOffset']) {
  try {
    Object.defineProperty(typed, name, { get: () => 1, configurable: true });
  } catch {}
}
typed.set = () => undefined;
(globalThis as any).Float64Array = Array;
export const f = (x: number) => [x, 2 * x];
