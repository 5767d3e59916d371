/** What is put into a fresh context before the student's code: the hardening, the console, and the two encoders. */

/** Numbers of the actions that the host asks of the realm. */
export const action = { reserve: 0, bind: 1, call: 2, output: 3, thrown: 4, logs: 5, begin: 6 } as const;

/** The only way in. Strings and numbers go in; a string or one of the realm's own typed arrays comes out. */
export type Step = (code: number, text: unknown, count: number) => unknown;

/**
 * Runs *inside* the context: `realm.toString()` is evaluated there, so it must refer to nothing outside itself.
 * Everything that it uses after the student's code has run is captured first, and no array is iterated, spread or
 * destructured afterwards, since those go through methods that the student can replace.
 *
 * `emit(sequence, level, text)` is the one function of the host that the realm holds; it is called with primitives
 * only and nothing that it throws is passed on.
 */
export function realm(emit: (line: string) => void): Step {
  const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf, defineProperty, deleteProperty } =
    Reflect;
  const { stringify, parse } = JSON;
  const { isArray } = Array;
  const { create, is } = Object;
  const ErrorHere = Error;
  const Doubles = Float64Array;
  const StringOf = String;
  const uncurry = Function.prototype.bind.bind(Function.prototype.call) as (
    method: unknown,
  ) => (self: unknown, ...rest: unknown[]) => unknown;
  const cut = uncurry(String.prototype.slice) as (text: unknown, from: number, to: number) => string;
  const put = uncurry(Object.getPrototypeOf(Float64Array.prototype).set) as (
    to: unknown,
    from: unknown,
  ) => void;
  const tagOf = uncurry(Object.prototype.toString) as (value: unknown) => string;
  const ArrayPrototype = Array.prototype;
  const ObjectPrototype = Object.prototype;
  const MapPrototype = Map.prototype;
  const SetPrototype = Set.prototype;
  const PromisePrototype = Promise.prototype;
  const isErrorPrototype = (value: object): boolean => {
    let step: object | null = value;
    for (let depth = 0; step !== null && depth < 20; depth += 1) {
      if (step === ErrorHere.prototype) return true;
      step = getPrototypeOf(step);
    }
    return false;
  };

  // ---- what student code may not reach: shared memory, code from bytes, clocks, collection, locale data
  const global = globalThis as unknown as Record<string, unknown>;
  for (const name of [
    'SharedArrayBuffer',
    'Atomics',
    'WebAssembly',
    'Date',
    'Temporal',
    'Intl',
    'WeakRef',
    'FinalizationRegistry',
    'ShadowRealm',
    'AsyncDisposableStack',
    'gc',
  ]) {
    deleteProperty(global, name);
  }
  const lock = (target: object, name: string, value: unknown): void => {
    defineProperty(target, name, { value, writable: false, enumerable: false, configurable: false });
  };
  // Node formats stacks with `globalThis.Error.prepareStackTrace` of the context: it must stay unset.
  const errors = ErrorHere as unknown as Record<string, unknown>;
  deleteProperty(errors, 'captureStackTrace');
  lock(errors, 'prepareStackTrace', undefined);
  lock(errors, 'stackTraceLimit', 40);
  lock(global, 'Error', ErrorHere);
  // A program must not see whether it is being measured: its text has counters then. Still writable, since a prototype's
  // read-only method would forbid every function to have one of its own by assignment.
  defineProperty(Function.prototype, 'toString', {
    value: {
      toString() {
        return 'function () { [code] }';
      },
    }.toString,
    writable: true,
    enumerable: false,
    configurable: true,
  });

  // ---- randomness that repeats: mulberry32, seeded before loading and again before every call
  let seed = 1;
  lock(Math, 'random', function random() {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = seed;
    t = imul(t ^ (t >>> 15), t | 1);
    t ^= t + imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  });
  const imul = Math.imul;

  // ---- the console: kept here as JSON text, and also emitted at once so that a killed call has not lost it
  const LINES = 200;
  const LONGEST_LINE = 2000;
  const ALL_TEXT = 20000;
  let lines = 0;
  let characters = 0;
  let logged = '';
  let sequence = 0;
  let closed = false;

  const typeName = (value: object): string => {
    const prototype = getPrototypeOf(value);
    if (prototype === null) return 'an object without a prototype';
    const own = getOwnPropertyDescriptor(prototype, 'constructor');
    const maker: unknown = own === undefined ? undefined : own.value;
    if (typeof maker === 'function') {
      const named = getOwnPropertyDescriptor(maker, 'name');
      const name: unknown = named === undefined ? undefined : named.value;
      if (typeof name === 'string' && name !== '') return cut(name, 0, 60);
    }
    const label = tagOf(value);
    return cut(label, 8, label.length - 1);
  };

  const numberText = (value: number): string => (is(value, -0) ? '-0' : '' + value);

  /** A value as a person would write it; cut short, never throwing of itself. */
  const show = (value: unknown, depth: number, room: number): string => {
    if (value === null) return 'null';
    switch (typeof value) {
      case 'string':
        return depth === 0 ? cut(value, 0, LONGEST_LINE) : stringify(cut(value, 0, 200));
      case 'number':
        return numberText(value);
      case 'bigint':
        return cut('' + value, 0, 400) + 'n';
      case 'undefined':
        return 'undefined';
      case 'boolean':
        return value ? 'true' : 'false';
      case 'symbol':
        return cut(StringOf(value), 0, 200);
      case 'function':
        return '[Function]';
      case 'object':
        break;
    }
    const thing = value as Record<string, unknown>;
    if (isErrorPrototype(thing))
      return cut('' + StringOf(thing['name']) + ': ' + StringOf(thing['message']), 0, 600);
    if (depth > 4) return isArray(thing) ? '[…]' : '{…}';
    let text = '';
    if (isArray(thing)) {
      const list = thing as unknown[];
      const count = list.length;
      for (let i = 0; i < count; i += 1) {
        if (i === 100 || text.length > room) {
          text += ', … ' + (count - i) + ' more';
          break;
        }
        text += (i === 0 ? '' : ', ') + show(list[i], depth + 1, room - text.length);
      }
      return '[' + text + ']';
    }
    const keys = ownKeys(thing);
    const count = keys.length;
    for (let i = 0; i < count; i += 1) {
      if (i === 50 || text.length > room) {
        text += ', …';
        break;
      }
      const key = keys[i];
      if (typeof key !== 'string') continue;
      text +=
        (text === '' ? '' : ', ') + cut(key, 0, 100) + ': ' + show(thing[key], depth + 1, room - text.length);
    }
    const prototype = getPrototypeOf(thing);
    const label = prototype === ObjectPrototype || prototype === null ? '' : typeName(thing) + ' ';
    return label + '{' + text + '}';
  };

  const write = (level: string, items: ArrayLike<unknown>): void => {
    if (closed) return;
    let text = '';
    if (lines >= LINES || characters >= ALL_TEXT) {
      closed = true;
      text = '… more output was left out.';
    } else {
      for (let i = 0; i < items.length && text.length < LONGEST_LINE; i += 1) {
        let shown: string;
        try {
          shown = show(items[i], 0, LONGEST_LINE);
        } catch {
          shown = '[a value that could not be shown]';
        }
        text += (i === 0 ? '' : ' ') + shown;
      }
      if (text.length > LONGEST_LINE) text = cut(text, 0, LONGEST_LINE) + '…';
    }
    lines += 1;
    characters += text.length;
    const record = '{"level":"' + level + '","text":' + stringify(text) + '}';
    logged += (logged === '' ? '' : ',') + record;
    try {
      emit('{"sequence":' + sequence + ',"line":' + record + '}\n');
    } catch {
      // The line is still in `logged`.
    }
  };
  const speaker = (level: string) =>
    function (): void {
      // eslint-disable-next-line prefer-rest-params -- a rest parameter would be an array with the student's prototype
      write(level, arguments);
    };
  const nothing = (): undefined => undefined;
  const consoleHere: Record<string, unknown> = create(null) as Record<string, unknown>;
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) consoleHere[level] = speaker(level);
  consoleHere['table'] = consoleHere['log'];
  consoleHere['dir'] = consoleHere['log'];
  consoleHere['trace'] = consoleHere['log'];
  for (const silent of ['group', 'groupEnd', 'time', 'timeEnd', 'timeLog', 'assert', 'count', 'clear']) {
    consoleHere[silent] = nothing;
  }
  defineProperty(global, 'console', {
    value: consoleHere,
    writable: true,
    enumerable: false,
    configurable: true,
  });

  // ---- values in
  let input = new Doubles(0);
  let texts: unknown[] = [];
  let at = 0;
  let plainArrays = true;

  /** Whether assigning to a fresh array or record could run the student's code (setters on the prototypes). */
  const prototypesAreClean = (): boolean => {
    if (getPrototypeOf(ArrayPrototype) !== ObjectPrototype) return false;
    for (let turn = 0; turn < 2; turn += 1) {
      const keys = ownKeys(turn === 0 ? ArrayPrototype : ObjectPrototype);
      for (let i = 0; i < keys.length; i += 1) {
        const key = keys[i];
        if (typeof key !== 'string') continue;
        const first = key.length === 0 ? 'x' : (key[0] as string);
        if (first >= '0' && first <= '9') return false;
      }
    }
    return true;
  };
  const place = (target: object, key: number | string, value: unknown): void => {
    const descriptor = create(null) as PropertyDescriptor;
    descriptor.value = value;
    descriptor.writable = true;
    descriptor.enumerable = true;
    descriptor.configurable = true;
    defineProperty(target, key, descriptor);
  };

  /** Apart from `read`, so that the engine gives these arrays, and no others, its unboxed representation of numbers. */
  const readNumbers = (): number[] => {
    const count = input[at] as number;
    at += 1;
    const list: number[] = [];
    for (let i = 0; i < count; i += 1) {
      if (plainArrays) list[i] = input[at] as number;
      else place(list, i, input[at]);
      at += 1;
    }
    return list;
  };

  const read = (): unknown => {
    const kind = input[at] as number;
    at += 1;
    switch (kind) {
      case 0:
        return null;
      case 1:
        return false;
      case 2:
        return true;
      case 3:
        at += 1;
        return input[at - 1];
      case 4:
        at += 1;
        return texts[input[at - 1] as number];
      case 5: {
        const count = input[at] as number;
        at += 1;
        const list: unknown[] = [];
        for (let i = 0; i < count; i += 1) {
          const item = read();
          if (plainArrays) list[i] = item;
          else place(list, i, item);
        }
        return list;
      }
      case 6:
        return readNumbers();
      default: {
        const count = input[at] as number;
        at += 1;
        const record = {};
        for (let i = 0; i < count; i += 1) {
          const key = texts[input[at] as number] as string;
          at += 1;
          place(record, key, read());
        }
        return record;
      }
    }
  };

  // ---- values out
  const DEEPEST = 64;
  const MOST_WORDS = 4000000;
  const MOST_TEXT = 1000000;
  let output = new Doubles(4096);
  let capacity = 4096;
  let filled = 0;
  let outTexts = '';
  let outCount = 0;
  /** Set when the value is refused: where, and what was found there; or what was too large. */
  let refusedAt = '';
  let refusedFound = '';
  let tooLarge = '';

  const emitWord = (word: number): boolean => {
    if (filled === capacity) {
      if (filled >= MOST_WORDS) {
        tooLarge = 'more than ' + MOST_WORDS + ' numbers came back';
        return false;
      }
      const larger = new Doubles(capacity * 2);
      put(larger, output);
      output = larger;
      capacity *= 2;
    }
    output[filled] = word;
    filled += 1;
    return true;
  };
  const emitText = (text: string): boolean => {
    if (outTexts.length + text.length > MOST_TEXT) {
      tooLarge = 'more than ' + MOST_TEXT + ' characters of text came back';
      return false;
    }
    outTexts += (outCount === 0 ? '' : ',') + stringify(text);
    outCount += 1;
    return emitWord(outCount - 1);
  };
  const refuse = (path: string, found: string): false => {
    refusedAt = path;
    refusedFound = found;
    return false;
  };

  const whatIs = (value: object): string => {
    if (isErrorPrototype(value)) return 'an Error';
    const prototype = getPrototypeOf(value);
    if (prototype === MapPrototype) return 'a Map';
    if (prototype === SetPrototype) return 'a Set';
    if (prototype === PromisePrototype) return 'a Promise';
    const name = typeName(value);
    const first = name === '' ? '' : name[0];
    const vowel = first === 'A' || first === 'E' || first === 'I' || first === 'O' || first === 'U';
    return (vowel ? 'an ' : 'a ') + name;
  };

  const writeValue = (value: unknown, path: string, depth: number): boolean => {
    switch (typeof value) {
      case 'number':
        return emitWord(3) && emitWord(value);
      case 'string':
        return emitWord(4) && emitText(value);
      case 'boolean':
        return emitWord(value ? 2 : 1);
      case 'undefined':
        return refuse(path, 'undefined');
      case 'function':
        return refuse(path, 'a function');
      case 'bigint':
        return refuse(path, 'a BigInt');
      case 'symbol':
        return refuse(path, 'a Symbol');
      case 'object':
        break;
    }
    if (value === null) return emitWord(0);
    if (depth > DEEPEST)
      return refuse(path, 'more than ' + DEEPEST + ' levels of nesting (does it contain itself?)');
    const thing = value as Record<string, unknown>;
    if (isArray(thing)) {
      const list = thing as unknown[];
      const count = list.length;
      const head = filled;
      if (!emitWord(6) || !emitWord(count)) return false;
      let i = 0;
      for (; i < count; i += 1) {
        const item = list[i];
        if (typeof item !== 'number') break;
        if (!emitWord(item)) return false;
      }
      if (i === count) return true;
      // Not only numbers after all: begin again with a tag before every entry.
      filled = head;
      if (!emitWord(5) || !emitWord(count)) return false;
      for (i = 0; i < count; i += 1) {
        const item = list[i];
        if (item === undefined && getOwnPropertyDescriptor(list, i) === undefined) {
          return refuse(path + '[' + i + ']', 'nothing (a hole in the array)');
        }
        if (!writeValue(item, path + '[' + i + ']', depth + 1)) return false;
      }
      return true;
    }
    const prototype = getPrototypeOf(thing);
    if (prototype !== ObjectPrototype && prototype !== null) return refuse(path, whatIs(thing));
    const keys = ownKeys(thing);
    const total = keys.length;
    if (total > 100000) {
      tooLarge = 'an object with ' + total + ' keys came back';
      return false;
    }
    let count = 0;
    for (let i = 0; i < total; i += 1) if (typeof keys[i] === 'string') count += 1;
    if (!emitWord(7) || !emitWord(count)) return false;
    for (let i = 0; i < total; i += 1) {
      const key = keys[i];
      if (typeof key !== 'string') continue;
      const own = getOwnPropertyDescriptor(thing, key);
      const inner = path + '.' + cut(key, 0, 60);
      if (own !== undefined && own.get !== undefined) return refuse(inner, 'a getter');
      if (!emitText(key) || !writeValue(thing[key], inner, depth + 1)) return false;
    }
    return true;
  };

  const describe = (thrown: unknown): string => {
    let name = '';
    let message: string;
    let stack = '';
    try {
      if (typeof thrown === 'object' && thrown !== null && isErrorPrototype(thrown)) {
        const error = thrown as Record<string, unknown>;
        const itsName = error['name'];
        const itsMessage = error['message'];
        const itsStack = error['stack'];
        name = typeof itsName === 'string' ? cut(itsName, 0, 100) : 'Error';
        message = typeof itsMessage === 'string' ? cut(itsMessage, 0, 2000) : '';
        stack = typeof itsStack === 'string' ? cut(itsStack, 0, 8000) : '';
      } else {
        message = cut(show(thrown, 1, 400), 0, 600);
      }
    } catch {
      message = 'something that could not be read';
    }
    return (
      '{"name":' + stringify(name) + ',"message":' + stringify(message) + ',"stack":' + stringify(stack) + '}'
    );
  };

  let target: unknown;
  const logs = (): string => '"console":[' + logged + ']';

  const call = (text: string): string => {
    const head = '{"sequence":' + sequence + ',';
    plainArrays = prototypesAreClean();
    texts = parse(text) as unknown[];
    at = 0;
    const given = read() as unknown[];
    let value: unknown;
    try {
      value = apply(target as (...values: unknown[]) => unknown, undefined, given);
    } catch (thrown) {
      const described = describe(thrown);
      return head + '"kind":"threw","thrown":' + described + ',' + logs() + '}';
    }
    filled = 0;
    outTexts = '';
    outCount = 0;
    refusedAt = '';
    refusedFound = '';
    tooLarge = '';
    let plain: boolean;
    try {
      plain = writeValue(value, 'result', 0);
    } catch (thrown) {
      filled = 0;
      const described = describe(thrown);
      return head + '"kind":"threw","thrown":' + described + ',' + logs() + '}';
    }
    if (!plain) {
      filled = 0;
      if (tooLarge !== '') {
        return head + '"kind":"too-large","message":' + stringify(tooLarge) + ',' + logs() + '}';
      }
      return (
        head +
        '"kind":"not-plain-data","path":' +
        stringify(refusedAt) +
        ',"found":' +
        stringify(refusedFound) +
        ',' +
        logs() +
        '}'
      );
    }
    const size = filled;
    const strings = outTexts;
    // The arguments are laid out once more and compared word by word with what was sent.
    outTexts = '';
    outCount = 0;
    const changed = changedArguments(given);
    filled = size;
    return (
      head +
      '"kind":"returned","size":' +
      size +
      ',"changed":[' +
      changed +
      '],"strings":[' +
      strings +
      '],' +
      logs() +
      '}'
    );
  };

  /** Walks the arguments beside the words that they were made from: the places of those that differ, by commas. */
  const changedArguments = (given: readonly unknown[]): string => {
    // Numbers alone cannot be changed in place.
    if ((input[0] as number) !== 5) return '';
    const count = input[1] as number;
    let found = '';
    let begin = 2;
    for (let i = 0; i < count; i += 1) {
      const end = endOf(begin);
      let same: boolean;
      try {
        same = sameAsSent(given[i], begin, end);
      } catch {
        same = false;
      }
      if (!same) found += (found === '' ? '' : ',') + i;
      begin = end;
    }
    return found;
  };

  /** Where the value that begins at a word ends. */
  const endOf = (begin: number): number => {
    const kind = input[begin] as number;
    if (kind < 3) return begin + 1;
    if (kind < 5) return begin + 2;
    const count = input[begin + 1] as number;
    let end = begin + 2;
    if (kind === 6) return end + count;
    for (let i = 0; i < count; i += 1) end = endOf(kind === 7 ? end + 1 : end);
    return end;
  };

  const sameAsSent = (value: unknown, begin: number, end: number): boolean => {
    let place_ = begin;
    const same = (item: unknown): boolean => {
      const kind = input[place_] as number;
      place_ += 1;
      if (kind === 0) return item === null;
      if (kind === 1) return item === false;
      if (kind === 2) return item === true;
      if (kind === 3) {
        place_ += 1;
        return is(item, input[place_ - 1]);
      }
      if (kind === 4) {
        place_ += 1;
        return item === texts[input[place_ - 1] as number];
      }
      const count = input[place_] as number;
      place_ += 1;
      if (kind === 7) {
        if (typeof item !== 'object' || item === null) return false;
        const record = item as Record<string, unknown>;
        if (ownKeys(record).length !== count) return false;
        for (let i = 0; i < count; i += 1) {
          const key = texts[input[place_] as number] as string;
          place_ += 1;
          if (!same(record[key])) return false;
        }
        return true;
      }
      if (!isArray(item)) return false;
      const list = item as unknown[];
      if (list.length !== count) return false;
      for (let i = 0; i < count; i += 1) {
        if (kind === 6) {
          if (!is(list[i], input[place_])) return false;
          place_ += 1;
        } else if (!same(list[i])) return false;
      }
      return true;
    };
    return same(value) && place_ === end;
  };

  return (code, text, count) => {
    switch (code) {
      case 0:
        input = new Doubles(count);
        return input;
      case 1:
        target = text;
        return typeof target === 'function'
          ? '{"kind":"loaded",' + logs() + '}'
          : '{"kind":"not-a-function","found":' +
              stringify(target === null ? 'null' : isArray(target) ? 'array' : typeof target) +
              ',' +
              logs() +
              '}';
      case 2:
        return call(text as string);
      case 3:
        return output;
      case 4:
        return '{"kind":"threw","thrown":' + describe(text) + ',' + logs() + '}';
      case 5:
        return '[' + logged + ']';
      default:
        // A new call: its own randomness, its own log.
        seed = count | 0;
        sequence = text as number;
        lines = 0;
        characters = 0;
        logged = '';
        closed = false;
        return '';
    }
  };
}
