/** Plain data as a row of doubles and a table of strings: what crosses to and from the student's process. */
import type { Value } from '../grading/observation.ts';

/** One tag begins every value in `words`. The same numbers are used by the encoder inside the realm. */
export const tag = {
  null: 0,
  false: 1,
  true: 2,
  /** followed by the number */
  number: 3,
  /** followed by an index into `strings` */
  string: 4,
  /** followed by the length, then that many values */
  array: 5,
  /** followed by the length, then that many bare numbers */
  numbers: 6,
  /** followed by the count, then that many pairs of an index into `strings` and a value */
  record: 7,
} as const;

/** `words` carries the shape and every number exactly (NaN, −0 and infinities too); text stands in `strings`. */
export interface Words {
  readonly words: Float64Array;
  readonly strings: readonly string[];
}

/** Deeper nesting than this is refused by both sides, so that neither can be made to overflow its stack. */
export const DEEPEST = 64;

/** Lays `value` out as words. Throws a RangeError beyond `DEEPEST` levels. */
export function encodeWords(value: Value): Words {
  const words: number[] = [];
  const strings: string[] = [];
  const index = new Map<string, number>();
  const stringIndex = (text: string): number => {
    const known = index.get(text);
    if (known !== undefined) return known;
    index.set(text, strings.length);
    strings.push(text);
    return strings.length - 1;
  };
  const write = (item: Value, depth: number): void => {
    if (depth > DEEPEST) throw new RangeError(`The value is nested more than ${DEEPEST} levels deep.`);
    if (item === null) words.push(tag.null);
    else if (typeof item === 'boolean') words.push(item ? tag.true : tag.false);
    else if (typeof item === 'number') words.push(tag.number, item);
    else if (typeof item === 'string') words.push(tag.string, stringIndex(item));
    else if (isList(item)) {
      if (item.every((entry) => typeof entry === 'number')) {
        words.push(tag.numbers, item.length);
        for (const entry of item) words.push(entry);
      } else {
        words.push(tag.array, item.length);
        for (const entry of item) write(entry, depth + 1);
      }
    } else {
      const entries = Object.entries(item);
      words.push(tag.record, entries.length);
      for (const [key, entry] of entries) {
        words.push(stringIndex(key));
        write(entry, depth + 1);
      }
    }
  };
  write(value, 0);
  return { words: Float64Array.from(words), strings };
}

function isList(value: readonly Value[] | { readonly [key: string]: Value }): value is readonly Value[] {
  return Array.isArray(value);
}

/** Reads what `encodeWords`, or the realm, wrote. Throws a RangeError on anything malformed: the sender is not trusted. */
export function decodeWords({ words, strings }: Words): Value {
  let at = 0;
  const next = (): number => {
    const word = words[at];
    if (word === undefined) throw new RangeError('The data ends in the middle of a value.');
    at += 1;
    return word;
  };
  const nextCount = (): number => {
    const count = next();
    if (!Number.isInteger(count) || count < 0 || count > words.length - at) {
      throw new RangeError('A length does not fit the data.');
    }
    return count;
  };
  const nextString = (): string => {
    const text = strings[next()];
    if (text === undefined) throw new RangeError('A text is missing from the data.');
    return text;
  };
  const read = (depth: number): Value => {
    if (depth > DEEPEST) throw new RangeError('The data is nested too deeply.');
    const kind = next();
    switch (kind) {
      case tag.null:
        return null;
      case tag.false:
        return false;
      case tag.true:
        return true;
      case tag.number:
        return next();
      case tag.string:
        return nextString();
      case tag.array: {
        const count = nextCount();
        const list: Value[] = [];
        for (let i = 0; i < count; i += 1) list.push(read(depth + 1));
        return list;
      }
      case tag.numbers: {
        const count = nextCount();
        at += count;
        return Array.from(words.subarray(at - count, at));
      }
      case tag.record: {
        const count = nextCount();
        const entries: [string, Value][] = [];
        for (let i = 0; i < count; i += 1) entries.push([nextString(), read(depth + 1)]);
        // Own properties by definition, so that a key `__proto__` stays data.
        return Object.fromEntries(entries);
      }
      default:
        throw new RangeError(`There is no kind of value numbered ${kind}.`);
    }
  };
  const value = read(0);
  if (at !== words.length) throw new RangeError('There is more data than one value.');
  return value;
}
