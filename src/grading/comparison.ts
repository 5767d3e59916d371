/** Whether a returned value is the expected one, and if not, where and how it first differs. */
import type { Value } from './observation.ts';

/** Steps from the whole value to an entry: `[2][0]` is [2, 0]. */
export type Path = readonly (number | string)[];

export type Mismatch =
  /** Numbers that differ by more than `within`, or of which one is not finite. */
  | {
      readonly kind: 'number';
      readonly path: Path;
      readonly expected: number;
      readonly actual: number;
      readonly within: number;
    }
  /** A string, boolean or null that differs, or something of another type. */
  | { readonly kind: 'value'; readonly path: Path; readonly expected: Value; readonly actual: Value }
  /** A list of another length, at any depth. */
  | {
      readonly kind: 'length';
      readonly path: Path;
      readonly expected: number;
      readonly actual: number;
      readonly shapes?: { readonly expected: Shape; readonly actual: Shape };
    }
  | {
      readonly kind: 'key';
      readonly path: Path;
      readonly key: string;
      readonly present: 'missing' | 'extra';
    };

/** Lengths from the outside in; a ragged or mixed list has no shape. */
export type Shape = readonly number[];

/** As many as are worth marking in a printed value. */
const MOST = 2000;

// Of the largest entry of the whole result: an entry of a row that cancels to nearly zero still carries the
// rounding of the numbers that cancelled.
const OF_THE_WHOLE = 1e-3;

// Below this, an expected 0 met by 1e-17 would otherwise count as wrong.
const SMALLEST_SCALE = 1e-6;

/**
 * Every place where `actual` differs from `expected`, in reading order; none means equal.
 *
 * A number is close when |actual − expected| ≤ `tolerance` × the scale of its row, where the scale is the
 * largest magnitude in that row of `expected` (at least a thousandth of the largest in the whole of it, and
 * at least 1e-6): rounding errors of a sum grow with its largest term, not with its result. NaN equals NaN, an
 * infinity equals itself, −0 equals 0.
 */
export function compare(expected: Value, actual: Value, tolerance: number): Mismatch[] {
  const found: Mismatch[] = [];
  const floor = Math.max(OF_THE_WHOLE * magnitude(expected), SMALLEST_SCALE);
  const shapes = { expected: shapeOf(expected), actual: shapeOf(actual) };
  walk(expected, actual, [], Math.max(floor, rowMagnitude([expected])));
  return found;

  function walk(wanted: Value, got: Value, path: Path, scale: number): void {
    if (found.length >= MOST) return;
    if (typeof wanted === 'number' && typeof got === 'number') {
      const within = tolerance * scale;
      if (!isClose(wanted, got, within)) {
        found.push({ kind: 'number', path, expected: wanted, actual: got, within });
      }
    } else if (isList(wanted) && isList(got)) {
      if (wanted.length !== got.length) {
        found.push({
          kind: 'length',
          path,
          expected: wanted.length,
          actual: got.length,
          ...(shapes.expected !== undefined && shapes.actual !== undefined
            ? { shapes: { expected: shapes.expected, actual: shapes.actual } }
            : {}),
        });
        return;
      }
      const row = Math.max(floor, rowMagnitude(wanted));
      wanted.forEach((entry, index) => walk(entry, got[index] ?? null, [...path, index], row));
    } else if (isRecord(wanted) && isRecord(got)) {
      for (const key of Object.keys(wanted)) {
        if (Object.hasOwn(got, key)) {
          const entry = wanted[key] ?? null;
          walk(entry, got[key] ?? null, [...path, key], Math.max(floor, rowMagnitude([entry])));
        } else found.push({ kind: 'key', path, key, present: 'missing' });
      }
      for (const key of Object.keys(got)) {
        if (!Object.hasOwn(wanted, key)) found.push({ kind: 'key', path, key, present: 'extra' });
      }
    } else if (wanted !== got) {
      found.push({ kind: 'value', path, expected: wanted, actual: got });
    }
  }
}

/** Whether two results are the same mistake: as `compare`, but any two numbers that are not finite agree. */
export function agrees(one: Value, other: Value, tolerance: number): boolean {
  return compare(one, other, tolerance).every(
    (mismatch) =>
      mismatch.kind === 'number' && !Number.isFinite(mismatch.expected) && !Number.isFinite(mismatch.actual),
  );
}

/** `[rows, columns]` of a matrix, `[]` of a number, undefined for anything ragged, mixed or with keys. */
export function shapeOf(value: Value): Shape | undefined {
  if (isRecord(value)) return undefined;
  if (!isList(value)) return [];
  if (value.length === 0) return [0];
  const first = shapeOf(value[0] ?? null);
  if (first === undefined) return undefined;
  const even = value.every((entry) => {
    const shape = shapeOf(entry);
    return (
      shape !== undefined && shape.length === first.length && shape.every((size, i) => size === first[i])
    );
  });
  return even ? [value.length, ...first] : undefined;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether no number in it is NaN or infinite. */
export function isFiniteValue(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (isList(value)) return value.every(isFiniteValue);
  return !isRecord(value) || Object.values(value).every(isFiniteValue);
}

function isClose(expected: number, actual: number, within: number): boolean {
  if (expected === actual) return true;
  if (Number.isNaN(expected)) return Number.isNaN(actual);
  // Infinities of one sign are equal above; an infinite difference is never within a finite bound.
  return Math.abs(actual - expected) <= within && Number.isFinite(expected);
}

/** The largest finite magnitude among the numbers of one list. */
function rowMagnitude(row: readonly Value[]): number {
  return row.reduce<number>(
    (most, entry) =>
      typeof entry === 'number' && Number.isFinite(entry) ? Math.max(most, Math.abs(entry)) : most,
    0,
  );
}

function magnitude(value: Value): number {
  if (isList(value)) {
    return value.reduce<number>(
      (most, entry) =>
        Math.max(most, isList(entry) || isRecord(entry) ? magnitude(entry) : rowMagnitude([entry])),
      0,
    );
  }
  if (isRecord(value)) return magnitude(Object.values(value));
  return rowMagnitude([value]);
}
