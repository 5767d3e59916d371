// tries: put private fields on objects that are not its own
// expects: honest
class Given {
  constructor(thing: object) {
    return thing;
  }
}
class Stamp extends Given {
  #mark = 'mine';
  static read = (thing: any): string => thing.#mark;
}
for (const thing of [globalThis, console, Math, Array.prototype, Function.prototype]) {
  try {
    new Stamp(thing);
    Stamp.read(thing);
  } catch {}
}
export const f = (x: number) => [x, 2 * x];
