/** Exact fractions, for interpolation without rounding. */

/** In lowest terms, the denominator positive. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

export function rational(over: bigint, under = 1n): Rational {
  if (under === 0n) throw new RangeError('A fraction cannot have denominator 0.');
  const sign = under < 0n ? -1n : 1n;
  const divisor = greatestDivisor(over < 0n ? -over : over, under < 0n ? -under : under);
  return { over: (sign * over) / divisor, under: (sign * under) / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

export const ZERO = rational(0n);

export function add(a: Rational, b: Rational): Rational {
  return rational(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.over * b.under - b.over * a.under, a.under * b.under);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.over * b.over, a.under * b.under);
}

export function toNumber({ over, under }: Rational): number {
  return Number(over) / Number(under);
}
