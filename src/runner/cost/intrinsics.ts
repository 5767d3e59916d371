/** The built-ins that no global name leads to, once those that nobody can price are gone; evaluated inside the context. */

/**
 * Runs *inside* the context, like `realm`, before the student's code, and refers to nothing outside itself. The order of
 * what it returns is the same in every context of one engine.
 */
export function intrinsics(): readonly object[] {
  const { getPrototypeOf, deleteProperty } = Reflect;
  const global = globalThis as unknown as Record<string, unknown>;
  // Integers of any length, and memory that grows, have no place in homework and no price here.
  deleteProperty(global, 'BigInt');
  deleteProperty(global, 'BigInt64Array');
  deleteProperty(global, 'BigUint64Array');
  deleteProperty(DataView.prototype, 'getBigInt64');
  deleteProperty(DataView.prototype, 'getBigUint64');
  deleteProperty(ArrayBuffer.prototype, 'resize');
  deleteProperty(ArrayBuffer.prototype, 'transfer');
  deleteProperty(ArrayBuffer.prototype, 'transferToFixedLength');
  const iteratorOf = (iterable: Iterable<unknown>): object =>
    getPrototypeOf(iterable[Symbol.iterator]()) as object;
  const ofLists = iteratorOf([]);
  return [
    getPrototypeOf(Float64Array.prototype) as object,
    getPrototypeOf(Float64Array) as object,
    // The iterators of built-in collections.
    ofLists,
    iteratorOf(''),
    iteratorOf(new Map()),
    iteratorOf(new Set()),
    getPrototypeOf(''.matchAll(/x/g)) as object,
    // What they have in common has a name in newer engines only.
    ...(typeof global['Iterator'] === 'function' ? [] : [getPrototypeOf(ofLists) as object]),
  ];
}
