/** Makes the built-ins of a context charge for the work they do; evaluated inside the context, after `realm`. */

/** Charges for the length of what a spread copies or a `new` makes, and hands it on. */
export type Charge = (value: unknown) => unknown;

/**
 * Runs *inside* the context, like `realm`, before the student's code. `counts[L]` are the operations of line L and
 * `counts[0]` is the line that runs, which pays. Every built-in
 * function that student code can reach is replaced by one that pays for what it touches, by the table below. Iterators pay for each step, so spreading and destructuring do too. Charges are taken
 * from true lengths only: an array method on something that merely says that it has a length is refused.
 */
export function meter(lines: number): { counts: Float64Array; charge: Charge } {
  const counts = new Float64Array(lines + 1);
  counts[0] = 1;
  const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf, defineProperty, deleteProperty } =
    Reflect;
  const { isArray } = Array;
  const { ceil, floor, log2 } = Math;
  const { isView } = ArrayBuffer;
  const TypeErrorHere = TypeError;
  const typed = getPrototypeOf(Float64Array.prototype) as object;
  const getterOf = (holder: object, name: string): (() => number) =>
    (getOwnPropertyDescriptor(holder, name) as { get: () => number }).get;
  const typedLength = getterOf(typed, 'length');
  const mapSize = getterOf(Map.prototype, 'size');
  const setSize = getterOf(Set.prototype, 'size');
  const bufferLength = getterOf(ArrayBuffer.prototype, 'byteLength');
  const MapPrototype = Map.prototype;
  const SetPrototype = Set.prototype;
  const BufferPrototype = ArrayBuffer.prototype;
  const DataViewPrototype = DataView.prototype;

  const charge = (count: number): void => {
    if (count > 0) {
      const line = counts[0] as number;
      counts[line] = (counts[line] as number) + count;
    }
  };

  /** The true length of a value, whatever it says of itself; 0 for what has none. */
  const sizeOf = (value: unknown): number => {
    if (typeof value === 'string') return value.length;
    if (typeof value !== 'object' || value === null) return 0;
    if (isArray(value)) return value.length;
    if (isView(value)) {
      try {
        return apply(typedLength, value, []);
      } catch {
        return 0;
      }
    }
    const prototype = getPrototypeOf(value);
    try {
      if (prototype === MapPrototype) return apply(mapSize, value, []);
      if (prototype === SetPrototype) return apply(setSize, value, []);
      if (prototype === BufferPrototype) return apply(bufferLength, value, []) / 8;
    } catch {
      return 0;
    }
    return 0;
  };
  const keysOf = (value: unknown): number =>
    typeof value === 'object' && value !== null && !isArray(value) && !isView(value)
      ? ownKeys(value).length
      : sizeOf(value);

  type Native = (...given: unknown[]) => unknown;
  /**
   * What each built-in pays besides one operation and one for each argument: `o` its own length, `a` those of its
   * arguments, `r` that of a result made afresh, `k` the keys of records among the arguments, `l` the list that it
   * spreads as arguments, `s` n⌈log₂ n⌉, `t` one for every 32 characters read, `c` one for each call of a callback that
   * may end it early (callbacks pay for themselves, but a built-in such as `Boolean` can be one).
   */
  const table: Record<string, string> = { __proto__: null } as unknown as Record<string, string>;
  const onObject: Record<string, string> = { __proto__: null } as unknown as Record<string, string>;
  const enter = (into: Record<string, string>, weight: string, names: string): void => {
    for (const name of names.split(' ')) into[name] = weight;
  };
  enter(
    table,
    '',
    'push pop at charAt charCodeAt codePointAt get set has add delete isArray hasOwnProperty hasOwn is',
  );
  enter(
    table,
    '',
    'isInteger isFinite isNaN isSafeInteger isPrototypeOf getPrototypeOf setPrototypeOf create valueOf',
  );
  enter(
    table,
    '',
    'propertyIsEnumerable getOwnPropertyDescriptor defineProperty deleteProperty isExtensible toString',
  );
  enter(
    table,
    '',
    'next return throw then catch finally resolve reject keys values entries call bind for keyFor',
  );
  enter(
    table,
    '',
    'preventExtensions subarray toFixed toPrecision toExponential fromCharCode fromCodePoint isWellFormed',
  );
  enter(
    table,
    'o',
    'copyWithin fill reverse splice shift unshift map filter forEach reduce reduceRight join clear',
  );
  enter(table, 'o', 'indexOf lastIndexOf includes trim trimStart trimEnd');
  enter(
    table,
    'r',
    'slice substring substr concat with repeat padStart padEnd toReversed toSpliced from of ownKeys',
  );
  enter(table, 'or', 'flat flatMap split');
  enter(table, 's', 'sort toSorted');
  enter(table, 'c', 'find findIndex findLast findLastIndex some every');
  enter(table, 'a', 'startsWith endsWith exec test parse');
  enter(table, 'l', 'apply construct');
  enter(table, 't', 'parseFloat parseInt');
  enter(onObject, 'r', 'keys values entries getOwnPropertyNames getOwnPropertySymbols');
  enter(
    onObject,
    'k',
    'assign freeze seal isFrozen isSealed getOwnPropertyDescriptors defineProperties fromEntries',
  );

  const ArrayPrototype = Array.prototype;
  const ObjectHere = Object;
  const MathHere = Math;
  const ReflectHere = Reflect;

  const weightOf = (holder: object, name: string): string => {
    if (holder === MathHere) return '';
    if (holder === ObjectHere && name in onObject) return onObject[name] as string;
    if (holder === typed && name === 'set') return 'a';
    // What is not in the table pays for everything that it can have touched.
    return name in table ? (table[name] as string) : 'oakr';
  };

  const replace = (holder: object, key: string | symbol): void => {
    const descriptor = getOwnPropertyDescriptor(holder, key);
    const native: unknown = descriptor === undefined ? undefined : descriptor.value;
    if (descriptor === undefined || descriptor.configurable !== true || typeof native !== 'function') return;
    if (key === 'constructor') return;
    const original = native as Native;
    const name = typeof key === 'string' ? key : '';
    const weight = weightOf(holder, name);
    const pays = (letter: string): boolean => weight.includes(letter);
    const own = pays('o');
    const sorting = pays('s');
    const sizes = pays('a');
    const keys = pays('k');
    // `Reflect.apply` has its list behind `this`, `apply` and `Reflect.construct` have it second.
    const list = !pays('l') ? -1 : holder === ReflectHere && name === 'apply' ? 2 : 1;
    const text = pays('t');
    const early = pays('c');
    const fresh = pays('r');
    const needsArray = holder === ArrayPrototype;
    const replacement = {
      [key](this: unknown, ...given: unknown[]): unknown {
        const count = given.length;
        charge(1 + count);
        if (needsArray && !isArray(this) && !isView(this) && typeof this !== 'string') {
          throw new TypeErrorHere(
            'Array.prototype.' + name + ' was called on something that is not an array',
          );
        }
        if (own) charge(sizeOf(this));
        if (sorting) {
          const length = sizeOf(this);
          charge(length * ceil(log2(length + 1)));
        }
        for (let i = 0; i < count; i += 1) {
          if (sizes) charge(sizeOf(given[i]));
          if (keys) charge(keysOf(given[i]));
          if (text) charge(floor(sizeOf(given[i]) / 32));
        }
        if (list >= 0 && count > list) charge(sizeOf(given[list]));
        if (early && typeof given[0] === 'function') {
          const callback = given[0] as Native;
          given[0] = function (this: unknown, item: unknown, index: unknown, all: unknown): unknown {
            charge(1);
            return apply(callback, this, [item, index, all]);
          };
        }
        const result = apply(original, this, given);
        if (fresh) charge(sizeOf(result));
        return result;
      },
    }[key as string] as Native;
    defineProperty(holder, key, { ...descriptor, value: replacement });
  };

  const done = new Set<object>();
  const has = Function.prototype.call.bind(Set.prototype.has) as (set: Set<object>, item: object) => boolean;
  const mark = Function.prototype.call.bind(Set.prototype.add) as (set: Set<object>, item: object) => void;
  const holders: object[] = [];
  const note = (holder: unknown): void => {
    if ((typeof holder === 'object' && holder !== null) || typeof holder === 'function') {
      holders[holders.length] = holder;
    }
  };
  const global = globalThis as unknown as Record<string, unknown>;
  for (const name of ['BigInt', 'BigInt64Array', 'BigUint64Array']) deleteProperty(global, name);
  for (const name of ownKeys(global)) {
    const descriptor = getOwnPropertyDescriptor(global, name);
    const value: unknown = descriptor === undefined ? undefined : descriptor.value;
    if (name === 'console' || name === 'globalThis') continue;
    if (typeof value === 'function' || (typeof value === 'object' && value !== null)) {
      note(value);
      if (typeof value === 'function' && typeof value.prototype === 'object') note(value.prototype);
    }
  }
  note(typed);
  note(getPrototypeOf(Float64Array));
  note(DataViewPrototype);
  // The iterators of built-in collections, the functions behind async and generator syntax, and their prototypes.
  const iterables: unknown[] = [[], '', new Map(), new Set()];
  for (let i = 0; i < iterables.length; i += 1) {
    const iterable = iterables[i] as Iterable<unknown>;
    note(getPrototypeOf(iterable[Symbol.iterator]()));
  }
  note(getPrototypeOf(''.matchAll(/x/g)));
  note(getPrototypeOf(getPrototypeOf([][Symbol.iterator]()) as object));
  for (let i = 0; i < holders.length; i += 1) {
    const holder = holders[i] as object;
    const keys = ownKeys(holder);
    // What has been replaced already is met again where two names lead to one object.
    if (has(done, holder)) continue;
    mark(done, holder);
    for (let j = 0; j < keys.length; j += 1) replace(holder, keys[j] as string | symbol);
  }
  // Plain functions of the global scope that are no constructors: parseFloat, isNaN, …
  const plainFunctions = ['parseFloat', 'parseInt', 'isNaN', 'isFinite', 'escape', 'unescape'];
  for (let i = 0; i < plainFunctions.length; i += 1) replace(global, plainFunctions[i] as string);
  for (let line = 0; line <= lines; line += 1) counts[line] = 0;
  counts[0] = 1;

  return {
    counts,
    charge: (value) => {
      charge(keysOf(value));
      return value;
    },
  };
}
