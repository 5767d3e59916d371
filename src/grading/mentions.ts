/** Finds the rows, columns and numbers of a fact table that a text mentions. */
import { type PlainText, plainText } from '../mathematics/plainText.ts';
import { type Loose, type Quantity, findQuantities } from '../mathematics/quantity.ts';
import type { Span } from '../mathematics/span.ts';
import { type Stretch, findWorkings } from '../mathematics/workings.ts';
import { lineAt, unitAt } from '../mathematics/quantityUnit.ts';
import { namesOf } from './factNames.ts';
import type { FactTable } from './factTable.ts';
import type { Standing } from './standing.ts';
import { findUnstated } from './valueStance.ts';

/** Offsets into the plain text. */
interface Placed {
  readonly from: number;
  readonly to: number;
}

export type Mention =
  | (Placed & { readonly kind: 'entity'; readonly name: string })
  | (Placed & { readonly kind: 'attribute'; readonly name: string })
  | (Placed & { readonly kind: 'value'; readonly quantity: Quantity; readonly standing?: Standing });

/** A sibling of the rows that the table does not list, such as GPT-3 beside GPT-2. */
export const isUnlisted = (entity: string): boolean => entity.startsWith('?');

export interface Mentions {
  readonly plain: PlainText;
  /** In order, without overlaps. */
  readonly found: readonly Mention[];
  /** Shown calculations that do not come out, each with the place of its result. */
  readonly slips: readonly Slip[];
}

export interface Slip {
  readonly text: string;
  readonly span: Span;
  /** In the file, like `span`. */
  readonly result: Span;
}

/** Labels of other things with a number behind them: "Table 5", "Fig. 4", "5(d)", "[12]", "v1", "2015". */
const LABELS =
  /\b(?:tables?|tab\.?|fig(?:ure)?s?\.?|sections?|sec\.?|eq(?:uation)?s?\.?|appendix|chapter|pages?|pp?\.|part|question|ref\.?|footnote|v|version|split|top)\s*-?\s*\(?\d+(?:\.\d+)*\)?|§\s*\d+(?:\.\d+)*|\[\d+\]|(?<![\d.])\d\([a-z]\)(?:[ivx]+)?|\((?:[^()\d]{0,40},?\s)?(?:19|20)\d\d[a-z]?\)|\b(?:far|@)\s*(?:=|of|at)?\s*(?:10|1e)\S*/gi;

/** "a factor of 2.4", "ratio ≈ 2.4", "3.8B / 1.6B = 2.4". */
const RATIO =
  /\b(?:ratio|factor|quotient)\b[^.;,\d]{0,60}$|\d[\w ]{0,12}\/[^,;]{0,20}\d[^,;\d]{0,14}[=≈~]\s*$/i;

/** @param columns those asked for: rows that are mere numbers count only if these columns have them */
export function findMentions(
  text: string,
  offset: number,
  table: FactTable,
  columns: readonly string[],
): Mentions {
  const plain = plainText(text, offset);
  const names = namesOf(table, columns);
  const taken: Placed[] = [...plain.text.matchAll(LABELS)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const isTaken = ({ from, to }: Placed): boolean =>
    taken.some((other) => from < other.to && other.from < to);
  const found: Mention[] = [];
  // Entities before quantities, so that the 50 of ResNet-50 is not a number; attributes after them, as units.
  for (const { pattern, name, kind } of names.aliases) {
    if (kind !== 'entity') continue;
    collect(pattern, (place) => {
      found.push({ kind, name, ...place });
      // "The cheapest threshold is 0.90": the name of the row ends in that of a column.
      const text = plain.text.slice(place.from, place.to);
      const column = columns.find((each) => endsIn(text, each));
      if (column !== undefined)
        found.push({ kind: 'attribute', name: column, from: place.to - column.length, to: place.to });
    });
  }
  // A sibling that the table does not list, such as GPT-3 beside GPT-2, takes its numbers to itself.
  if (names.siblings) {
    collect(names.siblings, (place) =>
      found.push({ kind: 'entity', name: `?${plain.text.slice(place.from, place.to)}`, ...place }),
    );
  }
  const byValue = [...names.numbers].sort((a, b) => a.value - b.value);
  const [least, greatest] = [byValue[0], byValue.at(-1)];
  if (least && greatest && least !== greatest) {
    collect(LEAST_ROW, (place) => found.push({ kind: 'entity', name: least.name, ...place }));
    collect(GREATEST_ROW, (place) => found.push({ kind: 'entity', name: greatest.name, ...place }));
  }
  const workings = findWorkings(plain.text);
  const isWithin = (stretches: readonly Stretch[], { from, to }: Placed): boolean =>
    stretches.some((each) => from < each.to && each.from < to);
  for (const quantity of [
    ...findQuantities(plain).filter((each) => !isWithin(workings.operands, each)),
    ...workings.results.map((each) => calculated(each, plain)),
  ]) {
    const { from, to } = quantity;
    const tail = quantity.low === quantity.high ? undefined : secondOf(quantity, plain);
    if (tail && isTaken({ from, to }) && !isTaken(tail)) {
      // "ViT-B/16 - 140 ms": the first number is part of a name.
      found.push({ kind: 'value', quantity: tail, from: tail.from, to });
      taken.push({ from: tail.from, to });
      continue;
    }
    if (isTaken({ from, to }) || isDifference(quantity, plain.text)) continue;
    const row = names.numbers.find(({ value }) => isRow(quantity, value));
    const ends = [quantity.low, quantity.high].map((end) => names.numbers.find(({ value }) => value === end));
    const [first, second] = ends;
    if (quantity.low !== quantity.high && first && second) {
      // "2.6M to 26M" names two rows.
      const joint = /\s*(?:\bto\b|\bthrough\b|\band\b|-|\.\.+|…)\s*/.exec(plain.text.slice(from, to));
      const at = from + (joint?.index ?? 1);
      found.push({ kind: 'entity', name: first.name, from, to: at });
      found.push({ kind: 'entity', name: second.name, from: at + (joint?.[0].length ?? 0), to });
      taken.push({ from, to });
      continue;
    }
    if (first && !second && tail && /\s-\s/.test(plain.text.slice(from, tail.from + 1))) {
      // "64 - 86.8, 128 - 87.9": rows with their values.
      found.push({ kind: 'entity', name: first.name, from, to: tail.from });
      found.push({ kind: 'value', quantity: tail, from: tail.from, to });
      taken.push({ from, to });
      continue;
    }
    if (!row && quantity.unit === 'dimensions' && names.numbers.length > 0) {
      // "100 dimensions", where the rows are such sizes.
      found.push({ kind: 'entity', name: `?${quantity.low.toString()}`, from, to });
      taken.push({ from, to });
      continue;
    }
    const isQuotient = isWithin(workings.quotients, quantity) && !quantity.hasMagnitude;
    const isRatio =
      quantity.unit === 'none' && (isQuotient || RATIO.test(plain.text.slice(Math.max(0, from - 60), from)));
    const meant: Quantity = isRatio ? { ...quantity, unit: 'times' } : quantity;
    found.push(
      row && !isRatio
        ? { kind: 'entity', name: row.name, from, to }
        : { kind: 'value', quantity: meant, from, to },
    );
    taken.push({ from, to });
  }
  for (const { pattern, name, kind } of names.aliases) {
    if (kind === 'attribute') collect(pattern, (place) => found.push({ kind, name, ...place }));
  }
  const spanOf = ({ from, to }: Stretch): Span => ({
    start: plain.starts[from] ?? 0,
    end: plain.ends[to - 1] ?? 0,
  });
  const slips = workings.slips.map((slip) => ({
    text: plain.text.slice(slip.from, slip.to).trim(),
    span: spanOf(slip),
    result: spanOf(slip.result),
  }));
  found.sort((a, b) => a.from - b.from);
  return { plain, found: withoutUnstated(withoutAbsent(found, plain.text), plain.text), slips };

  function collect(pattern: RegExp, take: (place: Placed) => void): void {
    for (const match of plain.text.matchAll(pattern)) {
      const place = { from: match.index, to: match.index + match[0].length };
      if (isTaken(place)) continue;
      take(place);
      taken.push(place);
    }
  }
}

/** "Without early exits" tells of what has none. */
const ABSENT = /\b(?:without|lacking|no)\s+(?:the\s+|any\s+)?$/i;
const withoutAbsent = (found: readonly Mention[], text: string): readonly Mention[] =>
  found.filter(
    (each) => each.kind !== 'entity' || !ABSENT.test(text.slice(Math.max(0, each.from - 16), each.from)),
  );

function withoutUnstated(found: readonly Mention[], text: string): readonly Mention[] {
  const values = found
    .filter((mention) => mention.kind === 'value')
    .map((mention) => ({
      mention,
      from: mention.from,
      to: mention.to,
      isBare: mention.quantity.unit === 'none' && !mention.quantity.hasMagnitude,
    }));
  const rows = found.filter((mention) => mention.kind === 'entity');
  const unstated = new Set<Mention>([...findUnstated(values, rows, text)].map(({ mention }) => mention));
  return unstated.size === 0 ? found : found.filter((mention) => !unstated.has(mention));
}

const SIZED = String.raw`\s+(?:training\s+|data\s+|embedding\s+)?(?:amount|number|(?:data\s?)?set|size|quantity|embeddings?|dimension\w*|length|one\s+(?:tried|tested|listed))\b(?:\s+of\s+(?:data|images|pictures|dimensions))?`;
/** Rows that are numbers may be told by their size: "the smallest amount". */
const LEAST_ROW = new RegExp(String.raw`\b(?:smallest|least|lowest|shortest)${SIZED}`, 'gi');
const GREATEST_ROW = new RegExp(String.raw`\b(?:largest|greatest|biggest|longest)${SIZED}`, 'gi');

/** The end of a range by itself. */
function secondOf(range: Loose, plain: PlainText): Loose | undefined {
  const joint = /^\S+?\s*(?:-|to\b|through\b|and\b|\.\.+|…)\s*(?=[\d.])/.exec(
    plain.text.slice(range.from, range.to),
  );
  if (!joint) return undefined;
  const from = range.from + joint[0].length;
  return { ...range, low: range.high, from, span: { ...range.span, start: plain.starts[from] ?? 0 } };
}

/** The value of a calculation whose result is not written out. */
function calculated({ from, to, value }: Stretch & { readonly value: number }, plain: PlainText): Loose {
  const unit = unitAt(lineAt(plain.text, to));
  const tail = /[\s-](\p{L}[\p{L}-]*)\s*$/u.exec(plain.text.slice(from, to))?.[0];
  const own = unit ?? (tail === undefined ? undefined : unitAt(tail));
  return {
    low: value,
    high: value,
    step: 1,
    digits: 15,
    unit: own?.unit ?? 'none',
    hasMagnitude: false,
    isApproximate: false,
    span: { start: plain.starts[from] ?? 0, end: plain.ends[to - 1] ?? 0 },
    from,
    to,
  };
}

/** "+8.8 points", "a gain of 1.1", "rises by 8.8 %": a difference between two cells, not a cell. */
const isDifference = ({ from, to, hasMagnitude }: Loose, text: string): boolean =>
  !hasMagnitude &&
  (/(?:\+|\b(?:by|gain\w*|gap|difference|drop|rise|increase|improvement)\b(?:\s+(?:of|is|only|just|about|another))*\s*[~≈+]?\s*)$/i.test(
    text.slice(Math.max(0, from - 40), from),
  ) ||
    // "From 26M to 260M only 1.1": what is gained between two rows.
    /\bfrom\b[^.;:]{1,24}\bto\b[^.;:\d]{0,4}[\d.]+\s*[kMBG]?\b[^.;:\d]{0,30}\b(?:only|just|merely|another|a mere|(?:it )?(?:gains|adds|brings))\s*(?:only|just|about|another|[~≈+])?\s*$/i.test(
      text.slice(Math.max(0, from - 80), from),
    ) ||
    isOperand({ from, to }, text) ||
    /^\s*(?:%\s*)?(?:percentage[\s-]*)?points?\b/i.test(text.slice(to, to + 30)));

/** The 3.8 and the 1.6 of "the ratio 3.8/1.6". */
const isOperand = ({ from, to }: Placed, text: string): boolean =>
  /\b(?:ratio|quotient|factor|divid\w*)\b[^.;]{0,40}$/i.test(text.slice(Math.max(0, from - 60), from)) &&
  (/^\s*\/\s*\d/.test(text.slice(to, to + 20)) ||
    /\d\s*\/\s*$/.test(text.slice(Math.max(0, from - 20), from)));

const endsIn = (text: string, column: string): boolean =>
  text.toLowerCase().endsWith(` ${column.toLowerCase()}`);

const isRow = (quantity: Quantity, value: number): boolean =>
  quantity.low === value &&
  quantity.high === value &&
  quantity.uncertainty === undefined &&
  (quantity.unit === 'none' || quantity.unit === 'dimensions' || quantity.unit === 'bytes');
