/** Everything that a written answer states about a fact table: cells, ratios, the best row, and its sentences. */
import type { Quantity } from '../mathematics/quantity.ts';
import { HEADING, asPercent, inUnitOf } from './headUnits.ts';
import type { Span } from '../mathematics/span.ts';
import type { Cell, Piece, WrittenAnswer } from '../submission/answer.ts';
import { withoutStruck } from './flows.ts';
import type { FactTable } from './factTable.ts';
import { type Mention, type Mentions, type Slip, findMentions } from './mentions.ts';
import { claimedValues, keyTest } from './claimedValues.ts';
import { withoutComparisons } from './comparisons.ts';
import { inUnitOfAttribute } from './attributeUnit.ts';
import { type BestClaim, bestIn, betterIn, deniesMore } from './bestRow.ts';
import { type Choice, chosenRow } from './chosenRow.ts';
import { attributeOfHead, isForeignHead } from './headNames.ts';
import { type Mark, concludeValues, markOf } from './quantityConclusion.ts';
import { type StatedValue, readSentence } from './statedValues.ts';
import { remarkOf } from './remarks.ts';
import type { StatedRatio } from './statedRatio.ts';
import type { Carry } from './valueOwners.ts';

export interface Sentence {
  readonly text: string;
  readonly span: Span;
}

export interface QuantityReading {
  readonly stated: readonly StatedValue[];
  readonly ratios: readonly StatedRatio[];
  readonly adrift: readonly Quantity[];
  /** Shown calculations that do not come out. */
  readonly slips: readonly Slip[];
  /** Rows that are called the best, with the place of the claim. */
  readonly best: readonly { readonly entity: string; readonly span: Span }[];
  /** Rows that are called better than another. */
  readonly better: readonly { readonly entity: string; readonly than: string; readonly span: Span }[];
  /** "Longer ones bring nothing." */
  readonly deniesMore: boolean;
  readonly sentences: readonly Sentence[];
}

// A full stop inside a number or after an abbreviation ends nothing.
const SENTENCE_END = /(?<!\b(?:vs|approx|ca|e\.g|i\.e|resp|fig|tab|no|mrd|mio|mln|bn))[.!?](?=\s|$)|;|\n/gi;
/** What a part asks for, each in order. */
export interface Wanted {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** It is one number of the table, which an answer may give without naming it. */
  readonly isSingle: boolean;
}

export function readQuantityAnswer(
  answer: WrittenAnswer,
  facts: FactTable,
  { columns, rows, isSingle }: Wanted,
): QuantityReading {
  const marks = new Map<Quantity, Mark>();
  const keyed: Choice[] = [];
  const asides = new Set<number>();
  const reading = {
    stated: [] as StatedValue[],
    ratios: [] as StatedRatio[],
    adrift: [] as Quantity[],
    slips: [] as Slip[],
    best: [] as { entity: string; span: Span }[],
    better: [] as { entity: string; than: string; span: Span }[],
    deniesMore: false,
    sentences: [] as Sentence[],
  };
  const [row, ...others] = rows;
  // Where all that is asked for is of one row, numbers are of that row until another is named.
  const sole = others.length === 0 ? row : undefined;
  const isKey = keyTest(sole, columns, facts);
  let carry: Carry = sole === undefined ? {} : { entity: sole };
  for (const block of answer.blocks) {
    let run: Piece[] = [];
    const finish = (): void => {
      if (run.length > 0) carry = readText(textOf(run), startOf(run), carry);
      run = [];
    };
    for (const piece of block) {
      if (piece.kind === 'table') {
        finish();
        readTable(piece.rows);
      } else run.push(piece);
    }
    finish();
  }
  const chosen = chosenRow(keyed, reading.stated, reading.adrift);
  const bound = { ...reading, rows: chosen, asides };
  reading.stated = [...claimedValues(bound, facts, columns, sole, answer.source, answer.span)];
  return isSingle && row !== undefined && columns[0] !== undefined
    ? { ...reading, ...concluded(row, columns[0]) }
    : reading;

  function measured(quantity: Quantity, attribute: string): Quantity {
    const own = inUnitOfAttribute(quantity, attribute, facts.attributes);
    return asPercent(own, facts.attributes[attribute]?.unit);
  }

  /** Of several numbers for the one that is asked for, the one that the answer arrives at. */
  function concluded(entity: string, attribute: string): Pick<QuantityReading, 'stated' | 'adrift'> {
    const isOwn = (each: StatedValue): boolean => each.entity === entity && each.attribute === attribute;
    const own = reading.stated.filter(isOwn);
    const loose = reading.adrift
      .filter(({ unit }) => unit === 'none' || unit === facts.attributes[attribute]?.unit)
      .map((quantity) => ({ entity, attribute, quantity }));
    const all = [...own, ...loose];
    const value = concludeValues(all, marks);
    const rest = reading.stated.filter((each) => !isOwn(each));
    if (!value) return { stated: rest, adrift: reading.adrift };
    // "1728 or 1792" states both.
    const either = all.filter((each) => each !== value && isOffered(each.quantity.span, value.quantity.span));
    return { stated: [...rest, ...either, value], adrift: [] };
  }

  function isOffered(a: Span, b: Span): boolean {
    const [first, second] = a.start < b.start ? [a, b] : [b, a];
    const between = answer.source.slice(first.end, second.start);
    return /^[\s,*$]*(?:or|alternatively|respectively|maybe)\b[^.;\d]{0,20}$/i.test(between);
  }

  function readText(text: string, offset: number, before: Carry): Carry {
    const all = findMentions(withoutStruck(text), offset, facts, columns);
    const { plain } = all;
    const compared = sole === undefined ? all.found : withoutComparisons(all.found, plain.text, sole);
    const remarks = new Map(
      compared.map((each) => [
        each,
        each.kind === 'value' ? remarkOf(each, plain.text, compared) : undefined,
      ]),
    );
    const mentions = { ...all, found: compared.filter((each) => remarks.get(each) !== 'none') };
    for (const [each, remark] of remarks) {
      if (each.kind === 'value' && remark === 'aside') asides.add(each.quantity.span.start);
    }
    reading.slips.push(...mentions.slips);
    for (const mention of mentions.found) {
      if (mention.kind !== 'value') continue;
      const mark = markOf(plain.text.slice(0, mention.from), plain.text.slice(mention.to));
      if (mark) marks.set(mention.quantity, mark);
    }
    let after = before;
    for (const [from, to] of rangesOf(plain.text)) {
      const start = plain.starts[from];
      const end = plain.ends[to - 1];
      if (start === undefined || end === undefined) continue;
      reading.sentences.push({ text: plain.text.slice(from, to), span: { start, end } });
      if (RETRACTS.test(plain.text.slice(from, to))) {
        for (const said of [reading.stated, reading.ratios, reading.best, reading.better]) said.length = 0;
      }
      const sentence = readSentence(mentions, from, to, facts.attributes, columns, after, isKey);
      const heading = HEADING.exec(plain.text.slice(from, to))?.[0] ?? '';
      reading.stated.push(
        ...sentence.stated.map((each) => ({
          ...each,
          quantity: measured(inUnitOf(each.quantity, heading), each.attribute),
        })),
      );
      reading.ratios.push(...sentence.ratios);
      reading.adrift.push(...sentence.adrift);
      after = sentence.carry;
      const here = mentions.found.filter((mention) => mention.from >= from && mention.to <= to);
      const placed = ({ entity, at }: BestClaim): { entity: string; span: Span } => ({
        entity,
        span: { start: plain.starts[at.from] ?? start, end: plain.ends[at.to - 1] ?? end },
      });
      for (const claim of bestIn(plain.text, from, to, here)) reading.best.push(placed(claim));
      for (const claim of betterIn(plain.text, here))
        reading.better.push({ ...placed(claim), than: claim.than });
      reading.deniesMore ||= deniesMore(plain.text.slice(from, to));
    }
    return after;
  }

  function readTable(rows: readonly (readonly Cell[])[]): void {
    const [header, ...body] = rows;
    if (!header) return;
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
    const isOfSole = (at: number): boolean =>
      hasNamed ? isNamed(at) : TOTAL_ROW.test(body[at]?.[0]?.text ?? '');
    const hasOwnRow = sole !== undefined && body.some((_, at) => isOfSole(at));
    const dataColumns = header.slice(1).filter((cell) => cell.text.trim() !== '').length;
    const isAskedNamed = header.some((_, at) => at > 0 && columns.includes(headAt(at) ?? ''));
    // Several rows of the one thing that is asked about, each with its own number in front: choices.
    const isKeyed = sole !== undefined && !hasOwnRow && body.length > 1 && columns.includes(headAt(0) ?? '');
    for (const [row, line] of body.entries()) {
      const first = sides[row];
      // Beside a row for the whole, rows of its parts are not of the whole.
      const label = line[0]?.text ?? '';
      const isPart = hasOwnRow && !isOfSole(row) && isForeignHead(label);
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
        if (
          isOneOfMany &&
          name(side, 'attribute') === undefined &&
          name(side, 'entity') === undefined &&
          !isKeyed
        )
          asides.add(value.quantity.span.start);
        const isRatio = /\b(?:ratio|relative)\b/i.test(`${header[at]?.text ?? ''} ${line[0]?.text ?? ''}`);
        const inHead = inUnitOf(value.quantity, header[at]?.text ?? '', line[0]?.text ?? '');
        const quantity = isRatio ? { ...inHead, unit: 'times' as const } : inHead;
        if (quantity.unit === 'times')
          reading.ratios.push({ quantity, attributes: attribute === undefined ? [] : [attribute] });
        else if (entity === undefined || attribute === undefined) reading.adrift.push(quantity);
        else if (isKeyed)
          keyed.push({ row, line, entity, attribute, quantity: measured(quantity, attribute) });
        else {
          // "140M or 7.5M" in one cell states both.
          const both = [
            quantity,
            ...alternativesIn(own, value).map((each) => inUnitOf(each, header[at]?.text ?? '')),
          ];
          reading.stated.push(
            ...both.map((each) => ({ entity, attribute, quantity: measured(each, attribute) })),
          );
        }
      }
    }
  }
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

/** "All these numbers are wrong": nothing before it is stated any more. */
const RETRACTS =
  /\b(?:(?:these|those|the above|the previous|everything above|my (?:first|earlier|previous))\s+(?:(?:numbers|values|figures|answers?|cells|all)\s+)?(?:are|is|were|was)\s+(?:all\s+|completely\s+|simply\s+|just\s+)?(?:wrong|incorrect|false|made up|invented|nonsense|guess(?:es|ed)?)|(?:ignore|scratch|disregard|forget)\s+(?:all\s+(?:of\s+)?)?(?:that|this|everything|the above|what i (?:said|wrote)))\b/i;

function* rangesOf(text: string): Generator<readonly [number, number]> {
  let from = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const to = match.index + (match[0] === '?' ? 1 : 0);
    if (text.slice(from, to).trim() !== '') yield [from, to];
    from = match.index + match[0].length;
  }
  if (text.slice(from).trim() !== '') yield [from, text.length];
}

function textOf(pieces: readonly Piece[]): string {
  const start = startOf(pieces);
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'table') continue;
    text += ' '.repeat(Math.max(0, piece.start - start - text.length)) + piece.text;
  }
  return text;
}

const startOf = (pieces: readonly Piece[]): number => pieces[0]?.start ?? 0;
