/** Types erased in place: every character that is left keeps its line and column. */
import { transformSync } from 'amaro';
import { z } from 'zod';
import { reject, type Rejection } from './rejection.ts';

export interface Stripped {
  readonly kind: 'stripped';
  readonly code: string;
}

/** What to write instead of TypeScript that has a meaning of its own at run time. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /\benum\b/,
    '`enum` cannot be run by erasing types. Write a union of string literals, or an object with `as const`.',
  ],
  [
    /\b(namespace|module) declaration\b|\bnamespace\b/,
    '`namespace` cannot be run by erasing types. Write its functions and constants at the top level of the file.',
  ],
  [
    /parameter property/,
    'A parameter property (`constructor(private x: number)`) cannot be run by erasing types. Declare the field in the class and assign it in the constructor.',
  ],
  [
    /import equals/,
    '`import x = require(…)` is not available: this file is run alone. Put what you need into it.',
  ],
  [/export assignment/, '`export =` is not available. Write `export` before the function instead.'],
  [/angle-bracket/, '`<T>value` cannot be run by erasing types. Write `value as T`.'],
];

/** Throws only what the stripper throws when it breaks (it does not survive that): the process should end with it. */
export function strip(source: string, file: string): Stripped | Rejection {
  try {
    const { code } = transformSync(source, { mode: 'strip-only', sourceMap: false, filename: file });
    return { kind: 'stripped', code };
  } catch (error) {
    const complaint = readComplaint(error, source);
    if (complaint === undefined) throw error;
    const { message, line, column } = complaint;
    for (const [pattern, remedy] of REMEDIES) {
      if (/not supported/.test(message) && pattern.test(message))
        return reject('unsupported', remedy, line, column);
    }
    if (/not supported/.test(message)) return reject('unsupported', `${message}.`, line, column);
    return reject('syntax', `${message}.`.replace(/\.\.$/, '.'), line, column);
  }
}

interface Complaint {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** What the stripper throws of a source that it refuses; anything else it throws is its own failure. */
const complaint = z.object({ message: z.string(), snippet: z.string(), startLine: z.number() });

function readComplaint(error: unknown, source: string): Complaint | undefined {
  const read = complaint.safeParse(error);
  if (!read.success) return undefined;
  const { message, snippet, startLine: line } = read.data;
  const shown = Math.max(0, /^ *\^/m.exec(snippet)?.[0].indexOf('^') ?? 0);
  return { message, line, column: columnOf(source.split('\n')[line - 1] ?? '', shown) };
}

/** Characters that are drawn two columns wide. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function widthOf(character: string, drawn: number): number {
  if (character === '\t') return 4 - (drawn % 4);
  if (/\p{Mn}/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/**
 * The stripper's own column counts some characters three times over; what it draws below the line is right. The
 * column (from 1) of the character that is drawn behind `shown` columns.
 */
function columnOf(text: string, shown: number): number {
  let drawn = 0;
  let column = 1;
  for (const character of text) {
    const width = widthOf(character, drawn);
    if (drawn >= shown && width > 0) break;
    drawn += width;
    column += character.length;
  }
  return column;
}
