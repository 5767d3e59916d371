/** Everything that a written answer states about a fact table: cells, ratios, the best row, and its sentences. */
import type { Quantity } from '../mathematics/quantity.ts';
import { HEADING, inUnitOf } from './headUnits.ts';
import { blankSymbolicSides } from '../mathematics/symbolicSides.ts';
import type { Span } from '../mathematics/span.ts';
import type { Piece, WrittenAnswer } from '../submission/answer.ts';
import { withoutStruckWords } from './struck.ts';
import type { FactTable } from './factTable.ts';
import { type Slip, findMentions } from './mentions.ts';
import { claimedValues, keyTest } from './claimedValues.ts';
import { withContinentalNumbers } from './continental.ts';
import { withoutComparisons } from './comparisons.ts';
import { type BestClaim, bestIn, betterIn, deniesMore } from './bestRow.ts';
import { type Choice, chosenRow } from './chosenRow.ts';
import { type Mark, concludeValues, markOf } from './quantityConclusion.ts';
import { type StatedValue, readSentence } from './statedValues.ts';
import { measured, readTable } from './quantityTable.ts';
import { stancesOfValues } from './mentionStances.ts';
import { standingOf, withStance } from './standing.ts';
import type { StatedRatio } from './statedRatio.ts';
import type { Carry } from './valueOwners.ts';

export interface Sentence {
  readonly text: string;
  readonly span: Span;
  /** The rows that it names. */
  readonly rows: readonly string[];
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
  /** The whole file. */
  readonly source: string;
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
  const reading = {
    stated: [] as StatedValue[],
    ratios: [] as StatedRatio[],
    adrift: [] as Quantity[],
    slips: [] as Slip[],
    best: [] as { entity: string; span: Span }[],
    better: [] as { entity: string; than: string; span: Span }[],
    deniesMore: false,
    sentences: [] as Sentence[],
    source: answer.source,
  };
  const [row, ...others] = rows;
  // Where all that is asked for is of one row, numbers are of that row until another is named.
  const sole = others.length === 0 ? row : undefined;
  const isKey = keyTest(sole, columns, facts);
  let carry: Carry = sole === undefined ? {} : { entity: sole, topic: sole };
  for (const block of withContinentalNumbers(answer).blocks) {
    let run: Piece[] = [];
    const finish = (): void => {
      if (run.length > 0) carry = readText(textOf(run, answer.source), startOf(run), carry);
      run = [];
    };
    for (const piece of block) {
      if (piece.kind === 'table') {
        finish();
        const { choices, ...table } = readTable(piece.rows, facts, columns, sole);
        keyed.push(...choices);
        reading.stated.push(...table.stated);
        reading.ratios.push(...table.ratios);
        reading.adrift.push(...table.adrift);
        reading.slips.push(...table.slips);
      } else run.push(piece);
    }
    finish();
  }
  const chosen = chosenRow(keyed, reading.stated, reading.adrift);
  const bound = { ...reading, rows: chosen };
  reading.stated = [...claimedValues(bound, facts, columns, sole, isSingle, answer.source, answer.span)];
  return isSingle && row !== undefined && columns[0] !== undefined
    ? { ...reading, ...concluded(row, columns[0]) }
    : reading;

  /** Of several numbers for the one that is asked for, the one that the answer arrives at. */
  function concluded(entity: string, attribute: string): Pick<QuantityReading, 'stated' | 'adrift'> {
    const isOwn = (each: StatedValue): boolean => each.entity === entity && each.attribute === attribute;
    const own = reading.stated.filter(isOwn);
    const loose = reading.adrift
      .filter(({ unit }) => unit === 'none' || unit === facts.attributes[attribute]?.unit)
      .map((quantity): StatedValue => ({ entity, attribute, quantity, standing: 'loose', isNamed: false }));
    const all = [...own, ...loose];
    const value = concludeValues(all, marks);
    const rest = reading.stated.filter((each) => !isOwn(each));
    if (!value) return { stated: rest, adrift: reading.adrift };
    // "1728 or 1792" states both, and so does "…, that is 1792. No, conv1 has 1728."
    const either = all.filter(
      (each) =>
        each !== value &&
        (isOffered(each.quantity.span, value.quantity.span) ||
          (each.isNamed && each.quantity.span.start > value.quantity.span.start)),
    );
    return { stated: [...rest, ...either, value], adrift: [] };
  }

  function isOffered(a: Span, b: Span): boolean {
    const [first, second] = a.start < b.start ? [a, b] : [b, a];
    const between = answer.source.slice(first.end, second.start);
    return /^[\s,*$]*(?:or|alternatively|respectively|maybe)\b[^.;\d]{0,20}$/i.test(between);
  }

  function readText(text: string, offset: number, before: Carry): Carry {
    const all = findMentions(withoutStruckWords(text), offset, facts, columns);
    const { plain } = all;
    const compared = sole === undefined ? all.found : withoutComparisons(all.found, plain.text, sole);
    const stances = stancesOfValues(compared, plain.text, answer);
    const weighed = compared.map((each) =>
      each.kind === 'value'
        ? { ...each, standing: withStance(standingOf(each, plain.text, compared), stances.get(each)) }
        : each,
    );
    const mentions = {
      ...all,
      found: weighed.filter((each) => each.kind !== 'value' || each.standing !== 'none'),
    };
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
      const here = mentions.found.filter((mention) => mention.from >= from && mention.to <= to);
      const named = here.flatMap((mention) => (mention.kind === 'entity' ? [mention.name] : []));
      reading.sentences.push({ text: plain.text.slice(from, to), span: { start, end }, rows: named });
      if (RETRACTS.test(plain.text.slice(from, to))) {
        for (const said of [reading.stated, reading.ratios, reading.best, reading.better]) said.length = 0;
      }
      const sentence = readSentence(mentions, from, to, facts.attributes, columns, after, isKey);
      const heading = HEADING.exec(plain.text.slice(from, to))?.[0] ?? '';
      reading.stated.push(
        ...sentence.stated.map((each) => ({
          ...each,
          quantity: measured(inUnitOf(each.quantity, heading), each.attribute, facts),
        })),
      );
      reading.ratios.push(...sentence.ratios);
      reading.adrift.push(...sentence.adrift);
      after = sentence.carry;
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
}

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

function textOf(pieces: readonly Piece[], source: string): string {
  const start = startOf(pieces);
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'table') continue;
    text += ' '.repeat(Math.max(0, piece.start - start - text.length)) + said(piece);
  }
  return text.replaceAll(' ', (space: string, at: number) => (isLabelled(source, start + at) ? '\n' : space));
}

/** A break before a line that begins with a label ends a line, however long the one before it is. */
const isLabelled = (source: string, at: number): boolean =>
  source[at] === '\n' && /^[^\n:;.!?]{1,80}:\s/.test(source.slice(at + 1, at + 90));

const said = (piece: Exclude<Piece, { kind: 'table' }>): string =>
  piece.kind === 'math' ? blankSymbolicSides(piece.text.replaceAll(/(?<!\\\\)\n/g, ' ')) : piece.text;

const startOf = (pieces: readonly Piece[]): number => pieces[0]?.start ?? 0;
