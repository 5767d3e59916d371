/** Values as a student reads them: short where they agree, in full where they differ. */
import { isList, isRecord, type Mismatch, type Path } from './comparison.ts';
import type { Value } from './observation.ts';

/** Entries shown of one row, and rows shown of one list, around the first difference. */
const ENTRIES = 10;
const ROWS = 8;

/**
 * A value on as many lines as it has rows. Numbers that differ are printed in full, others to six digits;
 * long rows and long lists are cut to a window around the first difference, and say how much they leave out.
 */
export function printValue(value: Value, differing: readonly Mismatch[] = []): string {
  const marked = new Set(differing.map((mismatch) => keyOf(mismatch.path)));
  const focus = differing[0]?.path ?? [];
  return print(value, [], '');

  function print(one: Value, path: Path, indent: string): string {
    if (typeof one === 'number') return printNumber(one, marked.has(keyOf(path)));
    if (isList(one)) {
      const nested = one.some((entry) => isList(entry) || isRecord(entry));
      const centre = onPath(path) ? focus[path.length] : undefined;
      const { from, to } = window(
        one.length,
        nested ? ROWS : ENTRIES,
        typeof centre === 'number' ? centre : 0,
      );
      const entries = one
        .slice(from, to)
        .map((entry, index) => print(entry, [...path, from + index], `${indent} `));
      if (from > 0) entries.unshift(`… ${from} before`);
      if (to < one.length) entries.push(`… ${one.length - to} more`);
      return `[${entries.join(nested ? `,\n${indent} ` : ', ')}]`;
    }
    if (isRecord(one)) {
      const entries = Object.entries(one).map(
        ([key, entry]) => `${key}: ${print(entry, [...path, key], `${indent} `)}`,
      );
      return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
    }
    return JSON.stringify(one);
  }

  function onPath(path: Path): boolean {
    return path.every((step, index) => step === focus[index]);
  }
}

/** The arguments of a call, one a line: `X = [[0, 0]]`. */
export function printArguments(names: readonly string[], values: readonly Value[]): string {
  return values
    .map((value, index) => `${names[index] ?? `argument ${index + 1}`} = ${printValue(value)}`)
    .join('\n');
}

/** `in full` gives the shortest digits that read back as the same number. */
export function printNumber(value: number, inFull = true): string {
  if (!Number.isFinite(value)) return String(value);
  return String(inFull ? value : Number(value.toPrecision(6)));
}

/** `[2][0]`, `.exit`. */
export function printPath(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}

function keyOf(path: Path): string {
  return path.join('\u0000');
}

function window(length: number, width: number, centre: number): { from: number; to: number } {
  if (length <= width) return { from: 0, to: length };
  const from = Math.max(0, Math.min(centre - Math.floor(width / 2), length - width));
  return { from, to: from + width };
}
