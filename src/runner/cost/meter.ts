/** Makes the built-ins of a context charge for the work they do; evaluated inside the context, after `realm`. */
import type { Extent } from './extent.ts';
import type { replaceMakers } from './makers.ts';
import type { Priced, Weights } from './prices.ts';

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
  /** Charges for what is appended to a text, and hands it on; of an object, its text. */
  readonly append: (piece: unknown) => unknown;
  /** Sets the length of a list and charges for what it grows by. */
  readonly stretch: (list: { length: unknown }, length: unknown) => unknown;
  /** `place(list, key).o[place.k]` is `list[key]` as a place to assign to, paid for where the list becomes longer. */
  readonly place: Place;
}

export type Place = ((list: unknown, key: unknown) => Place) & { o: unknown; k: unknown };

/** What the meter is made of. */
export interface Kit {
  readonly weight: Weights;
  readonly prices: readonly Priced[];
  readonly hidden: readonly object[];
  readonly extent: Extent;
  readonly replace: typeof replaceMakers;
}

/**
 * Runs *inside* the context, like `realm`, before the student's code, and refers to nothing outside itself. Every built-in
 * whose work grows with what it is given is replaced by one that pays for it, by `prices`; the others are paid
 * for where they are called. Iterators pay for each step, so spreading and destructuring do too. Charges are taken from
 * true lengths only: an array method on something that merely says that it has a length is refused. What it returns starts
 * the counting, of a program with so many lines and slots.
 */
export function meter({
  weight,
  prices,
  hidden,
  extent,
  replace,
}: Kit): (lines: number, slots: number) => Metered {
  const { sizeOf, keysOf, listOf, flatOf, isLongChain, isProxy, wrap } = extent;
  let counts = new Float64Array(4);
  let UNCOUNTABLE = 2;
  const { apply, construct, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const { isArray } = Array;
  const { ceil, log2 } = Math;
  const { isView } = ArrayBuffer;
  const { iterator } = Symbol;
  const TypeErrorHere = TypeError;
  const typed = Reflect.getPrototypeOf(Float64Array.prototype) as object;
  const Doubles = Float64Array;
  const SymbolHere = Symbol as unknown as Record<string, symbol>;
  const patternOf = (getOwnPropertyDescriptor(RegExp.prototype, 'source') as { get: () => string }).get;

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
  /** What is not below this is no place in a list. */
  const MOST_ENTRIES = 4294967295;
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
  const { OWN, GIVEN, RESULT, KEYS, LIST, SORT, TEXT, CALLBACK, SEARCH, STEP, SOURCE, FLAT, CHAINED, GROWS } =
    weight;
  /** Those that read the size of what they are given, which a proxy can lie about. */
  const SIZED = OWN | GIVEN | RESULT | KEYS | LIST | SORT | CALLBACK | SOURCE | FLAT;

  const ArrayPrototype = Array.prototype;
  const ObjectHere = Object;
  const ReflectHere = Reflect;

  const uncurry = Function.prototype.bind.bind(Function.prototype.call) as (
    method: unknown,
  ) => (self: unknown) => unknown;
  /** A step of a built-in iterator, which takes no arguments: spreading makes many. */
  const pricedStep = (original: Native): Native => {
    const step = uncurry(original);
    return {
      next(this: unknown): unknown {
        charge(1);
        return step(this);
      },
    }.next;
  };

  const priced = (original: Native, weight: number, holder: object, key: string | symbol): Native => {
    // `Reflect.apply` has its list behind `this`, `apply` and `Reflect.construct` have it second.
    const list = holder === ReflectHere && key === 'apply' ? 2 : 1;
    if (weight === STEP) return pricedStep(original);
    const needsArray = holder === ArrayPrototype;
    const flattens = key === 'flatMap';
    const binds = key === 'bind';
    return {
      builtIn(this: unknown, ...given: unknown[]): unknown {
        const count = given.length;
        charge(1 + count);
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
        let before = 0;
        if ((weight & GROWS) !== 0) {
          if (
            isProxy(given[0]) ||
            (isProxy(given[3]) && typeof given[1] !== 'number' && !(+(given[1] as string) >= 0))
          ) {
            throw new TypeErrorHere(
              (key as string) + ' was called on something that only behaves like a list',
            );
          }
          if (isProxy(given[3])) charge(+(given[1] as string));
          before = sizeOf(this) + sizeOf(given[0]) + sizeOf(given[3]);
        }
        const result = apply(original, this, given);
        if ((weight & GROWS) !== 0) charge(sizeOf(this) + sizeOf(given[0]) + sizeOf(given[3]) - before);
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

  const global = globalThis as unknown as Record<string, unknown>;
  for (let i = 0; i < prices.length; i += 1) {
    const { holder: name, inPrototype, symbols, keys, weights } = prices[i] as Priced;
    const named = (typeof name === 'number' ? hidden[name] : global[name]) as { readonly prototype: object };
    const holder = (inPrototype ? named.prototype : named) as Record<string | symbol, unknown>;
    for (let j = 0; j < keys.length; j += 1) {
      const text = keys[j] as string;
      const key = symbols ? (SymbolHere[text] as symbol) : text;
      const value = priced(holder[key] as Native, weights[j] as number, holder, key);
      defineProperty(holder, key, { __proto__: null, value } as PropertyDescriptor);
    }
  }
  // Plain functions of the global scope that are no constructors: parseFloat, isNaN, …
  const plainFunctions = ['parseFloat', 'parseInt', 'escape', 'unescape'];
  for (let i = 0; i < plainFunctions.length; i += 1) {
    const name = plainFunctions[i] as string;
    const native = global[name];
    if (typeof native === 'function') global[name] = priced(native as Native, TEXT, global, name);
  }
  replace(charge, () => cannotCount(CHAIN), construct, extent);

  const place = ((list: unknown, key: unknown): Place => {
    // Made a text once, so that what is looked at here is what is assigned to.
    const at =
      (typeof key === 'object' && key !== null) || typeof key === 'function'
        ? `${key as unknown as string}`
        : key;
    if (typeof at !== 'symbol' && (isArray(list) || isProxy(list))) {
      if (at === 'length') throw new TypeErrorHere('A length was set by a name that was computed');
      const index = +(at as number);
      if (index < MOST_ENTRIES) charge(isProxy(list) ? index : index - sizeOf(list));
    }
    place.o = list;
    place.k = at;
    return place;
  }) as Place;

  const charges: Omit<Metered, 'counts'> = {
    charge: (value) => {
      charge(keysOf(value));
      if (isLongChain(value)) cannotCount(CHAIN);
      return value;
    },
    stretch: (array, length) => {
      const before = sizeOf(array);
      array.length = length;
      charge(isProxy(array) ? +(length as number) : sizeOf(array) - before);
      return length;
    },
    place,
    append: (piece) => {
      const value =
        (typeof piece === 'object' && piece !== null) || typeof piece === 'function'
          ? (piece as unknown as string) + ''
          : piece;
      if (typeof value === 'string' && value.length >= 32) charge(value.length >> 5);
      return value;
    },
    weigh: (value) => {
      if (typeof value === 'string' && value.length >= 32) charge(value.length >> 5);
      return value;
    },
  };
  return (lines, slots) => {
    counts = new Doubles(lines + slots + 3);
    counts[0] = 1;
    UNCOUNTABLE = lines + slots + 1;
    return { counts, ...charges };
  };
}
