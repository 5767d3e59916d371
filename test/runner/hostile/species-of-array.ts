// tries: have built-in methods make arrays of another kind
// expects: returned
class Loose extends Array {
  static get [Symbol.species]() {
    return Object;
  }
}
Object.defineProperty(Array, Symbol.species, { get: () => Loose });
export const f = (x: number) => [x, x].map((y) => y);
