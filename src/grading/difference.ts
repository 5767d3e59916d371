/** A wrong value in words: which entry, what was expected, what agrees, and what pattern the error has. */
import { isList, shapeOf, type Mismatch, type Shape } from './comparison.ts';
import type { Value } from './observation.ts';
import { printNumber, printPath } from './printing.ts';

/** The first difference of a call's result, as whole sentences. `call` is the call as written: `f(X, W)`. */
export function describeDifference(
  call: string,
  expected: Value,
  actual: Value,
  mismatches: readonly Mismatch[],
  tolerance: number,
): string {
  const first = mismatches[0];
  if (first === undefined) return '';
  const sentences = [sentenceFor(call, expected, actual, first)];
  if (first.kind === 'number') {
    sentences.push(...agreement(expected, first), ...patternOf(expected, actual, tolerance));
  }
  return sentences.join(' ');
}

function sentenceFor(call: string, expected: Value, actual: Value, first: Mismatch): string {
  const entry = `${call}${printPath(first.path)}`;
  switch (first.kind) {
    case 'number':
      if (Number.isNaN(first.actual)) {
        return `${entry} is NaN, expected ${printNumber(first.expected)}: NaN comes from 0/0, Infinity − Infinity, or arithmetic with undefined. Which of them can happen here?`;
      }
      if (!Number.isFinite(first.actual)) {
        return `${entry} is ${first.actual}, expected ${printNumber(first.expected)}: which operation grows too large, or divides by zero?`;
      }
      return `${entry} is ${printNumber(first.actual)}, expected ${printNumber(first.expected)}${margin(first)}.`;
    case 'length':
      return lengthSentence(call, entry, first);
    case 'key':
      return first.present === 'missing'
        ? `${entry} has no \`${first.key}\`: expected one.`
        : `${entry} has an unexpected \`${first.key}\`: return only what was asked.`;
    case 'value': {
      const [wanted, got] = [shapeOf(expected), shapeOf(actual)];
      if (first.path.length === 0 && wanted !== undefined && wanted.length > 0 && got?.length === 0) {
        return `${call} returned ${naming(actual)}, expected ${shapeInWords(wanted)}.`;
      }
      const verb = first.path.length === 0 ? 'returned' : 'is';
      return `${entry} ${verb} ${naming(first.actual)}, expected ${naming(first.expected)}.`;
    }
  }
}

/** How much rounding is allowed; between whole numbers there is none to speak of. */
function margin({ expected, actual, within }: Extract<Mismatch, { kind: 'number' }>): string {
  const isWhole = Number.isInteger(expected) && Number.isInteger(actual);
  return isWhole ? '' : ` (±${Number(within.toPrecision(1))})`;
}

function lengthSentence(call: string, entry: string, first: Extract<Mismatch, { kind: 'length' }>): string {
  if (first.shapes === undefined) {
    return `${entry} has ${count(first.actual, 'entry', 'entries')}, expected ${first.expected}.`;
  }
  const { expected, actual } = first.shapes;
  const turned =
    expected.length === 2 && actual.length === 2 && expected[0] === actual[1] && expected[1] === actual[0];
  return `${call} returned ${shapeInWords(actual)}, expected ${shapeInWords(expected)}${turned ? ': transposed?' : '.'}`;
}

function shapeInWords(shape: Shape): string {
  const [outer = 0, inner] = shape;
  if (shape.length === 0) return 'a number';
  if (inner === undefined) return `a list of ${count(outer, 'entry', 'entries')}`;
  if (shape.length === 2) return `${count(outer, 'row', 'rows')} of ${inner}`;
  return `a ${shape.join(' × ')} array`;
}

function naming(value: Value): string {
  if (isList(value)) return `a list of ${count(value.length, 'entry', 'entries')}`;
  if (value === null) return 'null';
  if (typeof value === 'object') return 'a record';
  return typeof value === 'string' ? `the text ${JSON.stringify(value)}` : String(value);
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** What lies before the first difference is right: said, because it is where to look no further. */
function agreement(expected: Value, first: Mismatch): string[] {
  const [row, column] = first.path;
  if (typeof row !== 'number' || !isList(expected)) return [];
  const flat = column === undefined;
  if (row === 1) return [flat ? 'Entry 0 agrees.' : 'Row 0 agrees.'];
  if (row > 1) return [flat ? `Entries 0–${row - 1} agree.` : `Rows 0–${row - 1} agree.`];
  if (typeof column !== 'number' || column === 0) return [];
  return [column === 1 ? 'The entry before it agrees.' : `The ${column} entries before it agree.`];
}

/** Something that all wrong entries have in common, if anything does. */
function patternOf(expected: Value, actual: Value, tolerance: number): string[] {
  const wanted = rowsOf(expected);
  const got = rowsOf(actual);
  if (wanted === undefined || got === undefined) return [];
  const pairs = wanted.flatMap((row, i) => row.map((value, j) => [value, got[i]?.[j] ?? NaN] as const));
  // Patterns are evidence only when there is enough to see one in; the bound is loose because it decides nothing.
  const loose = Math.max(tolerance, 1e-9) * 1e3;
  const telling = pairs.filter(([value]) => Math.abs(value) > loose);
  if (telling.length < 3) return [];

  const ratio = (telling[0]?.[1] ?? NaN) / (telling[0]?.[0] ?? NaN);
  if (Number.isFinite(ratio) && ratio !== 0 && pairs.every(([e, a]) => near(a, ratio * e))) {
    if (near(ratio, -1)) return ['Every entry has the opposite sign.'];
    return [`Every entry is ${Number(ratio.toPrecision(4))} times what is expected.`];
  }
  const shift = (pairs[0]?.[1] ?? NaN) - (pairs[0]?.[0] ?? NaN);
  if (Number.isFinite(shift) && pairs.every(([e, a]) => near(a - e, shift))) {
    return [`Every entry is off by the same ${Number(shift.toPrecision(4))}.`];
  }
  if (wanted.length > 1 && wanted.length === wanted[0]?.length) {
    if (wanted.every((row, i) => row.every((value, j) => near(got[j]?.[i] ?? NaN, value)))) {
      return ['The result is the transpose of what is expected.'];
    }
  }
  const perRow = wanted.map((row, i) => scaleOf(row, got[i] ?? []));
  if (wanted.length > 1 && (wanted[0]?.length ?? 0) > 1 && perRow.every((value) => value !== undefined)) {
    return [
      'Within each row all entries are off by the same factor, but the factor changes from row to row.',
    ];
  }
  return [];

  function near(one: number, other: number): boolean {
    return Math.abs(one - other) <= loose * Math.max(1, Math.abs(other));
  }
  function scaleOf(row: readonly number[], mine: readonly number[]): number | undefined {
    const at = row.findIndex((value) => Math.abs(value) > loose);
    const factor = (mine[at] ?? NaN) / (row[at] ?? NaN);
    return Number.isFinite(factor) &&
      factor !== 0 &&
      row.every((value, j) => near(mine[j] ?? NaN, factor * value))
      ? factor
      : undefined;
  }
}

/** A vector as one row, a matrix as its rows; undefined for anything else. */
function rowsOf(value: Value): readonly (readonly number[])[] | undefined {
  const shape = shapeOf(value);
  if (shape === undefined || !isList(value)) return undefined;
  const rows = shape.length === 1 ? [value] : shape.length === 2 ? value : undefined;
  if (
    rows?.every(
      (row): row is readonly number[] => isList(row) && row.every((entry) => typeof entry === 'number'),
    )
  ) {
    return rows;
  }
  return undefined;
}
