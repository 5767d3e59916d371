/** What each built-in pays; evaluated inside a context once, since the answer is the same in all contexts of an engine. */
import type { intrinsics } from './intrinsics.ts';

/** Ways of paying, to be added up. */
export const weights = {
  OWN: 1,
  GIVEN: 2,
  RESULT: 4,
  KEYS: 8,
  LIST: 16,
  SORT: 32,
  TEXT: 64,
  CALLBACK: 128,
  SEARCH: 256,
  STEP: 512,
  SOURCE: 1024,
  FLAT: 2048,
  CHAINED: 4096,
  GROWS: 8192,
} as const;

export type Weights = typeof weights;

/** The built-ins of one object that pay. */
export interface Priced {
  /** A global name, or a place among the intrinsics. */
  readonly holder: string | number;
  /** They are in the `prototype` of what has that name. */
  readonly inPrototype: boolean;
  /** The keys are the names of well-known symbols. */
  readonly symbols: boolean;
  readonly keys: readonly string[];
  readonly weights: readonly number[];
}

/**
 * Runs *inside* a context, like `realm`, and refers to nothing outside itself. To be called in a context that is used
 * for nothing else; the answer is the text of a list of `Priced`.
 */
export function prices(weight: Weights, findIntrinsics: typeof intrinsics): string {
  const { OWN, GIVEN, RESULT, KEYS, LIST, SORT, TEXT, CALLBACK, SEARCH, STEP, SOURCE, FLAT, CHAINED, GROWS } =
    weight;
  const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const hidden = findIntrinsics();
  const typed = getPrototypeOf(Float64Array.prototype);
  const RegExpPrototype = RegExp.prototype;
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
    'propertyIsEnumerable', 'getOwnPropertyDescriptor', 'deleteProperty', 'isExtensible', 'toString',
    'return', 'throw', 'then', 'catch', 'finally', 'resolve', 'reject', 'withResolvers', 'try',
    'keys', 'values', 'entries', 'call', 'for', 'keyFor', 'preventExtensions', 'subarray', 'toFixed', 'toPrecision',
    'toExponential', 'isView', 'isError', 'description', 'asyncDispose', 'dispose', 'revocable', 'deref', 'register',
    'unregister', 'captureStackTrace', '__lookupGetter__', '__lookupSetter__',
  ]);
  enter(table, GROWS, ['defineProperty', '__defineGetter__', '__defineSetter__']);
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
    'freeze', 'seal', 'isFrozen', 'isSealed', 'getOwnPropertyDescriptors', 'fromEntries',
  ]);
  enter(onObject, KEYS | GROWS, ['assign', 'defineProperties']);
  enter(onObject, KEYS | CHAINED, ['create']);
  enter(onObject, CHAINED, ['setPrototypeOf']);

  const ObjectHere = Object;

  const weightOf = (holder: object, key: string | symbol): number => {
    if (holder === RegExpPrototype) {
      return typeof key === 'symbol' || key === 'exec' || key === 'test' ? SEARCH | RESULT : 0;
    }
    // What other symbols name hands out iterators and primitives.
    if (typeof key === 'symbol') return 0;
    if (holder === ObjectHere && key in onObject) return onObject[key] as number;
    if (holder === typed && key === 'set') return SOURCE;
    if (holder === Reflect && key === 'set') return GROWS | TEXT;
    return key in table ? (table[key] as number) : EVERYTHING;
  };

  const found: Priced[] = [];
  const look = (name: string | number, inPrototype: boolean, holder: unknown): void => {
    if ((typeof holder !== 'object' || holder === null) && typeof holder !== 'function') return;
    for (const symbols of [false, true]) {
      const keys = ownKeys(holder).filter((key) => {
        if (key === 'constructor' || key === 'prototype' || (typeof key === 'symbol') !== symbols)
          return false;
        const { value, configurable } = getOwnPropertyDescriptor(holder, key) as PropertyDescriptor;
        return weightOf(holder, key) !== 0 && typeof value === 'function' && configurable === true;
      });
      if (keys.length === 0) continue;
      found.push({
        holder: name,
        inPrototype,
        symbols,
        keys: keys.map((key) =>
          typeof key === 'symbol' ? (key.description ?? '').slice('Symbol.'.length) : key,
        ),
        weights: keys.map((key) => weightOf(holder, key)),
      });
    }
  };
  /** Nothing in these takes longer for larger arguments than their parts, or what is given, pay for. */
  const constant: readonly unknown[] = [Math, DataView, console, globalThis];
  for (const name of ownKeys(globalThis)) {
    const value: unknown = getOwnPropertyDescriptor(globalThis, name)?.value;
    if (typeof name !== 'string' || constant.includes(value)) continue;
    look(name, false, value);
    if (typeof value === 'function') look(name, true, value.prototype);
  }
  hidden.forEach((holder, place) => look(place, false, holder));
  return JSON.stringify(found);
}
