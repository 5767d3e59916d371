/** A problem's facts made ready for comparison: which cell a stated number fits, and which it belongs to instead. */
import { type Quantity, readQuantities } from '../mathematics/quantity.ts';
import type { Facts } from '../problem/kinds/facts.ts';
import { inUnitOfAttribute } from './attributeUnit.ts';

export interface Fact {
  readonly entity: string;
  readonly attribute: string;
  readonly value: number;
  /** The worth of the last printed digit. */
  readonly step: number;
  readonly accept?: readonly [number, number];
  /** "Table 1 of Schroff et al. 2015, row total". */
  readonly source: string;
}

export interface FactTable {
  readonly facts: readonly Fact[];
  readonly attributes: Facts['attributes'];
  readonly entities: Facts['entities'];
}

export type FactTableReading =
  | { readonly kind: 'table'; readonly table: FactTable }
  | { readonly kind: 'faulty'; readonly faults: readonly FactFault[] };

export interface FactFault {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly remedy: string;
}

const known = new WeakMap<Facts, FactTableReading>();

export function readFactTable(facts: Facts): FactTableReading {
  const before = known.get(facts);
  if (before) return before;
  const faults: FactFault[] = [];
  const rows = facts.facts.flatMap((each, at): Fact[] => {
    const { entity, attribute, value, accept, source, table, row } = each;
    for (const [field, name, names] of [
      ['entity', entity, facts.entities],
      ['attribute', attribute, facts.attributes],
    ] as const) {
      if (Object.hasOwn(names, name)) continue;
      const remedy = `Declare it under ${field === 'entity' ? 'entities' : 'attributes'}.`;
      faults.push({ path: ['facts', at, field], what: `\`${name}\` is not declared.`, remedy });
    }
    const inUnit = (text: string): Quantity | undefined => {
      const read = readPrinted(text);
      return read && inUnitOfAttribute(read, attribute, facts.attributes);
    };
    const printed = inUnit(value);
    const limits = accept?.map((limit) => inUnit(limit)?.low);
    const [low, high] = limits ?? [];
    if (!printed || (accept && (low === undefined || high === undefined))) {
      const remedy = 'Write one number, such as 140M or 87.9 %.';
      faults.push({ path: ['facts', at, 'value'], what: `\`${value}\` cannot be read as a number.`, remedy });
      return [];
    }
    const { low: number, step } = printed;
    if (low !== undefined && high !== undefined && !(low <= number && number <= high)) {
      const remedy = 'Widen the range or correct the value.';
      faults.push({ path: ['facts', at, 'accept'], what: 'The value lies outside its own range.', remedy });
    }
    const place = [table, row === undefined ? undefined : `row ${row}`].filter((text) => text !== undefined);
    return [
      {
        entity,
        attribute,
        value: number,
        step,
        ...(low === undefined || high === undefined ? {} : { accept: [low, high] as const }),
        source: [place.join(', '), source].filter((text) => text !== '').join(' of '),
      },
    ];
  });
  const reading: FactTableReading =
    faults.length > 0
      ? { kind: 'faulty', faults }
      : { kind: 'table', table: { facts: rows, attributes: facts.attributes, entities: facts.entities } };
  known.set(facts, reading);
  return reading;
}

/** One number as printed; undefined for none or several. */
export function readPrinted(text: string): Quantity | undefined {
  const [only, ...others] = readQuantities(text, 0);
  return others.length > 0 ? undefined : only;
}

export const findFact = (table: FactTable, entity: string, attribute: string): Fact | undefined =>
  table.facts.find((fact) => fact.entity === entity && fact.attribute === attribute);

// A value given in fewer digits than the fact must still have two of them: 88 for 87.9, but not 90.
const FEWEST_DIGITS = 2;

/**
 * Is the stated number this fact? Inside `accept` if there is one. Otherwise it must be the fact rounded to the digits
 * given (98.63 is not 99.63, though within 2 %), and may carry more digits than the fact if they round to it.
 */
export function fits(quantity: Quantity, fact: Fact): boolean {
  const { low, high, step, digits } = quantity;
  if (fact.accept) {
    const [least, greatest] = fact.accept;
    const slack = 1e-9 * Math.abs(greatest);
    return low >= least - slack && high <= greatest + slack;
  }
  if (low !== high) return false;
  if (low === fact.value) return true;
  const half = Math.max(step, fact.step) / 2;
  const coarse = step > fact.step * 1.001;
  if (coarse && digits < FEWEST_DIGITS) return false;
  return Math.abs(low - fact.value) <= half * (1 + 1e-9);
}

export type Belonging =
  | { readonly kind: 'row' | 'column' | 'cell'; readonly fact: Fact }
  | { readonly kind: 'factor'; readonly factor: number }
  | { readonly kind: 'scale'; readonly power: number }
  | { readonly kind: 'nowhere' };

/** Where a number that does not fit `fact` belongs instead, most specific first. */
export function belonging(quantity: Quantity, fact: Fact, table: FactTable): Belonging {
  const explains = ({ attribute }: Fact): boolean =>
    attribute === fact.attribute || table.attributes[attribute]?.explains !== false;
  const others = table.facts.filter((other) => other !== fact && explains(other) && fits(quantity, other));
  const column = others.find((other) => other.entity === fact.entity);
  if (column) return { kind: 'column', fact: column };
  const row = others.find((other) => other.attribute === fact.attribute);
  if (row) return { kind: 'row', fact: row };
  // A power of ten explains more than a chance hit in an unrelated cell.
  const power = Math.round(Math.log10(quantity.low / fact.value));
  const scaled = {
    ...quantity,
    low: quantity.low / 10 ** power,
    high: quantity.high / 10 ** power,
    step: quantity.step / 10 ** power,
  };
  if (power !== 0 && Number.isFinite(power) && fits(scaled, fact)) return { kind: 'scale', power };
  for (const factor of [2, 0.5]) {
    const { low, high, step } = quantity;
    if (fits({ ...quantity, low: low / factor, high: high / factor, step: step / factor }, fact)) {
      return { kind: 'factor', factor };
    }
  }
  const cell = others[0];
  return cell ? { kind: 'cell', fact: cell } : { kind: 'nowhere' };
}
