/** What the tables of an answer state: a number for each cell whose row and column its heads name. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Cell } from '../submission/answer.ts';
import { inUnitOfAttribute } from './attributeUnit.ts';
import type { Choice } from './chosenRow.ts';
import type { FactTable } from './factTable.ts';
import { attributeOfHead, isForeignHead } from './headNames.ts';
import { asPercent, inUnitOf } from './headUnits.ts';
import { type Mention, type Mentions, type Slip, findMentions } from './mentions.ts';
import type { Standing } from './standing.ts';
import type { StatedRatio } from './statedRatio.ts';
import type { StatedValue } from './statedValues.ts';

export interface TableReading {
  readonly stated: readonly StatedValue[];
  /** Where the rows differ in a number that is asked for: one of them is the answer. */
  readonly choices: readonly Choice[];
  readonly ratios: readonly StatedRatio[];
  readonly adrift: readonly Quantity[];
  readonly slips: readonly Slip[];
}

/** A number in the unit that its column counts in. */
export function measured(quantity: Quantity, attribute: string, facts: FactTable): Quantity {
  const own = inUnitOfAttribute(quantity, attribute, facts.attributes);
  return asPercent(own, facts.attributes[attribute]?.unit);
}

/**
 * @param columns those that are asked for
 * @param sole the one row that all that is asked for is of, if it is one
 */
export function readTable(
  rows: readonly (readonly Cell[])[],
  facts: FactTable,
  columns: readonly string[],
  sole: string | undefined,
): TableReading {
  const [header, ...body] = rows;
  const reading = {
    stated: [] as StatedValue[],
    choices: [] as Choice[],
    ratios: [] as StatedRatio[],
    adrift: [] as Quantity[],
    slips: [] as Slip[],
  };
  if (!header) return reading;
  const heads = header.map((cell) => findMentions(cell.text, cell.start, facts, columns));
  const name = (mentions: readonly Mention[], kind: 'entity' | 'attribute'): string | undefined => {
    for (const mention of mentions) {
      if (mention.kind !== 'value' && mention.kind === kind) return mention.name;
    }
    return undefined;
  };
  const headAt = (at: number): string | undefined =>
    name(heads[at]?.found ?? [], 'attribute') ??
    attributeOfHead(header[at]?.text ?? '', facts.attributes, columns);
  const sides = body.map((line) => line[0] && findMentions(line[0].text, line[0].start, facts, columns));
  const isNamed = (at: number): boolean => name(sides[at]?.found ?? [], 'entity') === sole;
  const hasNamed = body.some((_, at) => isNamed(at));
  // Where the head of a column names the row, the other columns are of something else.
  const hasNamedHead = heads.some((head, at) => at > 0 && name(head.found, 'entity') !== undefined);
  const columnOfRow = (at: number): string | undefined =>
    name(sides[at]?.found ?? [], 'attribute') ??
    attributeOfHead(body[at]?.[0]?.text ?? '', facts.attributes, columns);
  // "mean multiply-adds | 754,116" names what the row holds, and is no row of a total.
  const isTotal = (at: number): boolean =>
    TOTAL_ROW.test(body[at]?.[0]?.text ?? '') && columnOfRow(at) === undefined;
  const isOfSole = (at: number): boolean => (hasNamed ? isNamed(at) : isTotal(at));
  const hasOwnRow = sole !== undefined && body.some((_, at) => isOfSole(at));
  const dataColumns = header.slice(1).filter((cell) => cell.text.trim() !== '').length;
  const isAskedNamed = header.some((_, at) => at > 0 && columns.includes(headAt(at) ?? ''));
  // Several rows of the one thing that is asked about, each with its own number in front: choices.
  const isKeyed = sole !== undefined && !hasOwnRow && body.length > 1 && columns.includes(headAt(0) ?? '');
  for (const [row, line] of body.entries()) {
    const first = sides[row];
    // Beside a row for the whole, rows of its parts are not of the whole.
    const label = line[0]?.text ?? '';
    const isPart = hasOwnRow && !isOfSole(row) && isForeignHead(label) && columnOfRow(row) === undefined;
    for (const [at, cell] of line.entries()) {
      // The first column names rows, unless its head says that it holds numbers that are asked for.
      const ownColumn = headAt(0);
      if (at === 0 && (ownColumn === undefined || !columns.includes(ownColumn))) continue;
      const own = findMentions(cell.text, cell.start, facts, columns);
      reading.slips.push(...own.slips);
      // A cell such as 128 may look like a row; in the body of a table it is a value only in its own column.
      const value = own.found.find((mention) => mention.kind === 'value');
      const head = heads[at]?.found ?? [];
      const side = first?.found ?? [];
      const entity =
        name(side, 'entity') ?? name(head, 'entity') ?? (isPart || hasNamedHead ? undefined : sole);
      const byUnit =
        value && value.quantity.unit !== 'none'
          ? Object.keys(facts.attributes).filter(
              (each) => facts.attributes[each]?.unit === value.quantity.unit,
            )
          : undefined;
      const isForeign: boolean =
        isForeignHead(header[at]?.text ?? '') &&
        name(head, 'entity') === undefined &&
        (isAskedNamed || dataColumns > 1);
      const attribute =
        name(own.found, 'attribute') ??
        headAt(at) ??
        name(side, 'attribute') ??
        attributeOfHead(label, facts.attributes, columns) ??
        (byUnit?.length === 1 ? byUnit[0] : undefined) ??
        (columns.length === 1 && !isForeign ? columns[0] : undefined);
      if (!value) continue;
      // Several rows of the one thing that is asked about are its parts, where the text tells of the whole.
      const isOneOfMany = sole !== undefined && body.length > 1 && label.trim() !== '' && !isOfSole(row);
      const isOneOfItsParts =
        isOneOfMany &&
        name(side, 'attribute') === undefined &&
        name(side, 'entity') === undefined &&
        !isKeyed;
      const standing: Standing = isOneOfItsParts ? 'working' : TOTAL_ROW.test(label) ? 'concluded' : 'given';
      const isNamed = name(side, 'entity') !== undefined || name(head, 'entity') !== undefined;
      const isRatio = /\b(?:ratio|relative)\b/i.test(`${header[at]?.text ?? ''} ${line[0]?.text ?? ''}`);
      const inHead = inUnitOf(value.quantity, header[at]?.text ?? '', line[0]?.text ?? '');
      const quantity = isRatio ? { ...inHead, unit: 'times' as const } : inHead;
      if (quantity.unit === 'times')
        reading.ratios.push({ quantity, attributes: attribute === undefined ? [] : [attribute] });
      else if (entity === undefined || attribute === undefined) reading.adrift.push(quantity);
      else if (isKeyed)
        reading.choices.push({
          row,
          line,
          entity,
          attribute,
          standing,
          isNamed,
          quantity: measured(quantity, attribute, facts),
        });
      else {
        // "140M or 7.5M" in one cell states both.
        const both = [
          quantity,
          ...alternativesIn(own, value).map((each) => inUnitOf(each, header[at]?.text ?? '')),
        ];
        reading.stated.push(
          ...both.map((each) => ({
            entity,
            attribute,
            standing,
            isNamed,
            quantity: measured(each, attribute, facts),
          })),
        );
      }
    }
  }
  return reading;
}

/** The other numbers of a cell that are offered beside its first. */
const alternativesIn = ({ found, plain }: Mentions, first: Mention): readonly Quantity[] =>
  found.flatMap((each) =>
    each.kind === 'value' &&
    each.from >= first.to &&
    /^[^\d]{0,20}\b(?:or|alternatively|maybe|perhaps)\b\s*[~≈]?\s*$/i.test(
      plain.text.slice(first.to, each.from),
    )
      ? [each.quantity]
      : [],
  );

const TOTAL_ROW = /^[\s*_]*(?:grand |in )?(?:totals?|sum|overall|altogether|all|mean|average)\b/i;
