/** Numbers as people write them, with magnitude, unit, range, uncertainty and the digits that were given. */
import { type SpelledNumber, findSpelled } from './numberWords.ts';
import { GROUPED, PLAIN, SCIENTIFIC, plainDigits } from './numeral.ts';
import { type PlainText, plainText } from './plainText.ts';
import { type Unit, lineAt, magnitudeAt, unitAt } from './quantityUnit.ts';
import type { Span } from './span.ts';

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
  /** What one of the unit given is worth in `unit`, where that is not one: 1000 for km. */
  readonly worth?: number;
  /** A small letter right behind it was taken for a magnitude, and may be a unit: `42m`, `7g`. */
  readonly letter?: 'm' | 'g';
  /** `± 1.9`. */
  readonly uncertainty?: number;
  readonly span: Span;
}

const NUMBER = new RegExp(
  // Not inside a name (NN1, conv4a), a decimal or an exponent.
  String.raw`(?<![\p{L}\d_.^,]|\d\.|(?<!\d)\p{L}-)(?:(?<power>10\s*\^\s*\(?[-+]?\d+\)?)|(?<digits>${GROUPED}|${PLAIN})(?<e>[eE][-+]?\d+)?)`,
  'gu',
);
const APPROXIMATE =
  /(?:[~≈≃∼]|\b(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|nearly|almost|some|rund|etwa|knapp|fast|ungefähr))\s*$/i;
const UNCERTAINTY = /^\s*%?\s*(?:±|\(\s*±)\s*(\d+(?:[.,]\d+)?)\s*\)?/;
/**
 * A minus right before a number is its sign behind a word or sign that leads to a value, and where nothing else is said.
 * Elsewhere it is a dash: "NN1 -140M", a bullet, a range.
 */
const SIGN =
  /(?:[=≈~≃∼|(<>≤≥×/]\s*|[:,]\s+|\b(?:is|are|was|were|be|equals?|gives?|gave|gets?|got|yields?|reach(?:es|ed)?|about|around|roughly|approximately|nearly|almost|of|to|from|at|by|and|or|than)\s+)-$/i;
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
  const spelled = findSpelled(plain.text)
    .slice(0, MOST)
    .flatMap((word) => inWords(plain, word) ?? [])
    .filter(({ from, to }) => !single.some((other) => from < other.to && other.from < to));
  const inOrder = [...single, ...spelled].sort((a, b) => a.from - b.from);
  return joinRanges(shareUnits(inOrder, plain), plain);
}

const LAST_JOINT = /^\s*,?\s*(?:and|or|&)\s*$/;
const JOINT = /^\s*,\s*$/;
/** "26M → 85.1": a row with its value behind it is no end of a list of values. */
const ASSIGNED = /^\s*(?:\p{L}+\s*)?(?:→|->|:|=|\()/u;
/** A number from here on is written out: the M of "1792 and 1.77M" is not its own. */
const WRITTEN_OUT = 1000;

/** "12, 25 and 140 ms", "2.6, 26 and 260 million": what stands behind the last of a list holds for all. */
function shareUnits(all: readonly Loose[], plain: PlainText): readonly Loose[] {
  const shared = [...all];
  for (const at of [...all.keys()].reverse()) {
    const [own, next] = [shared[at], shared[at + 1]];
    if (!own || !next || own.unit !== 'none' || own.hasMagnitude || own.low >= WRITTEN_OUT) continue;
    if (!next.hasMagnitude || next.unit === 'times') continue;
    const gap = plain.text.slice(own.to, next.from);
    const isShared = next !== all[at + 1];
    if (!(LAST_JOINT.test(gap) || (isShared && JOINT.test(gap)))) continue;
    if (ASSIGNED.test(plain.text.slice(next.to))) continue;
    const by = next.step / decimalStep(next, plain);
    const scaled = (value: number): number => Number((value * by).toPrecision(15));
    shared[at] = {
      ...own,
      low: scaled(own.low),
      high: scaled(own.high),
      step: own.step * by,
      unit: next.unit,
      hasMagnitude: next.hasMagnitude,
    };
  }
  return shared;
}

/** "twelve" may state something, "one" and "two" are words like any other unless a unit follows. */
const LEAST_WORD = 11;

function inWords(plain: PlainText, spelled: SpelledNumber): Loose | undefined {
  const { from, value, step, hasMagnitude } = spelled;
  let { to } = spelled;
  const found = unitAt(lineAt(plain.text, to));
  if (found) to += found.length;
  // "two operations each" says how they are counted.
  if (!hasMagnitude && value < LEAST_WORD && (found === undefined || found.unit === 'flops'))
    return undefined;
  const worth = found?.worth ?? 1;
  return {
    low: value * worth,
    high: value * worth,
    step: step * worth,
    digits: Math.max(
      1,
      Math.round(value / step)
        .toString()
        .replace(/0+$/, '').length,
    ),
    unit: found?.unit ?? 'none',
    hasMagnitude,
    isApproximate: APPROXIMATE.test(plain.text.slice(Math.max(0, from - 20), from)),
    span: { start: plain.starts[from] ?? 0, end: plain.ends[to - 1] ?? 0 },
    from,
    to,
  };
}

function quantityAt(plain: PlainText, match: RegExpExecArray): Loose | undefined {
  const { text } = plain;
  let to = match.index + match[0].length;
  const rest = (): string => lineAt(text, to);
  let magnitude = 1;
  let hasMagnitude = false;
  let spelled = plainDigits(match.groups?.digits ?? '1', rest());
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
  const half = power === undefined ? /^\s*(?:½|and\s+a\s+half\b)/.exec(rest()) : null;
  if (half) {
    spelled = `${spelled}.5`;
    to += half[0].length;
  }
  const scale = magnitudeAt(rest());
  const letter =
    scale && /^[mg](?![\p{L}\d])/u.test(rest()) ? (rest().startsWith('m') ? 'm' : 'g') : undefined;
  if (scale) {
    magnitude *= scale.by;
    hasMagnitude = true;
    to += scale.length;
  }
  const spread = uncertain ?? UNCERTAINTY.exec(rest());
  if (spread && !uncertain) to += spread[0].length;
  let unit: Unit = uncertain?.[0].includes('%') ? 'percent' : 'none';
  const measured = unitAt(rest());
  if (measured) {
    unit = measured.unit;
    to += measured.length;
    magnitude *= measured.worth;
    if (measured.worth !== 1) hasMagnitude = true;
  }
  // `224 x 224`: sides of something, not a value.
  if (unit === 'none' && /^\s*[×x]\s*\d/.test(rest()) && !scientific) return undefined;
  const decimals = spelled.includes('.') ? spelled.length - spelled.indexOf('.') - 1 : 0;
  const lead = text.slice(Math.max(0, match.index - 24), match.index);
  const isAlone = match.index < 24 && lead.trim() === '-' && !text.includes('\n');
  const isNegative = isAlone || SIGN.test(lead);
  const from = isNegative ? match.index - 1 : match.index;
  const value = (isNegative ? -1 : 1) * Number(spelled) * magnitude;
  if (!Number.isFinite(value)) return undefined;
  const tidy = Number(value.toPrecision(15));
  const before = text.slice(Math.max(0, from - 20), from);
  return {
    low: tidy,
    high: tidy,
    step: magnitude * 10 ** -decimals,
    digits: Math.max(1, spelled.replace('.', '').replace(/^0+/, '').length),
    unit,
    hasMagnitude,
    ...(measured && measured.worth !== 1 ? { worth: measured.worth } : {}),
    ...(letter === undefined || measured ? {} : { letter }),
    isApproximate: APPROXIMATE.test(before),
    ...(spread?.[1] === undefined
      ? {}
      : { uncertainty: Number(spread[1].replace(',', '.')) * (hasMagnitude ? magnitude : 1) }),
    span: { start: plain.starts[from] ?? 0, end: plain.ends[to - 1] ?? 0 },
    from,
    to,
  };
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
  // "threshold 0.90 — 754,116": a dash with spaces parts as often as it spans.
  if (/^\s+-\s+$/.test(between) && !isLike(last, next)) return false;
  if (RANGE.test(between)) return true;
  return /^\s*and\s*$/.test(between) && /\bbetween\s*[~≈]?\s*$/i.test(plain.text.slice(0, last.from));
}

/** Of a kind and of a size, so that one may lead up to the other. */
const isLike = (a: Loose, b: Loose): boolean =>
  (a.unit === b.unit || a.unit === 'none') && a.digits <= b.digits + 2 && b.digits <= a.digits + 2;

/** The worth of the last digit before any magnitude. */
function decimalStep(quantity: Loose, plain: PlainText): number {
  const text = plain.text.slice(quantity.from, quantity.to);
  const digits = /^-?[\d.,'_ ]*\d/.exec(text)?.[0] ?? '';
  const bare = plainDigits(digits, text.slice(digits.length));
  const point = bare.indexOf('.');
  return point < 0 ? 1 : 10 ** -(bare.length - point - 1);
}
