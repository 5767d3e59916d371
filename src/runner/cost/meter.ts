/** Makes the built-ins of a context charge for the work they do; evaluated inside the context, after `realm`. */
import type { Extent } from './extent.ts';
import type { replaceMakers } from './makers.ts';

/** Charges for the length of what a spread copies or a `new` makes, and hands it on. */
export type Charge = (value: unknown) => unknown;

/** What counted code is given. */
export interface Metered {
  /**
   * `counts[L]` are the operations of line L and `counts[0]` is the line that runs, which pays. Behind the lines come the
   * slots that only the program's own counters use, and last what cannot be counted: the line that did it, 0 for none,
   * and 1 for a pattern that repeats, 2 for a long chain of objects.
   */
  readonly counts: Float64Array;
  readonly charge: Charge;
  /** Charges for text that was made or is compared, one for every 32 characters, and hands it on. */
  readonly weigh: Charge;
  /** Sets the length of a list and charges for what it grows by. */
  readonly stretch: (list: { length: unknown }, length: unknown) => unknown;
}

/**
 * Runs *inside* the context, like `realm`, before the student's code, and refers to nothing outside itself. Every built-in
 * whose work grows with what it is given is replaced by one that pays for it, by the table below; the others are paid
 * for where they are called. Iterators pay for each step, so spreading and destructuring do too. Charges are taken from
 * true lengths only: an array method on something that merely says that it has a length is refused.
 */
export function meter(lines: number, slots: number, extent: Extent, replace: typeof replaceMakers): Metered {
  const { sizeOf, keysOf, listOf, flatOf, isLongChain, isProxy, wrap } = extent;
  const counts = new Float64Array(lines + slots + 3);
  const UNCOUNTABLE = lines + slots + 1;
  counts[0] = 1;
  const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf, defineProperty, deleteProperty } =
    Reflect;
  const { isArray } = Array;
  const { ceil, log2 } = Math;
  const { isView } = ArrayBuffer;
  const { iterator } = Symbol;
  const TypeErrorHere = TypeError;
  const typed = getPrototypeOf(Float64Array.prototype) as object;
  const patternOf = (getOwnPropertyDescriptor(RegExp.prototype, 'source') as { get: () => string }).get;
  const RegExpPrototype = RegExp.prototype;

  const charge = (count: number): void => {
    if (count > 0) {
      const line = counts[0] as number;
      counts[line] = (counts[line] as number) + count;
    }
  };

  const cannotCount = (why: number): void => {
    if (counts[UNCOUNTABLE] !== 0) return;
    counts[UNCOUNTABLE] = counts[0] as number;
    counts[UNCOUNTABLE + 1] = why;
  };
  const PATTERN = 1;
  const CHAIN = 2;

  /** A text this short is searched in some bounded time, whatever the pattern. */
  const SHORT = 64;
  /**
   * Searching for a pattern pays for both texts. A pattern that repeats or refers back may be tried in ever more ways the
   * longer the text, and nobody counts them: then the line is noted as one that cannot be counted.
   */
  const chargeSearch = (pattern: unknown, text: unknown): void => {
    const length = sizeOf(text);
    let source: string;
    try {
      source = apply(patternOf, pattern, []);
    } catch {
      return;
    }
    charge(length + source.length);
    if (length <= SHORT) return;
    for (let i = 0; i < source.length; i += 1) {
      const sign = source[i] as string;
      const next = source[i + 1] as string;
      const refersBack = sign === '\\' && ((next >= '1' && next <= '9') || next === 'k');
      if (refersBack || sign === '*' || sign === '+' || sign === '{') {
        return cannotCount(PATTERN);
      }
      if (sign === '\\') i += 1;
    }
  };

  type Native = (...given: unknown[]) => unknown;
  const OWN = 1;
  const GIVEN = 2;
  const RESULT = 4;
  const KEYS = 8;
  const LIST = 16;
  const SORT = 32;
  const TEXT = 64;
  const CALLBACK = 128;
  const SEARCH = 256;
  const STEP = 512;
  const SOURCE = 1024;
  const FLAT = 2048;
  const CHAINED = 4096;
  /** Those that read the size of what they are given, which a proxy can lie about. */
  const SIZED = OWN | GIVEN | RESULT | KEYS | LIST | SORT | CALLBACK | SOURCE | FLAT;
  /** What is not in the table pays for everything that it can have touched. */
  const EVERYTHING = OWN | GIVEN | KEYS | RESULT;
  /**
   * What each built-in pays besides one operation and one for each argument: its own length, those of its arguments,
   * that of a result made afresh, the keys of records among the arguments, the list that it spreads as arguments,
   * n·log₂ n for sorting, one for every 32 characters read, one for each call of a callback that may end it early
   * (callbacks pay for themselves, but a built-in such as `Boolean` can be one), the list that is copied from, and what
   * flattening goes through. Those with 0 take the same time
   * whatever they are given and are left as they are: the call itself is counted.
   */
  const table: Record<string, number> = { __proto__: null } as unknown as Record<string, number>;
  const onObject: Record<string, number> = { __proto__: null } as unknown as Record<string, number>;
  const enter = (into: Record<string, number>, weight: number, names: readonly string[]): void => {
    for (let i = 0; i < names.length; i += 1) into[names[i] as string] = weight;
  };
  // prettier-ignore
  enter(table, 0, [
    'push', 'pop', 'at', 'charAt', 'charCodeAt', 'codePointAt', 'isArray', 'hasOwnProperty', 'hasOwn', 'is',
    'isInteger', 'isFinite', 'isNaN', 'isSafeInteger', 'isPrototypeOf', 'getPrototypeOf', 'valueOf',
    'propertyIsEnumerable', 'getOwnPropertyDescriptor', 'defineProperty', 'deleteProperty', 'isExtensible', 'toString',
    'return', 'throw', 'then', 'catch', 'finally', 'resolve', 'reject', 'withResolvers', 'try',
    'keys', 'values', 'entries', 'call', 'for', 'keyFor', 'preventExtensions', 'subarray', 'toFixed', 'toPrecision',
    'toExponential', 'isView', 'isError', 'description', 'asyncDispose', 'dispose', 'revocable', 'deref', 'register',
    'unregister', 'captureStackTrace', '__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__',
  ]);
  enter(table, STEP, ['next']);
  // prettier-ignore
  enter(table, OWN, [
    'copyWithin', 'fill', 'reverse', 'splice', 'shift', 'unshift', 'map', 'filter', 'forEach', 'reduce', 'reduceRight',
    'join', 'clear', 'indexOf', 'lastIndexOf', 'includes', 'trim', 'trimStart', 'trimEnd',
  ]);
  // prettier-ignore
  enter(table, RESULT, [
    'slice', 'substring', 'substr', 'concat', 'with', 'repeat', 'padStart', 'padEnd', 'toReversed', 'toSpliced', 'of',
    'ownKeys',
  ]);
  enter(table, SOURCE | RESULT, ['from', 'fromAsync']);
  enter(table, CHAINED, ['setPrototypeOf', 'bind']);
  enter(table, OWN | RESULT, ['flatMap', 'split']);
  enter(table, FLAT | RESULT, ['flat']);
  enter(table, SORT, ['sort', 'toSorted']);
  enter(table, CALLBACK, ['find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'every']);
  enter(table, GIVEN, ['startsWith', 'endsWith', 'parse', 'fromCharCode', 'fromCodePoint']);
  enter(table, LIST, ['apply']);
  enter(table, LIST | RESULT | CHAINED, ['construct']);
  enter(table, TEXT, ['parseFloat', 'parseInt', 'get', 'set', 'has', 'add', 'delete']);
  enter(onObject, RESULT, ['keys', 'values', 'entries', 'getOwnPropertyNames', 'getOwnPropertySymbols']);
  // prettier-ignore
  enter(onObject, KEYS, [
    'assign', 'freeze', 'seal', 'isFrozen', 'isSealed', 'getOwnPropertyDescriptors', 'defineProperties', 'fromEntries',
  ]);
  enter(onObject, KEYS | CHAINED, ['create']);
  enter(onObject, CHAINED, ['setPrototypeOf']);

  const ArrayPrototype = Array.prototype;
  const ObjectHere = Object;
  const ReflectHere = Reflect;

  const weightOf = (holder: object, key: string | symbol): number => {
    if (holder === RegExpPrototype) {
      return typeof key === 'symbol' || key === 'exec' || key === 'test' ? SEARCH | RESULT : 0;
    }
    // What other symbols name hands out iterators and primitives.
    if (typeof key === 'symbol') return 0;
    if (holder === ObjectHere && key in onObject) return onObject[key] as number;
    if (holder === typed && key === 'set') return SOURCE;
    return key in table ? (table[key] as number) : EVERYTHING;
  };

  const priced = (original: Native, weight: number, holder: object, key: string | symbol): Native => {
    // `Reflect.apply` has its list behind `this`, `apply` and `Reflect.construct` have it second.
    const list = holder === ReflectHere && key === 'apply' ? 2 : 1;
    const needsArray = holder === ArrayPrototype;
    const flattens = key === 'flatMap';
    const binds = key === 'bind';
    return {
      builtIn(this: unknown, ...given: unknown[]): unknown {
        const count = given.length;
        charge(1 + count);
        if (weight === STEP) return apply(original, this, given);
        if ((weight & SIZED) !== 0) {
          let proxied = isProxy(this);
          for (let i = 0; i < count; i += 1)
            if (typeof given[i] === 'object' && isProxy(given[i])) proxied = true;
          if (proxied || (needsArray && !isArray(this) && !isView(this) && typeof this !== 'string')) {
            throw new TypeErrorHere(
              (key as string) + ' was called on something that only behaves like a list or record',
            );
          }
        }
        if ((weight & OWN) !== 0) charge(sizeOf(this));
        if ((weight & FLAT) !== 0) charge(flatOf(this, given[0]));
        if ((weight & SORT) !== 0) {
          const length = sizeOf(this);
          charge(ceil(length * log2(length + 1)));
        }
        if ((weight & (GIVEN | KEYS | TEXT)) !== 0) {
          for (let i = 0; i < count; i += 1) {
            if ((weight & GIVEN) !== 0) charge(sizeOf(given[i]));
            if ((weight & KEYS) !== 0) charge(keysOf(given[i]));
            if ((weight & TEXT) !== 0 && typeof given[i] === 'string') charge(sizeOf(given[i]) >> 5);
          }
        }
        // What can be iterated pays by its iterator.
        if ((weight & SOURCE) !== 0 && given[0] !== undefined && given[0] !== null) {
          if (holder === typed || !(iterator in ObjectHere(given[0]))) charge(listOf(given[0]));
        }
        if ((weight & LIST) !== 0 && count > list) charge(listOf(given[list]));
        if ((weight & SEARCH) !== 0) chargeSearch(this, given[0]);
        if (((weight & CALLBACK) !== 0 || flattens) && typeof given[0] === 'function') {
          const callback = given[0] as Native;
          given[0] = function (this: unknown, item: unknown, index: unknown, all: unknown): unknown {
            charge(1);
            const made = apply(callback, this, [item, index, all]);
            if (flattens) charge(sizeOf(made));
            return made;
          };
        }
        const result = apply(original, this, given);
        if ((weight & RESULT) !== 0) {
          charge(keysOf(result));
          // A species or a constructor of the student's made it: what it says of itself is nothing to go by.
          if (typeof result === 'object' && result !== null && !isArray(result) && !isView(result)) {
            charge(sizeOf(this));
            for (let i = 0; i < count; i += 1) charge(sizeOf(given[i]));
          }
        }
        if ((weight & CHAINED) !== 0) {
          if (binds) wrap(result as object, this, false);
          if (isLongChain(result)) cannotCount(CHAIN);
        }
        return result;
      },
    }.builtIn;
  };

  const replaceAll = (holder: object): void => {
    const keys = ownKeys(holder);
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as string | symbol;
      if (key === 'constructor' || key === 'prototype') continue;
      const weight = weightOf(holder, key);
      if (weight === 0) continue;
      const descriptor = getOwnPropertyDescriptor(holder, key) as PropertyDescriptor;
      const native: unknown = descriptor.value;
      if (typeof native !== 'function' || descriptor.configurable !== true) continue;
      const replacement = priced(native as Native, weight, holder, key);
      // Assigning keeps the attributes and is quicker than defining.
      if (descriptor.writable === true) (holder as Record<string | symbol, unknown>)[key] = replacement;
      else defineProperty(holder, key, { value: replacement });
    }
  };

  const holders: object[] = [];
  const note = (holder: unknown): void => {
    if ((typeof holder === 'object' && holder !== null) || typeof holder === 'function') {
      holders[holders.length] = holder;
    }
  };
  const global = globalThis as unknown as Record<string, unknown>;
  // Integers of any length, and memory that grows, have no place in homework and no price here.
  for (const name of ['BigInt', 'BigInt64Array', 'BigUint64Array']) deleteProperty(global, name);
  for (const name of ['getBigInt64', 'getBigUint64']) deleteProperty(DataView.prototype, name);
  for (const name of ['resize', 'transfer', 'transferToFixedLength']) {
    deleteProperty(ArrayBuffer.prototype, name);
  }
  /** Nothing in these takes longer for larger arguments than their parts, or what is given, pay for. */
  const constant = [Math, DataView, console, globalThis] as readonly unknown[];
  const names = ownKeys(global);
  for (let i = 0; i < names.length; i += 1) {
    const descriptor = getOwnPropertyDescriptor(global, names[i] as string | symbol);
    const value: unknown = descriptor === undefined ? undefined : descriptor.value;
    let skip = false;
    for (let j = 0; j < constant.length; j += 1) if (constant[j] === value) skip = true;
    if (skip) continue;
    note(value);
    if (typeof value === 'function') note(value.prototype);
  }
  note(typed);
  note(getPrototypeOf(Float64Array));
  // The iterators of built-in collections, and what they have in common.
  const iterables: unknown[] = [[], '', new Map(), new Set()];
  for (let i = 0; i < iterables.length; i += 1) {
    const iterable = iterables[i] as Iterable<unknown>;
    note(getPrototypeOf(iterable[Symbol.iterator]()));
  }
  note(getPrototypeOf(''.matchAll(/x/g)));
  if (typeof global['Iterator'] !== 'function') {
    note(getPrototypeOf(getPrototypeOf([][Symbol.iterator]()) as object));
  }
  for (let i = 0; i < holders.length; i += 1) replaceAll(holders[i] as object);
  // Plain functions of the global scope that are no constructors: parseFloat, isNaN, …
  const plainFunctions = ['parseFloat', 'parseInt', 'escape', 'unescape'];
  for (let i = 0; i < plainFunctions.length; i += 1) {
    const name = plainFunctions[i] as string;
    const native = global[name];
    if (typeof native === 'function') global[name] = priced(native as Native, TEXT, global, name);
  }
  replace(charge, () => cannotCount(CHAIN), extent);
  for (let at = 0; at < counts.length; at += 1) counts[at] = 0;
  counts[0] = 1;

  return {
    counts,
    charge: (value) => {
      charge(keysOf(value));
      if (isLongChain(value)) cannotCount(CHAIN);
      return value;
    },
    stretch: (array, length) => {
      const before = sizeOf(array);
      array.length = length;
      charge(sizeOf(array) - before);
      return length;
    },
    weigh: (value) => {
      if (typeof value === 'string' && value.length >= 32) charge(value.length >> 5);
      return value;
    },
  };
}
