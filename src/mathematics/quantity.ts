/** Numbers as people write them, with magnitude, unit, range, uncertainty and the digits that were given. */
import { type PlainText, plainText } from './plainText.ts';
import type { Span } from './span.ts';

/** `none`: a bare count. `times`: a ratio such as 2.4×. */
export type Unit =
  'none' | 'percent' | 'times' | 'flops' | 'parameters' | 'bytes' | 'dimensions' | 'pixels' | 'seconds';

export interface Quantity {
  /** Equal to `high` unless it is a range. Percentages count in percent: 87.9. */
  readonly low: number;
  readonly high: number;
  /** The worth of the last digit given: 0.1 for 87.9, 100 000 for 7.5M. The coarser one of a range. */
  readonly step: number;
  /** Digits given, without leading zeros. */
  readonly digits: number;
  readonly unit: Unit;
  /** A letter, a word or a power of ten was given: 1.6B, 1.6 GFLOPS, 1.6×10⁹. */
  readonly hasMagnitude: boolean;
  readonly isApproximate: boolean;
  /** `± 1.9`. */
  readonly uncertainty?: number;
  readonly span: Span;
}

const GROUPED = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[ ']\d{3}){2,}(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)`;
const PLAIN = String.raw`\d+,\d+(?![\d,])|\d*\.\d+|\d+`;
const NUMBER = new RegExp(
  // Not inside a name (NN1, conv4a), a decimal or an exponent.
  String.raw`(?<![\p{L}\d_.^,]|\d\.|(?<!\d)\p{L}-)(?:(?<power>10\s*\^\s*\(?[-+]?\d+\)?)|(?<digits>${GROUPED}|${PLAIN})(?<e>[eE][-+]?\d+)?)`,
  'gu',
);
const SCIENTIFIC = /^\s*[×x*]\s*10\s*\^\s*\(?([-+]?\d+)\)?/;
const WORDS: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['millions', 1e6],
  ['mio', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['billions', 1e9],
  ['bn', 1e9],
  ['mrd', 1e9],
  ['trillion', 1e12],
]);
const LETTERS: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['g', 1e9],
  ['b', 1e9],
  ['t', 1e12],
]);
const MAGNITUDE_WORD = /^[\s-]*(hundred|thousand|millions?|mio\.?|mn|billions?|bn|mrd\.?|trillion)\b/i;
const MAGNITUDE_UNIT =
  /^\s*-?(kilo|mega|giga|tera|[kKMGTB])[\s-]*(?=flop|mac\b|macs\b|madd|mult|op\b|ops\b|param|pixel|byte)/i;
const MAGNITUDE_LETTER = /^(?:\s?([kKMGBT])|([mbg]))(?![\p{L}\d^]|\/(?!\s*\d))/u;
const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['kilo', 1e3],
  ['mega', 1e6],
  ['giga', 1e9],
  ['tera', 1e12],
]);
const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^\s*(?:%|percent\b|per cent\b|pct\b|percentage points?\b|pp\b)/i, 'percent'],
  [
    /^[\s-]*(?:flop(?:s|\/s)?\b|flop-?count|macs?\b|m?adds?\b|mult(?:iply|iplication)?s?[\s-]*(?:-|and|&)?[\s-]*(?:add(?:ition)?s?|accumulates?)\b|operations?\b|ops\b|floating[\s-]point operations)/i,
    'flops',
  ],
  [/^[\s-]*(?:(?:trainable |learn(?:ed|able) |model )?param(?:eter)?s?\b|weights\b)/i, 'parameters'],
  [/^[\s-]*(?:bytes?\b|B\b)/, 'bytes'],
  [/^(?:\s*-?\s*(?:dim(?:ension)?s?\b|dimensional\b|d\b)|-?D\b)/i, 'dimensions'],
  [/^[\s-]*(?:pixels?\b|px\b)/i, 'pixels'],
  [/^\s*(?:ms|s|seconds?|h|hours?)\b/, 'seconds'],
  [/^\s*(?:×|x|X)(?!\s*\d|\p{L})|^[\s-]*(?:times\b|fold\b)/u, 'times'],
];
const APPROXIMATE =
  /(?:[~≈≃∼]|\b(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|nearly|almost|some))\s*$/i;
const UNCERTAINTY = /^\s*%?\s*(?:±|\(\s*±)\s*(\d+(?:[.,]\d+)?)\s*\)?/;
const CHANGE =
  /\b(?:ris|rose|grow|grew|increas|lift|rais|improv|goes|going|went|drop|fall|fell|reduc|jump|climb|chang|mov)\w*/i;
const RANGE = /^\s*(?:-|to|through|up to|\.\.\.?|…)\s*$/;

/** Longer answers are cut here; nobody states a number that late. */
const LONGEST = 50_000;
const MOST = 500;

/**
 * All quantities of a text, in order. `7,500,000` groups, `87,9` is a decimal comma, `1,600` groups: a comma before exactly
 * three digits is never taken for a decimal one.
 * @param offset where `text` begins in its file
 */
export function readQuantities(text: string, offset: number): readonly Quantity[] {
  return findQuantities(plainText(text.slice(0, LONGEST), offset));
}

/** A quantity with its offsets into the plain text. */
export interface Loose extends Quantity {
  readonly from: number;
  readonly to: number;
}

/** The same for text that has been made plain. */
export function findQuantities(plain: PlainText): readonly Loose[] {
  const single: Loose[] = [];
  for (const match of plain.text.matchAll(NUMBER)) {
    if (single.length >= MOST) break;
    const last = single.at(-1);
    if (last && match.index < last.to) continue;
    const found = quantityAt(plain, match);
    if (found) single.push(found);
  }
  return joinRanges(single, plain);
}

function quantityAt(plain: PlainText, match: RegExpExecArray): Loose | undefined {
  const { text } = plain;
  let to = match.index + match[0].length;
  const rest = (): string => text.slice(to, to + 60);
  let magnitude = 1;
  let hasMagnitude = false;
  let spelled = match.groups?.digits ?? '1';
  const power = match.groups?.power;
  if (power !== undefined) {
    magnitude = 10 ** Number(/[-+]?\d+\)?$/.exec(power)?.[0].replace(')', '') ?? 0);
    hasMagnitude = true;
  }
  const exponent = match.groups?.e;
  if (exponent !== undefined) {
    magnitude = 10 ** Number(exponent.slice(1));
    hasMagnitude = true;
  }
  const scientific = SCIENTIFIC.exec(rest());
  if (scientific && power === undefined) {
    magnitude *= 10 ** Number(scientific[1]);
    hasMagnitude = true;
    to += scientific[0].length;
  }
  const uncertain = UNCERTAINTY.exec(rest());
  if (uncertain) to += uncertain[0].length;
  const scale = magnitudeAt(rest());
  if (scale) {
    magnitude *= scale.by;
    hasMagnitude = true;
    to += scale.length;
  }
  const spread = uncertain ?? UNCERTAINTY.exec(rest());
  if (spread && !uncertain) to += spread[0].length;
  let unit: Unit = uncertain?.[0].includes('%') ? 'percent' : 'none';
  for (const [pattern, name] of UNITS) {
    const found = pattern.exec(rest());
    if (!found) continue;
    unit = name;
    to += found[0].length;
    break;
  }
  // `224 x 224`: sides of something, not a value.
  if (unit === 'none' && /^\s*[×x]\s*\d/.test(rest()) && !scientific) return undefined;
  spelled = plainDigits(spelled);
  const decimals = spelled.includes('.') ? spelled.length - spelled.indexOf('.') - 1 : 0;
  const value = Number(spelled) * magnitude;
  if (!Number.isFinite(value)) return undefined;
  const tidy = Number(value.toPrecision(15));
  const before = text.slice(Math.max(0, match.index - 20), match.index);
  return {
    low: tidy,
    high: tidy,
    step: magnitude * 10 ** -decimals,
    digits: Math.max(1, spelled.replace('.', '').replace(/^0+/, '').length),
    unit,
    hasMagnitude,
    isApproximate: APPROXIMATE.test(before),
    ...(spread?.[1] === undefined
      ? {}
      : { uncertainty: Number(spread[1].replace(',', '.')) * (hasMagnitude ? magnitude : 1) }),
    span: { start: plain.starts[match.index] ?? 0, end: plain.ends[to - 1] ?? 0 },
    from: match.index,
    to,
  };
}

function magnitudeAt(rest: string): { readonly by: number; readonly length: number } | undefined {
  const word = MAGNITUDE_WORD.exec(rest);
  if (word?.[1]) {
    const by = WORDS.get(word[1].toLowerCase().replace('.', ''));
    return by === undefined ? undefined : { by, length: word[0].length };
  }
  const prefix = MAGNITUDE_UNIT.exec(rest);
  if (prefix?.[1]) {
    const name = prefix[1].toLowerCase();
    const by = PREFIXES.get(name) ?? LETTERS.get(name);
    return by === undefined ? undefined : { by, length: prefix[0].length };
  }
  const letter = MAGNITUDE_LETTER.exec(rest);
  const name = letter?.[1] ?? letter?.[2];
  if (!letter || !name) return undefined;
  const by = LETTERS.get(name.toLowerCase());
  return by === undefined ? undefined : { by, length: letter[0].length };
}

/** Digits with a point for the decimals and nothing else: `7,500,000` → `7500000`, `87,9` → `87.9`. */
function plainDigits(spelled: string): string {
  const bare = spelled.replaceAll(/[ ']/g, '');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.');
  return bare.replace(',', '.');
}

/** `6.6–7.5M`, `6.6M to 7.5M`, `between 6.6M and 7.5M`: the first takes the second's magnitude if it has none. */
function joinRanges(single: readonly Loose[], plain: PlainText): readonly Loose[] {
  const joined: Loose[] = [];
  for (const next of single) {
    const last = joined.at(-1);
    if (!last || last.low !== last.high || !isRange(last, next, plain)) {
      joined.push(next);
      continue;
    }
    const same = last.hasMagnitude || !next.hasMagnitude;
    const scale = same ? 1 : next.step / decimalStep(next, plain);
    const unit = last.unit === 'none' ? next.unit : last.unit;
    const [low, high] = [Number((last.low * scale).toPrecision(15)), next.high];
    if (low >= high || (last.unit !== 'none' && next.unit !== 'none' && last.unit !== next.unit)) {
      joined.push(next);
      continue;
    }
    joined.pop();
    joined.push({
      ...next,
      low,
      high,
      unit,
      step: Math.max(last.step * scale, next.step),
      digits: Math.min(last.digits, next.digits),
      hasMagnitude: last.hasMagnitude || next.hasMagnitude,
      isApproximate: last.isApproximate || next.isApproximate,
      span: { start: last.span.start, end: next.span.end },
      from: last.from,
    });
  }
  return joined;
}

function isRange(last: Loose, next: Loose, plain: PlainText): boolean {
  const between = plain.text.slice(last.to, next.from);
  // "rises from 76.3 to 85.1" names two values, not a range.
  const before = plain.text.slice(Math.max(0, last.from - 60), last.from);
  if (/\bfrom\s*[~≈]?\s*$/i.test(before) && (last.unit === 'percent' || CHANGE.test(before))) return false;
  if (RANGE.test(between)) return true;
  return /^\s*and\s*$/.test(between) && /\bbetween\s*[~≈]?\s*$/i.test(plain.text.slice(0, last.from));
}

/** The worth of the last digit before any magnitude. */
function decimalStep(quantity: Loose, plain: PlainText): number {
  const digits = /^[\d.,' ]*\d/.exec(plain.text.slice(quantity.from, quantity.to))?.[0] ?? '';
  const point = plainDigits(digits).indexOf('.');
  return point < 0 ? 1 : 10 ** -(plainDigits(digits).length - point - 1);
}
