/** Real arithmetic in two strengths: doubles that carry their own error bound, and 50-digit decimals. */
import type { BigNumber } from 'mathjs';
import { bignumberDependencies, create, gammaDependencies } from 'mathjs';

/** A value that cannot be had at this point: overflow, the logarithm of a negative number, division by zero. */
export class OutOfDomain extends Error {
  /** `undefined-there`: no real number is meant, as for log(−1). `range`: no member has that index. */
  readonly why: 'undefined-there' | 'range' | 'numerical';
  constructor(message: string, why: OutOfDomain['why'] = 'numerical') {
    super(message);
    this.name = 'OutOfDomain';
    this.why = why;
  }
}

/** What the evaluator asks of numbers. Every operation throws `OutOfDomain` instead of returning NaN or ∞. */
export interface Arithmetic<T> {
  readonly of: (value: number, text?: string) => T;
  readonly add: (a: T, b: T) => T;
  readonly subtract: (a: T, b: T) => T;
  readonly multiply: (a: T, b: T) => T;
  readonly divide: (a: T, b: T) => T;
  readonly power: (a: T, b: T) => T;
  readonly call: (name: RealFunction, a: T) => T;
  readonly toNumber: (a: T) => number;
  readonly constant: (name: 'e' | 'pi') => T;
}

export type RealFunction =
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'abs'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'floor'
  | 'ceil'
  | 'sign'
  | 'factorial';

/** A double and a bound on how far it may be from the exact value, by running error analysis (Higham 2002, §3.3). */
export interface Approximation {
  readonly value: number;
  readonly error: number;
}

/** Unit roundoff of float64, doubled: `Math.exp` and its kin are good to one unit in the last place, not a half. */
const ROUNDOFF = 2 ** -52;
/** Outside these, exp has run away or vanished and a smaller point tells more. */
const LARGEST = 1e120;
const SMALLEST = 1e-120;

function checked(value: number, error: number): Approximation {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST || !Number.isFinite(error)) {
    throw new OutOfDomain('a value overflows');
  }
  return { value, error: error + Math.abs(value) * ROUNDOFF };
}

function slope(name: RealFunction, at: number, value: number): number {
  switch (name) {
    case 'exp':
      return value;
    case 'log':
      return 1 / at;
    case 'sqrt':
      return 0.5 / value;
    case 'tan':
      return 1 + value * value;
    case 'sinh':
      return Math.cosh(at);
    case 'cosh':
      return Math.abs(Math.sinh(at));
    case 'floor':
    case 'ceil':
    case 'sign':
      return 0;
    case 'factorial':
      return Math.abs(value) * (1 + Math.log(1 + Math.abs(at)));
    case 'abs':
    case 'sin':
    case 'cos':
    case 'tanh':
      return 1;
    default: {
      const unreachable: never = name;
      return unreachable;
    }
  }
}

function realValue(name: RealFunction, at: number): number {
  switch (name) {
    case 'log':
      if (at <= 0) throw new OutOfDomain('the logarithm of a number that is not positive', 'undefined-there');
      return Math.log(at);
    case 'sqrt':
      if (at < 0) throw new OutOfDomain('the square root of a negative number', 'undefined-there');
      return Math.sqrt(at);
    case 'exp': {
      const value = Math.exp(at);
      if (value < SMALLEST) throw new OutOfDomain('an exponential vanishes');
      return value;
    }
    case 'factorial':
      if (at < 0 || at > 60) throw new OutOfDomain('a factorial outside 0 … 60');
      return Number(engine().gamma(at + 1));
    default:
      return Math[name](at);
  }
}

export const approximate: Arithmetic<Approximation> = {
  of: (value) => ({ value, error: Number.isInteger(value) ? 0 : Math.abs(value) * ROUNDOFF }),
  add: (a, b) => checked(a.value + b.value, a.error + b.error),
  subtract: (a, b) => checked(a.value - b.value, a.error + b.error),
  multiply: (a, b) =>
    checked(a.value * b.value, Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error),
  divide: (a, b) => {
    const size = Math.abs(b.value);
    if (size <= b.error * 4 || size < SMALLEST) throw new OutOfDomain('a division by zero');
    const value = a.value / b.value;
    return checked(value, (a.error + Math.abs(value) * b.error) / (size - b.error));
  },
  power: (a, b) => powerOf(approximate, a, b),
  call: (name, a) => {
    // A root of zero is zero, though its slope is infinite there.
    if (name === 'sqrt' && a.value >= 0 && a.value <= a.error)
      return { value: 0, error: Math.sqrt(2 * a.error) };
    const value = realValue(name, a.value);
    return checked(value, Math.abs(slope(name, a.value, value)) * a.error * (1 + a.error));
  },
  toNumber: (a) => a.value,
  constant: (name) => ({ value: Math[name === 'e' ? 'E' : 'PI'], error: 4 * ROUNDOFF }),
};

/** Whole exponents by multiplication, which also serves negative bases; others by exp and log. */
function powerOf<T>(arithmetic: Arithmetic<T>, a: T, b: T): T {
  const exponent = arithmetic.toNumber(b);
  const base = arithmetic.toNumber(a);
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 64) {
    let result = arithmetic.of(1);
    let square = a;
    for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = arithmetic.multiply(result, square);
      if (left > 1) square = arithmetic.multiply(square, square);
    }
    if (exponent === 0 && base === 0) throw new OutOfDomain('zero to the power zero');
    return exponent < 0 ? arithmetic.divide(arithmetic.of(1), result) : result;
  }
  if (base === 0 && exponent > 0) return arithmetic.of(0);
  if (base <= 0)
    throw new OutOfDomain('a fractional power of a number that is not positive', 'undefined-there');
  if (exponent === 0.5) return arithmetic.call('sqrt', a);
  return arithmetic.call('exp', arithmetic.multiply(b, arithmetic.call('log', a)));
}

/** Digits of the second opinion. */
export const PRECISE_DIGITS = 50;

/** The parts of mathjs that are used, made once; naming them one by one keeps the rest out of the bundle. */
function makeEngine(): ReturnType<typeof create> {
  if (!bignumberDependencies || !gammaDependencies) throw new Error('mathjs lacks its factories');
  return create({ bignumberDependencies, gammaDependencies }, { precision: PRECISE_DIGITS });
}

let made: ReturnType<typeof create> | undefined;

function engine(): ReturnType<typeof create> {
  made ??= makeEngine();
  return made;
}

let precise: Arithmetic<BigNumber> | undefined;

/** 50-digit arithmetic on mathjs's BigNumber; made when it is first needed, for most answers never. */
export function preciseArithmetic(): Arithmetic<BigNumber> {
  precise ??= makePrecise();
  return precise;
}

function makePrecise(): Arithmetic<BigNumber> {
  const { bignumber } = engine();
  const of = (value: number, text?: string): BigNumber => bignumber(text ?? value);
  const finite = (value: BigNumber): BigNumber => {
    if (!value.isFinite() || value.abs().gt(LARGEST)) throw new OutOfDomain('a value overflows');
    return value;
  };
  const call = (name: RealFunction, a: BigNumber): BigNumber => {
    switch (name) {
      case 'exp':
        if (a.abs().gt(300)) throw new OutOfDomain('an exponential runs away');
        return finite(a.exp());
      case 'log':
        if (a.lte(0))
          throw new OutOfDomain('the logarithm of a number that is not positive', 'undefined-there');
        return finite(a.ln());
      case 'sqrt':
        if (a.lt(0)) throw new OutOfDomain('the square root of a negative number', 'undefined-there');
        return a.sqrt();
      case 'abs':
      case 'sin':
      case 'cos':
      case 'tan':
      case 'sinh':
      case 'cosh':
      case 'tanh':
      case 'floor':
      case 'ceil':
        return finite(a[name]());
      case 'sign':
        return of(a.isZero() ? 0 : a.isNegative() ? -1 : 1);
      case 'factorial':
        return wholeFactorial(a.toNumber());
      default: {
        const unreachable: never = name;
        return unreachable;
      }
    }
  };
  const wholeFactorial = (n: number): BigNumber => {
    if (!Number.isInteger(n) || n < 0 || n > 60) throw new OutOfDomain('a factorial of no whole number');
    let product = of(1);
    for (let factor = 2; factor <= n; factor += 1) product = product.times(factor);
    return product;
  };
  const arithmetic: Arithmetic<BigNumber> = {
    of,
    add: (a, b) => finite(a.plus(b)),
    subtract: (a, b) => finite(a.minus(b)),
    multiply: (a, b) => finite(a.times(b)),
    divide: (a, b) => {
      if (b.isZero()) throw new OutOfDomain('a division by zero');
      return finite(a.div(b));
    },
    power: (a, b) => powerOf(arithmetic, a, b),
    call,
    toNumber: (a) => a.toNumber(),
    constant: (name) => (name === 'e' ? of(1).exp() : of(-1).acos()),
  };
  return arithmetic;
}
