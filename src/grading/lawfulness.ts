/** Whether what a function returned in one trial obeys the law that was put to the test. */
import type { CodePart } from '../problem/kinds/code.ts';
import type { Effect, Property } from '../problem/kinds/property.ts';
import { sizeOf } from '../problem/sizeExpression.ts';
import { chanceOfMean, meanOf } from './chance.ts';
import { compare, isList, type Mismatch } from './comparison.ts';
import type { Outcome, Value } from './observation.ts';
import { mapNumbers, reorder, type Trial } from './trial.ts';

/** A law that does not hold, with what shows it. */
export interface Breach {
  readonly trial: Trial;
  /** What the result of the last call must be by this law; absent where the law names only a sum or a mean. */
  readonly expected?: Value;
  readonly actual: Value;
  readonly mismatches: readonly Mismatch[];
  readonly shown:
    | { readonly kind: 'values' }
    | { readonly kind: 'row'; readonly row: number; readonly wanted: number; readonly found: number }
    | { readonly kind: 'mean'; readonly wanted: number; readonly means: readonly number[] };
}

export type TrialResult =
  | { readonly kind: 'holds' }
  | { readonly kind: 'broken'; readonly breach: Breach }
  /** A call gave no value where the cases may all have given one. */
  | { readonly kind: 'no-value'; readonly call: number; readonly outcome: Outcome }
  /** A call was not made, or was stopped at a limit: the law was not put to the test. */
  | { readonly kind: 'untested'; readonly overLimit: boolean };

/**
 * Holds the outcomes of a trial's calls against its law.
 *
 * @param tolerance relative to the largest entry of the row, as for cases
 */
export function judgeTrial(
  part: CodePart,
  trial: Trial,
  outcomes: readonly (Outcome | undefined)[],
  tolerance = part.tolerance.value,
): TrialResult {
  const values: Value[] = [];
  for (let call = 0; call < trial.calls.length; call += 1) {
    const outcome = outcomes[call];
    switch (outcome?.kind) {
      case 'returned':
        values.push(outcome.value);
        break;
      case 'threw':
      case 'not-plain-data':
      case 'too-large':
        return { kind: 'no-value', call, outcome };
      case 'timed-out':
      case 'out-of-memory':
      case 'died':
        return { kind: 'untested', overLimit: true };
      case 'cancelled':
      case 'fault':
      case undefined:
        return { kind: 'untested', overLimit: false };
    }
  }
  const breach = findBreach(part, trial, values, tolerance);
  return breach === undefined ? { kind: 'holds' } : { kind: 'broken', breach: { trial, ...breach } };
}

type Found = Omit<Breach, 'trial'>;

function findBreach(
  part: CodePart,
  trial: Trial,
  values: readonly Value[],
  tolerance: number,
): Found | undefined {
  const { property, token } = trial;
  const [first = null, last = null] = values;
  const differing = (expected: Value, actual: Value): Found | undefined => {
    // What was not a number before it was changed binds nothing afterwards.
    const mismatches = compare(expected, actual, tolerance).filter(
      (one) => one.kind !== 'number' || Number.isFinite(one.expected),
    );
    return mismatches.length === 0 ? undefined : { expected, actual, mismatches, shown: { kind: 'values' } };
  };
  switch (property.law) {
    case 'entries':
      return differing(entriesOf(part, trial, first, property.are), first);
    case 'rows':
      return rowBreach(property, first, tolerance);
    case 'follows':
      return differing(effectOn(first, property.result, trial.order), last);
    case 'causal':
      return differing(rowsIn(first).slice(0, token), rowsIn(last).slice(0, token));
    case 'rowwise': {
      // Only the one row was changed: every other row of the result must be as it was.
      const others = (value: Value): Value[] => rowsIn(value).map((row, at) => (at === token ? null : row));
      return differing(others(first), others(last));
    }
    case 'unbiased':
      return meanBreach(part, trial, property, values);
    default:
      return property satisfies never;
  }
}

/** In the declared shape where there is one, so that a result of another shape breaks the law too. */
function entriesOf(part: CodePart, { sizes }: Trial, value: Value, number: number): Value {
  if (part.returns === undefined) return mapNumbers(value, () => number);
  const shape = part.returns.map((size) => sizeOf(size, sizes));
  return shape.reduceRight<Value>((inner, length) => Array.from({ length }, () => inner), number);
}

function effectOn(value: Value, effect: Effect, order: readonly number[]): Value {
  if (typeof effect === 'object') {
    return mapNumbers(value, (number) =>
      'scaled' in effect ? number * effect.scaled : number + effect.shifted,
    );
  }
  switch (effect) {
    case 'same':
      return value;
    case 'permuted':
      return reorder(rowsIn(value), order);
    case 'columns-permuted':
      return rowsIn(value).map((row) => (isList(row) ? reorder(row, order) : row));
    case 'transposed': {
      const rows = rowsIn(value);
      const width = Math.max(0, ...rows.map((row) => (isList(row) ? row.length : 0)));
      return Array.from({ length: width }, (_, j) =>
        rows.map((row) => (isList(row) ? (row[j] ?? null) : row)),
      );
    }
    default:
      return effect satisfies never;
  }
}

function rowBreach(
  property: Extract<Property, { law: 'rows' }>,
  value: Value,
  tolerance: number,
): Found | undefined {
  const { sum, squares, least, most } = property;
  const rows = numbersByRow(value);
  for (const [row, numbers] of rows.entries()) {
    const broken = (wanted: number, found: number, column?: number): Found => {
      const path = column === undefined ? [row] : [row, column];
      return {
        actual: value,
        mismatches: [{ kind: 'number', path, expected: wanted, actual: found, within: tolerance }],
        shown: { kind: 'row', row, wanted, found },
      };
    };
    // Rounding of a sum grows with what is added up, not with what comes out.
    const size = numbers.reduce((total, number) => total + Math.abs(number), 0);
    if (sum !== undefined) {
      const found = numbers.reduce((total, number) => total + number, 0);
      if (!(Math.abs(found - sum) <= tolerance * Math.max(size, Math.abs(sum)))) return broken(sum, found);
    }
    if (squares !== undefined) {
      const found = numbers.reduce((total, number) => total + number * number, 0);
      if (!(Math.abs(found - squares) <= tolerance * Math.max(found, squares))) return broken(squares, found);
    }
    const slack = tolerance * Math.max(...numbers.map(Math.abs), 0);
    const low = least === undefined ? -1 : numbers.findIndex((number) => !(number >= least - slack));
    if (least !== undefined && low >= 0) return broken(least, numbers[low] ?? NaN, low);
    const high = most === undefined ? -1 : numbers.findIndex((number) => !(number <= most + slack));
    if (most !== undefined && high >= 0) return broken(most, numbers[high] ?? NaN, high);
  }
  return undefined;
}

function meanBreach(
  part: CodePart,
  { calls, sizes }: Trial,
  property: Extract<Property, { law: 'unbiased' }>,
  values: readonly Value[],
): Found | undefined {
  const at = Object.keys(part.parameters).indexOf(property.rows);
  const [x = [], y = []] = numbersByRow(calls[0]?.[at] ?? null);
  const wanted = sizeOf(property.estimates, { ...sizes, xx: inner(x, x), xy: inner(x, y), yy: inner(y, y) });
  const means = values.map((value) => {
    const [one = [], other = []] = numbersByRow(value);
    return inner(one, other);
  });
  // Before it is called broken, other draws must show it again: two independent chances make the stated one.
  if (chanceOfMean(means, wanted) >= Math.sqrt(1 - property.confidence)) return undefined;
  const found = meanOf(means);
  return {
    actual: values[0] ?? null,
    mismatches: [{ kind: 'number', path: [], expected: wanted, actual: found, within: 0 }],
    shown: { kind: 'mean', wanted, means },
  };
}

/** Rows of unequal length give NaN, which no estimate is. */
function inner(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length || one.length === 0) return NaN;
  return one.reduce((sum, number, i) => sum + number * (other[i] ?? NaN), 0);
}

function rowsIn(value: Value): readonly Value[] {
  return isList(value) ? value : [value];
}

/** A matrix by rows, a vector as its one row; what is no number counts as NaN. */
function numbersByRow(value: Value): number[][] {
  const numberOf = (entry: Value): number => (typeof entry === 'number' ? entry : NaN);
  const rows = rowsIn(value);
  return rows.some(isList)
    ? rows.map((row) => (isList(row) ? row.map(numberOf) : [numberOf(row)]))
    : [rows.map(numberOf)];
}
