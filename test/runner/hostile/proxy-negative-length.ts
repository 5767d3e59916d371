// tries: answer with arrays of impossible length
// expects: returned | not-plain-data | threw | too-large
const lie = (length: unknown) => new Proxy([] as number[], { get: (list, key) => (key === 'length' ? length : Reflect.get(list, key)) });
export const f = () => [lie(-1), lie(NaN), lie(1.5), lie('3'), lie({ valueOf: () => 2 })];
