/** Of all numbers that were bound to a cell, those that are claimed for it. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Span } from '../mathematics/span.ts';
import { chosenKeys, isSameKey, keyOf } from './claimedRows.ts';
import type { FactTable } from './factTable.ts';
import type { StatedValue } from './statedValues.ts';

export interface Bound {
  /** From running text. */
  readonly stated: readonly StatedValue[];
  readonly adrift: readonly Quantity[];
  /** From the rows of a table that are chosen. */
  readonly rows: readonly StatedValue[];
  /** Where numbers begin that are claims only if nothing else is claimed for their cell. */
  readonly asides: ReadonlySet<number>;
}

/**
 * @param sole the one row that all that is asked for is of, if it is one
 * @param columns those that are asked for
 */
export function claimedValues(
  { stated, adrift, rows, asides }: Bound,
  facts: FactTable,
  columns: readonly string[],
  sole: string | undefined,
  source: string,
  whole: Span,
): readonly StatedValue[] {
  const key = sole === undefined ? undefined : keyColumn(columns, facts);
  const isOwn = (each: StatedValue): boolean => each.entity === sole;
  let texts = stated;
  let chosen: readonly Quantity[] = [];
  if (key !== undefined) {
    const keys = [
      ...stated.filter((each) => isOwn(each) && each.attribute === key).map(({ quantity }) => quantity),
      ...adrift.filter((quantity) => mayBeKey(quantity, sole, key, facts)),
    ]
      .map((quantity) => ({ quantity, span: quantity.span }))
      .sort((a, b) => a.span.start - b.span.start);
    chosen = chosenKeys(keys, source, whole);
    const isChosen = (quantity: Quantity | undefined): boolean =>
      quantity === undefined || chosen.some((each) => isSameKey(each, quantity));
    texts = stated.filter((each) => {
      if (!isOwn(each)) return true;
      return isChosen(each.attribute === key ? each.quantity : keyOf(each.quantity, keys, source));
    });
    const loose = keys.filter(({ quantity }) => adrift.includes(quantity) && isChosen(quantity));
    if (sole !== undefined && !texts.some((each) => isOwn(each) && each.attribute === key)) {
      texts = [...texts, ...loose.map(({ quantity }) => ({ entity: sole, attribute: key, quantity }))];
    }
  }
  const possible = [...texts, ...rows].filter(({ attribute, quantity }) =>
    isPossible(quantity, facts.attributes[attribute]?.unit),
  );
  const isAside = ({ quantity }: StatedValue): boolean => asides.has(quantity.span.start);
  const counted = possible.filter((each) => !isComplement(each, possible, source));
  return counted.filter(
    (each) =>
      !isAside(each) ||
      !counted.some(
        (other) => other.entity === each.entity && other.attribute === each.attribute && !isAside(other),
      ),
  );
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

/** The column of bare numbers whose value tells the rows of a run apart: a threshold beside its cost and accuracy. */
function keyColumn(columns: readonly string[], facts: FactTable): string | undefined {
  const bare = columns.filter((name) => facts.attributes[name]?.unit === 'none');
  return bare.length === 1 && columns.length > 1 ? bare[0] : undefined;
}

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
