// tries: have typed arrays, buffers, patterns and promises make something else
// expects: honest
class Odd {}
for (const kind of [Promise, RegExp, ArrayBuffer, Map, Set, Object.getPrototypeOf(Int8Array)] as any[]) {
  try {
    Object.defineProperty(kind, Symbol.species, { get: () => Odd });
  } catch {}
}
export const f = (x: number) => [x, 2 * x];
