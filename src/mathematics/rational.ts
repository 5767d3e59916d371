/** Exact fractions, so that a tie between two exponents is a tie and not a rounding error. */

/** `over` is positive and shares no factor with `top`. */
export interface Rational {
  readonly top: bigint;
  readonly over: bigint;
}

export const ZERO: Rational = { top: 0n, over: 1n };
export const ONE: Rational = { top: 1n, over: 1n };

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError when `over` is zero. */
export function rational(top: bigint | number, over: bigint | number = 1n): Rational {
  const [t, o] = [BigInt(top), BigInt(over)];
  if (o === 0n) throw new RangeError('a fraction over zero');
  if (o === 1n) return { top: t, over: o };
  const divisor = greatestCommonDivisor(t, o) * (o < 0n ? -1n : 1n);
  return { top: t / divisor, over: o / divisor };
}

export const add = (a: Rational, b: Rational): Rational =>
  a.over === 1n && b.over === 1n
    ? { top: a.top + b.top, over: 1n }
    : rational(a.top * b.over + b.top * a.over, a.over * b.over);

export const negate = (a: Rational): Rational => ({ top: -a.top, over: a.over });

export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));

export const multiply = (a: Rational, b: Rational): Rational =>
  a.over === 1n && b.over === 1n
    ? { top: a.top * b.top, over: 1n }
    : rational(a.top * b.top, a.over * b.over);

/** @throws RangeError when `b` is zero. */
export const divide = (a: Rational, b: Rational): Rational => rational(a.top * b.over, a.over * b.top);

/** −1, 0 or 1. */
export const sign = (a: Rational): -1 | 0 | 1 => (a.top > 0n ? 1 : a.top < 0n ? -1 : 0);

/** −1 when a < b, 0 when equal, 1 when a > b. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => sign(subtract(a, b));

export const equals = (a: Rational, b: Rational): boolean => a.top === b.top && a.over === b.over;

export const isInteger = (a: Rational): boolean => a.over === 1n;

/** Nearest double; huge numerators and denominators are scaled down together first. */
export function toNumber(a: Rational): number {
  const [top, over] = [Number(a.top), Number(a.over)];
  if (Number.isFinite(top) && Number.isFinite(over)) return top / over;
  const shift = BigInt(Math.max(a.top.toString(2).length, a.over.toString(2).length) - 1000);
  return Number(a.top >> shift) / Number(a.over >> shift);
}

/**
 * The fraction that a finite double spells in decimal: 0.5 is 1/2 and 0.1 is 1/10, not its binary neighbour.
 * `undefined` for NaN, infinities and magnitudes outside 1e-30 … 1e30.
 */
export function fromNumber(value: number): Rational | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (value === 0) return ZERO;
  const size = Math.abs(value);
  if (size > 1e30 || size < 1e-30) return undefined;
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return power >= 0 ? rational(digits * 10n ** BigInt(power)) : rational(digits, 10n ** BigInt(-power));
}

/** `3`, `-1/2`. */
export const format = (a: Rational): string =>
  a.over === 1n ? a.top.toString() : `${a.top.toString()}/${a.over.toString()}`;
