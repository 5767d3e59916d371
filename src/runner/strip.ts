/** Types erased in place: every character that is left keeps its line and column. */
import { transformSync } from 'amaro';
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

/** The stripper throws an object with places (from 1.0 on) or a drawing of the source with the place underlined. */
function readComplaint(error: unknown, source: string): Complaint | undefined {
  if (typeof error === 'object' && error !== null && 'startLine' in error && 'startColumn' in error) {
    const { message, startLine, startColumn } = error as Record<string, unknown>;
    return {
      message: typeof message === 'string' ? message : 'This is not TypeScript',
      line: typeof startLine === 'number' ? startLine : 1,
      column: typeof startColumn === 'number' ? startColumn + 1 : 1,
    };
  }
  if (typeof error !== 'string') return undefined;
  const message = /^\s*[x×]\s*(.+)$/m.exec(error)?.[1] ?? 'This is not TypeScript';
  const rows = error.split('\n');
  const underline = rows.findIndex((row) => /^\s*:\s*\^/.test(row));
  const above = underline > 0 ? /^\s*(\d+) \|/.exec(rows[underline - 1] ?? '') : null;
  if (above === null) {
    return { message, line: Number(/,-\[(?:.*:)?(\d+):\d+\]/.exec(error)?.[1] ?? 1), column: 1 };
  }
  const row = rows[underline] ?? '';
  const line = Number(above[1]);
  const shown = row.indexOf('^') - row.indexOf(':') - 2;
  return { message, line, column: columnOf(source.split('\n')[line - 1] ?? '', shown) };
}

/** Characters that a drawing gives two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** The column (from 1) of the character that is drawn behind `shown` columns, where tabs stop at every fourth. */
function columnOf(text: string, shown: number): number {
  let drawn = 0;
  let column = 1;
  for (const character of text) {
    if (drawn >= shown) break;
    drawn += character === '\t' ? 4 - (drawn % 4) : WIDE.test(character) ? 2 : 1;
    column += character.length;
  }
  return column;
}
