/** Of all numbers that were bound to a cell, those that are claimed for it: the ones that are given most surely. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Span } from '../mathematics/span.ts';
import { chosenKeys, isSameKey, keyOf } from './claimedRows.ts';
import type { FactTable } from './factTable.ts';
import { isWeaker } from './standing.ts';
import type { StatedValue } from './statedValues.ts';

export interface Bound {
  /** From running text. */
  readonly stated: readonly StatedValue[];
  readonly adrift: readonly Quantity[];
  /** From the rows of a table that are chosen. */
  readonly rows: readonly StatedValue[];
}

/**
 * @param sole the one row that all that is asked for is of, if it is one
 * @param columns those that are asked for
 * @param isSingle whether one number is asked for, which the answer may arrive at in several steps
 */
export function claimedValues(
  { stated, adrift, rows }: Bound,
  facts: FactTable,
  columns: readonly string[],
  sole: string | undefined,
  isSingle: boolean,
  source: string,
  whole: Span,
): readonly StatedValue[] {
  const texts = ofChosenRows(stated, adrift, facts, columns, sole, source, whole);
  const possible = [...texts, ...rows].filter(({ attribute, quantity }) =>
    isPossible(quantity, facts.attributes[attribute]?.unit),
  );
  const counted = possible.filter((each) => !isComplement(each, possible, source));
  const ofCell = (cell: StatedValue): readonly StatedValue[] =>
    counted.filter(({ entity, attribute }) => entity === cell.entity && attribute === cell.attribute);
  const among = isSingle ? notWorking : surest;
  return counted.filter((each) => among(ofCell(each)).includes(each));
}

const notWorking = (values: readonly StatedValue[]): readonly StatedValue[] => {
  const others = values.filter(({ standing }) => standing !== 'working');
  return others.length > 0 ? others : values;
};

/**
 * The numbers of one cell that are given most surely. A total or a final answer stands above what led to it; a number
 * that names its row itself, stands alone before it or comes after it is a claim all the same.
 */
function surest(values: readonly StatedValue[]): readonly StatedValue[] {
  const own = values.filter((each) => !isSaidLoosely(each, values));
  const claims = own.filter(
    (each) => !own.some((other) => isWeaker(each.standing, other.standing) && other.standing !== 'concluded'),
  );
  const concluded = own.filter(({ standing }) => standing === 'concluded');
  const [first] = concluded.map(({ quantity }) => quantity.span.start).sort((a, b) => a - b);
  if (first === undefined) return claims;
  const before = own.filter(({ isNamed, quantity }) => !isNamed && quantity.span.start < first);
  const isStep = (each: StatedValue): boolean => before.length >= FEWEST_STEPS && before.includes(each);
  return own.filter((each) => each.standing === 'concluded' || (each.standing === 'given' && !isStep(each)));
}

/** One number before a total may be another claim; two lead to it. */
const FEWEST_STEPS = 2;

/** "About one million, 1.044 million to be exact": the rounder number says no more than the other. */
const isSaidLoosely = (each: StatedValue, all: readonly StatedValue[]): boolean =>
  all.some(
    ({ quantity, standing }) =>
      quantity.step < each.quantity.step / 1.001 &&
      !isWeaker(standing, each.standing) &&
      Math.abs(quantity.low - each.quantity.low) <= each.quantity.step / 2 &&
      Math.abs(quantity.high - each.quantity.high) <= each.quantity.step / 2,
  );

/** Of a run with a row for each value of its key, only what is told of the values that are chosen. */
function ofChosenRows(
  stated: readonly StatedValue[],
  adrift: readonly Quantity[],
  facts: FactTable,
  columns: readonly string[],
  sole: string | undefined,
  source: string,
  whole: Span,
): readonly StatedValue[] {
  const key = sole === undefined ? undefined : keyColumn(columns, facts);
  if (sole === undefined || key === undefined) return stated;
  const isOwn = (each: StatedValue): boolean => each.entity === sole;
  const keys = [
    ...stated
      .filter((each) => isOwn(each) && each.attribute === key && isBare(each.quantity, source))
      .map(({ quantity }) => quantity),
    ...adrift.filter((quantity) => mayBeKey(quantity, sole, key, facts)),
  ]
    .map((quantity) => ({ quantity, span: quantity.span }))
    .sort((a, b) => a.span.start - b.span.start);
  const chosen = chosenKeys(keys, source, whole);
  const isChosen = (quantity: Quantity | undefined): boolean =>
    quantity === undefined || chosen.some((each) => isSameKey(each, quantity));
  const texts = stated.filter((each) => {
    if (!isOwn(each)) return true;
    if (each.attribute === key) return isChosen(each.quantity);
    const told = keyOf(each.quantity, keys, source);
    return isChosen(told) || (told !== undefined && isNamedAgain(each, told, source));
  });
  if (texts.some((each) => isOwn(each) && each.attribute === key)) return texts;
  const loose = keys
    .filter(({ quantity }) => adrift.includes(quantity) && isChosen(quantity))
    .map(({ quantity }): StatedValue => ({
      entity: sole,
      attribute: key,
      quantity,
      standing: 'loose',
      isNamed: false,
    }));
  return [...texts, ...loose];
}

/** "96.6 % are right, so 3.4 % are not": what is left of a hundred says the same again. */
const isComplement = (each: StatedValue, all: readonly StatedValue[], source: string): boolean =>
  each.quantity.unit === 'percent' &&
  all.some(
    (other) =>
      other.entity === each.entity &&
      other.attribute === each.attribute &&
      other.quantity.unit === 'percent' &&
      other.quantity.span.end <= each.quantity.span.start &&
      Math.abs(other.quantity.low + each.quantity.low - 100) <= each.quantity.step / 2 + 1e-9 &&
      !/\bor\b/i.test(source.slice(other.quantity.span.end, each.quantity.span.start)),
  );

/** The row itself is named in a sentence of its own behind the key. */
const isNamedAgain = ({ namedAt }: StatedValue, key: Quantity, source: string): boolean =>
  namedAt !== undefined &&
  /[.;!?](?=\s)|\n/.test(source.slice(key.span.end, Math.max(key.span.end, namedAt)));

/** The column of bare numbers, asked for first, whose value tells the rows of a run apart: a threshold beside its cost and accuracy. */
function keyColumn(columns: readonly string[], facts: FactTable): string | undefined {
  const bare = columns.filter((name) => facts.attributes[name]?.unit === 'none');
  return bare.length === 1 && columns.length > 1 && bare[0] === columns[0] ? bare[0] : undefined;
}

/** Not "42 hours". */
const isBare = ({ span }: Quantity, source: string): boolean =>
  !/\d\s*\p{L}/u.test(source.slice(span.start, span.end));

/** Whether a bare number may be the key of some row; undefined where rows have no such keys. */
export function keyTest(
  sole: string | undefined,
  columns: readonly string[],
  facts: FactTable,
): ((quantity: Quantity) => boolean) | undefined {
  const key = sole === undefined ? undefined : keyColumn(columns, facts);
  return key === undefined ? undefined : (quantity) => mayBeKey(quantity, sole, key, facts);
}

/** A bare number of about the size that the key has. */
function mayBeKey(
  { low, high, unit, hasMagnitude }: Quantity,
  sole: string | undefined,
  key: string,
  facts: FactTable,
): boolean {
  const fact = facts.facts.find(({ entity, attribute }) => entity === sole && attribute === key);
  if (!fact || unit !== 'none' || hasMagnitude || low !== high) return false;
  return low > fact.value / 20 && low < fact.value * 20;
}

/** 98 % is no number of parameters, and 1159 is no percentage. */
function isPossible({ unit, low }: Quantity, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (unit === 'percent') return wanted === 'percent';
  if (wanted === 'percent') return unit === 'none' && low <= 100;
  const isMeasured = (name: string): boolean => ['bytes', 'seconds', 'pixels'].includes(name);
  return !(isMeasured(unit) && unit !== wanted && wanted !== 'none');
}
