/** Makes the built-ins of a context charge for the work they do; evaluated inside the context, after `realm`. */

/** Charges for the length of what a spread copies or a `new` makes, and hands it on. */
export type Charge = (value: unknown) => unknown;

/**
 * Runs *inside* the context, like `realm`, before the student's code. `counts[L]` are the operations of line L and
 * `counts[0]` is the line that runs, which pays. Every built-in
 * function that student code can reach is replaced by one that pays first: `Math` and the like one operation for each
 * argument, element-wise access to maps and ends of arrays one, sorting n⌈log₂ n⌉, and everything else the lengths of
 * what goes in and comes out. Iterators pay for each step, so spreading and destructuring do too. Charges are taken
 * from true lengths only: an array method on something that merely says that it has a length is refused.
 */
export function meter(lines: number): { counts: Float64Array; charge: Charge } {
  const counts = new Float64Array(lines + 1);
  counts[0] = 1;
  const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf, defineProperty, deleteProperty } =
    Reflect;
  const { isArray } = Array;
  const { ceil, log2 } = Math;
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
  /** Those that take the same time whatever they are given. */
  const constant: Record<string, true> = { __proto__: null } as unknown as Record<string, true>;
  for (const name of [
    'push',
    'pop',
    'at',
    'charAt',
    'charCodeAt',
    'codePointAt',
    'get',
    'set',
    'has',
    'add',
    'delete',
    'isArray',
    'hasOwnProperty',
    'hasOwn',
    'is',
    'isInteger',
    'isFinite',
    'isNaN',
    'isSafeInteger',
    'isPrototypeOf',
    'getPrototypeOf',
    'setPrototypeOf',
    'propertyIsEnumerable',
    'getOwnPropertyDescriptor',
    'defineProperty',
    'deleteProperty',
    'valueOf',
    'next',
    'return',
    'throw',
    'then',
    'catch',
    'finally',
    'resolve',
    'reject',
    'keys',
    'values',
    'entries',
    'call',
    'bind',
    'isExtensible',
    'preventExtensions',
    'for',
    'keyFor',
    'toString',
  ]) {
    constant[name] = true;
  }
  /** Names that are constant on iterables only, since on `Object` they list every key. */
  const listing: Record<string, true> = { __proto__: null } as unknown as Record<string, true>;
  for (const name of [
    'keys',
    'values',
    'entries',
    'assign',
    'fromEntries',
    'freeze',
    'seal',
    'isFrozen',
    'isSealed',
  ]) {
    listing[name] = true;
  }

  const ArrayPrototype = Array.prototype;
  const ObjectHere = Object;
  const ReflectHere = Reflect;
  const MathHere = Math;

  const replace = (holder: object, key: string | symbol): void => {
    const descriptor = getOwnPropertyDescriptor(holder, key);
    const native: unknown = descriptor === undefined ? undefined : descriptor.value;
    if (descriptor === undefined || descriptor.configurable !== true || typeof native !== 'function') return;
    if (key === 'constructor') return;
    const original = native as Native;
    const name = typeof key === 'string' ? key : '';
    const onObject = holder === ObjectHere || holder === ReflectHere;
    const plain =
      holder === MathHere ||
      (name in constant && !(onObject && name in listing) && !(holder === typed && name === 'set'));
    const sorting = name === 'sort' || name === 'toSorted';
    const needsArray = holder === ArrayPrototype;
    const replacement = {
      [key](this: unknown, ...given: unknown[]): unknown {
        charge(1 + given.length);
        if (needsArray && !isArray(this) && !isView(this) && typeof this !== 'string') {
          throw new TypeErrorHere(
            'Array.prototype.' + name + ' was called on something that is not an array',
          );
        }
        if (!plain) {
          const own = sizeOf(this);
          charge(sorting ? own * ceil(log2(own + 1)) : own);
          for (let i = 0; i < given.length; i += 1) {
            // `apply` and `construct` read the list that they are given; `Object.keys` and others list a record.
            charge(onObject ? keysOf(given[i]) : sizeOf(given[i]));
          }
        }
        const result = apply(original, this, given);
        if (!plain) charge(sizeOf(result));
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
