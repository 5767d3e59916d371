/** Which column a number belongs to by its unit, its size, or what else the sentence says. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Facts } from '../problem/kinds/facts.ts';
import type { Mention } from './mentions.ts';
import type { StatedValue } from './statedValues.ts';

type Value = Extract<Mention, { kind: 'value' }>;

/** A large bare number is no percentage and no key: the one column that is left for it. */
export function columnOfLarge(
  { low, unit }: Quantity,
  attributes: Facts['attributes'],
  columns: readonly string[],
): string | undefined {
  if (unit !== 'none' || low < LARGE) return undefined;
  const counting = columns.filter((name) => !['percent', 'none'].includes(attributes[name]?.unit ?? 'none'));
  const hasPercent = columns.some((name) => attributes[name]?.unit === 'percent');
  return hasPercent && counting.length === 1 ? counting[0] : undefined;
}
const LARGE = 1000;

const IN_BRACKETS = /\(\s*(?:\p{L}+[\s,:]+){0,3}[~≈]?\s*$/u;

/** The columns of numbers that neither a unit nor a word places, from what else the sentence says. */
export function columnsOfBare(
  entity: string,
  bare: readonly Value[],
  stated: readonly StatedValue[],
  columns: readonly string[],
  previous: string | undefined,
  text: string,
): readonly (string | undefined)[] {
  // "NN1: 140M, 1.6B": as many as there are columns stand in the order of the columns.
  if (bare.length === columns.length) return columns;
  const [only, ...others] = bare;
  if (!only || others.length > 0 || !(only.quantity.hasMagnitude || only.quantity.low >= 1000)) return [];
  // "NN1 has 140M parameters against 7.5M for NN2": the column of the number before, which is another row's.
  const before = stated.findLast(({ quantity }) => quantity.span.end <= only.quantity.span.start);
  if (before && before.entity !== entity) return [before.attribute];
  // "NN1 has 140M parameters. NN2 has just 7.5M."
  if (previous !== undefined && stated.length === 0) return [previous];
  // "ResNet-50: 25.6M, 3.8 GFLOPs": the one column that is left.
  const taken = stated.filter((each) => each.entity === entity).map(({ attribute }) => attribute);
  const left = columns.filter((column) => !taken.includes(column));
  // "140M parameters (60M), 1.6B FLOPs": another number for the column before the brackets.
  if (left.length === 0 && before && IN_BRACKETS.test(text.slice(Math.max(0, only.from - 40), only.from)))
    return [before.attribute];
  return left.length === 1 && taken.length > 0 ? left : [];
}

/** FLOPs belong in the column that counts FLOPs, percentages in the one that counts percent. */
export function attributeOfUnit(
  { unit }: Quantity,
  attributes: Facts['attributes'],
  columns: readonly string[],
): string | undefined {
  if (unit === 'none') return undefined;
  const fitting = Object.keys(attributes).filter((name) => attributes[name]?.unit === unit);
  const asked = fitting.filter((name) => columns.includes(name));
  // Of two columns in one unit, only words tell which is meant.
  if (asked.length > 0) return asked.length === 1 ? asked[0] : undefined;
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** "98 % of the parameters", "42 hours": in a unit of none of the columns that are asked for. */
export function isOfNone(
  { unit }: Quantity,
  attributes: Facts['attributes'],
  columns: readonly string[],
): boolean {
  if (unit === 'none' || ['flops', 'parameters', 'dimensions', 'times'].includes(unit)) return false;
  const units = columns.map((name) => attributes[name]?.unit);
  const isWritten = unit === 'percent' ? units.includes('none') : units.every((each) => each === 'none');
  return !units.includes(unit) && !isWritten;
}
