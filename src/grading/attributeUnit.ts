/** Brings a number with a physical unit into the one that its column counts in. */
import type { Quantity } from '../mathematics/quantity.ts';
import { type Unit, unitAt } from '../mathematics/quantityUnit.ts';
import type { Facts } from '../problem/kinds/facts.ts';

const PHYSICAL: ReadonlySet<Unit> = new Set<Unit>(['metres', 'grams', 'hertz', 'watts', 'joules', 'seconds']);

/**
 * `3.488 km` in a column of metres is 3488. A column of mere numbers counts in the unit that its name or meaning
 * speaks of ("metres above the sea"); where neither does, a number counts as it is written.
 */
export function inUnitOfAttribute(
  quantity: Quantity,
  attribute: string,
  attributes: Facts['attributes'],
): Quantity {
  const column = attributes[attribute];
  if (!column) return quantity;
  const counted =
    column.unit === 'none' ? unitOf(`${attribute} ${column.means}`) : { unit: column.unit, worth: 1 };
  const meant = asUnit(quantity, counted?.unit);
  if (column.unit !== 'none' || !PHYSICAL.has(meant.unit)) return meant;
  const isSame = counted?.unit === meant.unit;
  const by = isSame ? counted.worth : (meant.worth ?? 1);
  return { ...scaled(meant, 1 / by), unit: 'none' };
}

/** `42m` in a column of lengths is no 42 million. */
function asUnit(quantity: Quantity, unit: Unit | undefined): Quantity {
  const { letter } = quantity;
  if (letter === 'm' && unit === 'metres') return { ...scaled(quantity, 1e-6), unit, hasMagnitude: false };
  if (letter === 'g' && unit === 'grams') return { ...scaled(quantity, 1e-9), unit, hasMagnitude: false };
  return quantity;
}

/** The first unit that a text names in full: "metres above the sea". */
function unitOf(text: string): { readonly unit: Unit; readonly worth: number } | undefined {
  for (const word of text.match(/\p{L}{2,}/gu) ?? []) {
    const found = unitAt(` ${word}`);
    if (found && PHYSICAL.has(found.unit) && found.length === word.length + 1) return found;
  }
  return undefined;
}

function scaled(quantity: Quantity, by: number): Quantity {
  const times = (value: number): number => Number((value * by).toPrecision(15));
  return { ...quantity, low: times(quantity.low), high: times(quantity.high), step: times(quantity.step) };
}
