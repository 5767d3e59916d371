/** Arithmetic that a text shows: `784·100 + 100 = 78,500`. Which numbers are mere operands, and does it come out? */
import { GROUPED, PLAIN, SCIENTIFIC, plainDigits } from './numeral.ts';
import { magnitudeAt, unitAt } from './quantityUnit.ts';

export interface Workings {
  /** Operands and results on the way: numbers there state nothing. */
  readonly operands: readonly Stretch[];
  /** Calculations whose result is not written out, or only as one. */
  readonly results: readonly (Stretch & { readonly value: number })[];
  /** What does not come out; `result` is the number that it is said to be. */
  readonly slips: readonly (Stretch & { readonly result: Stretch })[];
  /** Written results of a division alone: ratios. */
  readonly quotients: readonly Stretch[];
}

/** Offsets into the text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Side extends Stretch {
  readonly value: number;
  readonly operators: string;
  /** The worth of the last digit, for a side without operators. */
  readonly step: number;
  /** Some operand has decimals or a magnitude: it may be rounded. */
  readonly isRounded: boolean;
}

const OPERAND = new RegExp(String.raw`(?<![\p{L}\d_.])(?:${GROUPED}|${PLAIN})(?:[eE][-+]?\d+)?`, 'uy');
const TIMES = /\s*(?:×|\*|÷|\/|x(?=\s*[\d(]))\s*/y;
const PLUS = /\s*(?:\+|(?<=\s)-(?=\s)|(?<=\d|\))-(?=[\d(])|\b(?:plus|minus)\b)\s*/y;
const POWER = /\s*\^\s*\(?([0-9]+)\)?/y;
const EQUALS = /\s*(=|≈|≃|∼|~|≅)\s*[~≈]?\s*/y;
/** `1728 weights + …`, `28,800 (stem) + …`: what an operand counts, or where it comes from. */
const LOOSE_UNIT = /^\s+(?:\p{L}+|\(\p{L}[\p{L}\d ,-]{0,30}\))(?=\s*(?:[+)=≈~≃]|\bplus\b))/u;
/** Nobody shows more operands than this in one calculation; it bounds the nesting too. */
const MOST_OPERANDS = 60;
const MOST_NESTED = 6;

export function findWorkings(text: string): Workings {
  const found = {
    operands: [] as Stretch[],
    results: [] as Workings['results'][number][],
    slips: [] as Workings['slips'][number][],
    quotients: [] as Stretch[],
  };
  const begins = /[\d.(]/g;
  for (let match = begins.exec(text); match; match = begins.exec(text)) {
    const at = match.index;
    const previous = text[at - 1] ?? ' ';
    // Not the 50 of ResNet-50.
    if (/[\p{L}\d_^.,]/u.test(previous) || /\p{L}-$/u.test(text.slice(Math.max(0, at - 3), at))) continue;
    const chain = readChain(text, at);
    // `c_1 + 460,800 = …` goes on from a name, so what is read of it is only a part.
    const isPart = /[+×*/]\s*$/.test(text.slice(Math.max(0, at - 12), at)) && chain.length > 1;
    if (isPart) {
      begins.lastIndex = Math.max(at + 1, chain[0]?.to ?? at + 1);
      continue;
    }
    begins.lastIndex = Math.max(at + 1, chain.at(-1)?.to ?? at + 1);
    if (chain.some(({ operators }) => operators !== '')) weigh(chain, text, found);
  }
  return found;
}

/** Sides joined by equality signs. */
function readChain(text: string, from: number): (Side & { readonly loosely: boolean })[] {
  const sides: (Side & { readonly loosely: boolean })[] = [];
  let [at, loosely] = [from, false];
  for (;;) {
    const reader = new Reader(text, at);
    const side = reader.side();
    if (!side) break;
    sides.push({ ...side, loosely });
    EQUALS.lastIndex = side.to;
    const sign = EQUALS.exec(text);
    if (!sign || sides.length > MOST_OPERANDS) break;
    loosely = sign[1] !== '=';
    at = side.to + sign[0].length;
  }
  return sides;
}

class Reader {
  private operands = 0;
  private depth = 0;
  private operators = '';
  private isRounded = false;
  private step = 0;
  private readonly text: string;
  private readonly from: number;
  private at: number;
  constructor(text: string, from: number) {
    this.text = text;
    this.from = from;
    this.at = from;
  }

  side(): Side | undefined {
    const value = this.sum();
    if (value === undefined || !Number.isFinite(value)) return undefined;
    const { from, at: to, operators, isRounded, step } = this;
    return { from, to, value, operators, isRounded, step };
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match;
  }

  private joined(operand: () => number | undefined, sign: RegExp, combine: typeof apply): number | undefined {
    let value = operand();
    while (value !== undefined) {
      const before = this.at;
      const operator = this.take(sign)?.[0].trim();
      const next = operator === undefined ? undefined : operand();
      if (operator === undefined || next === undefined) {
        this.at = before;
        return value;
      }
      this.operators += operator;
      value = combine(operator, value, next);
    }
    return value;
  }

  private sum(): number | undefined {
    return this.joined(() => this.product(), PLUS, apply);
  }

  private product(): number | undefined {
    return this.joined(() => this.power(), TIMES, apply);
  }

  private power(): number | undefined {
    const base = this.atom();
    if (base === undefined) return undefined;
    const raised = this.take(POWER);
    if (!raised) return base;
    if (base !== 10) this.operators += '^';
    return base ** Number(raised[1]);
  }

  private atom(): number | undefined {
    this.operands += 1;
    if (this.operands > MOST_OPERANDS || this.depth > MOST_NESTED) return undefined;
    const before = this.at;
    if (this.text[this.at] === '(') {
      this.at += 1;
      this.depth += 1;
      while (this.text[this.at] === ' ') this.at += 1;
      const inner = this.sum();
      this.depth -= 1;
      while (this.text[this.at] === ' ') this.at += 1;
      if (inner === undefined || this.text[this.at] !== ')') {
        this.at = before;
        return undefined;
      }
      this.at += 1;
      return inner;
    }
    const digits = this.take(OPERAND)?.[0];
    if (digits === undefined) {
      this.at = before;
      return undefined;
    }
    let magnitude = 1;
    const after = this.text.slice(this.at, this.at + 20);
    const rest = (): string => this.text.slice(this.at, this.at + 60);
    const scientific = SCIENTIFIC.exec(rest());
    if (scientific) {
      magnitude = 10 ** Number(scientific[1]);
      this.at += scientific[0].length;
    }
    const scale = magnitudeAt(rest());
    if (scale) {
      magnitude *= scale.by;
      this.at += scale.length;
    }
    const unit = unitAt(rest());
    if (unit && unit.unit !== 'times' && !/^\s*d\b/i.test(rest())) this.at += unit.length;
    else this.at += LOOSE_UNIT.exec(rest())?.[0].length ?? 0;
    const plain = plainDigits(digits, after);
    const decimals = /\.(\d+)/.exec(plain)?.[1]?.length ?? 0;
    this.step = magnitude * 10 ** -decimals;
    if (magnitude !== 1 || decimals > 0) this.isRounded = true;
    return Number(plain) * magnitude;
  }
}

function apply(operator: string, a: number, b: number): number {
  if (operator === '+' || operator === 'plus') return a + b;
  if (operator === '-' || operator === 'minus') return a - b;
  return operator === '/' || operator === '÷' ? a / b : a * b;
}

type Found = { [Key in keyof Workings]: Workings[Key][number][] };

function weigh(sides: readonly (Side & { readonly loosely: boolean })[], text: string, found: Found): void {
  const all = sides.map(({ operators }) => operators).join('');
  const [only] = sides;
  if (sides.length === 1 && only) {
    // `6.6-7.5M`, `140M / 1.6B`: a range and a list are no calculations.
    if (!/[×*x^+]|plus/.test(all)) return;
    // `7 × 7 × 3 filters` is a shape; only a unit, or nothing else around it, makes it an answer.
    const isAll = text.slice(0, only.from).trim() === '' && /^[\s.!]*$/.test(text.slice(only.to));
    const counted = unitAt(text.slice(only.to - 20 < only.from ? only.from : only.to - 20, only.to + 20));
    const unit = /(?:param\w*|weights|biases|flops?|macs?|bytes|operations|multiply-adds)\s*$/i.test(
      text.slice(only.from, only.to),
    );
    found.operands.push({ from: only.from, to: only.to });
    if (isAll || unit || counted) found.results.push({ from: only.from, to: only.to, value: only.value });
    return;
  }
  const last = sides.at(-1);
  const first = sides[0];
  if (!first || !last) return;
  const written = last.operators === '' ? last : first.operators === '' ? first : undefined;
  for (const side of sides) if (side !== written) found.operands.push({ from: side.from, to: side.to });
  const result = written ?? last;
  if (!written) found.results.push({ from: last.from, to: last.to, value: last.value });
  // A difference of two cells is neither of them.
  const isDifference = /^(?:-|minus)+$/.test(all);
  if (isDifference && written) found.operands.push({ from: written.from, to: written.to });
  if (/^[/÷]$/.test(all) && written) found.quotients.push({ from: written.from, to: written.to });
  const slip = sides.find(
    (side) => side !== result && !agrees(side, result, last.loosely || side.loosely, text),
  );
  if (slip) found.slips.push({ from: first.from, to: last.to, result: { from: result.from, to: result.to } });
}

/** To the digits of the result; rounded operands and ≈ leave a few percent. */
function agrees(side: Side, result: Side, loosely: boolean, text: string): boolean {
  const step = result.operators === '' ? result.step : 0;
  const share = loosely ? 0.05 : side.isRounded || result.isRounded ? 0.02 : 1e-9;
  const isClose = (value: number): boolean =>
    Math.abs(value - result.value) <= 0.5000001 * step + share * Math.abs(result.value);
  if (isClose(side.value)) return true;
  const isPercent =
    /^\s*(?:%|percent|pct)/i.test(text.slice(result.to)) || /%\s*$/.test(text.slice(result.from, result.to));
  if (isPercent) return isClose(side.value * 100);
  // "… = 113.8" in a column of millions.
  return [1e3, 1e6, 1e9].some((scale) => isClose(side.value / scale));
}
