/** One product of powers, logarithms and exponentials of sizes: what a cost is a sum of. */
import { type Rational, ONE, ZERO, add, equals, format, isInteger, multiply, sign } from './rational.ts';

/** Exponents by canonical name of the size; no entry is zero. */
export type Exponent = ReadonlyMap<string, Rational>;

/** e^{rate·x^powers·log(x)^logs}; `rate` is not zero. */
export interface Exponential {
  readonly rate: number;
  readonly powers: Exponent;
  readonly logs: Exponent;
}

/**
 * `exact` numbers may cancel against each other. `some` stands for a constant of known sign whose value was given up, as in
 * (a + b)² ≤ 2a² + 2b².
 */
export type Coefficient =
  { readonly kind: 'exact'; readonly value: Rational } | { readonly kind: 'some'; readonly sign: 1 | -1 };

export interface Term {
  readonly coefficient: Coefficient;
  readonly powers: Exponent;
  readonly logs: Exponent;
  /** Exponents of log log of sizes. */
  readonly logLogs: Exponent;
  /** At most one for each monomial. */
  readonly exponentials: readonly Exponential[];
}

const NONE: Exponent = new Map();
export const SOME: Coefficient = { kind: 'some', sign: 1 };

export const constantTerm = (coefficient: Coefficient): Term => ({
  coefficient,
  powers: NONE,
  logs: NONE,
  logLogs: NONE,
  exponentials: [],
});

export const sizeTerm = (name: string): Term => ({
  ...constantTerm({ kind: 'exact', value: ONE }),
  powers: new Map([[name, ONE]]),
});

export const logTerm = (name: string): Term => ({ ...constantTerm(SOME), logs: new Map([[name, ONE]]) });

export const logLogTerm = (name: string): Term => ({
  ...constantTerm(SOME),
  logLogs: new Map([[name, ONE]]),
});

export const signOf = ({ coefficient }: Term): -1 | 0 | 1 =>
  coefficient.kind === 'exact' ? sign(coefficient.value) : coefficient.sign;

export const isConstant = (term: Term): boolean =>
  term.powers.size === 0 && term.logs.size === 0 && term.logLogs.size === 0 && term.exponentials.length === 0;

function addExponents(a: Exponent, b: Exponent): Exponent {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const sum = new Map(a);
  for (const [name, value] of b) {
    const total = add(sum.get(name) ?? ZERO, value);
    if (sign(total) === 0) sum.delete(name);
    else sum.set(name, total);
  }
  return sum;
}

const scaleExponents = (a: Exponent, by: Rational): Exponent =>
  new Map([...a].map(([name, value]) => [name, multiply(value, by)]));

const spell = (exponent: Exponent): string =>
  [...exponent]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}^${format(value)}`)
    .join(' ');

const spellMonomial = ({ powers, logs }: Pick<Term, 'powers' | 'logs'>): string =>
  `${spell(powers)}|${spell(logs)}`;

/** The same for two terms that differ in their coefficient only. */
export const likeness = (term: Term): string =>
  [
    `${spellMonomial(term)}|${spell(term.logLogs)}`,
    ...term.exponentials.map((each) => `${each.rate.toPrecision(12)}@${spellMonomial(each)}`).sort(),
  ].join('&');

function multiplyCoefficients(a: Coefficient, b: Coefficient): Coefficient {
  if (a.kind === 'exact' && b.kind === 'exact') return { kind: 'exact', value: multiply(a.value, b.value) };
  const of = (each: Coefficient): number => (each.kind === 'exact' ? sign(each.value) : each.sign);
  const product = of(a) * of(b);
  if (product === 0) return { kind: 'exact', value: ZERO };
  return { kind: 'some', sign: product > 0 ? 1 : -1 };
}

function mergeExponentials(all: readonly Exponential[]): readonly Exponential[] {
  if (all.length < 2) return all;
  const merged = new Map<string, Exponential>();
  for (const each of all) {
    const key = spellMonomial(each);
    const rate = (merged.get(key)?.rate ?? 0) + each.rate;
    // Rates are sums of a few logarithms of small numbers: a difference of 1e-12 is rounding.
    if (Math.abs(rate) < 1e-12) merged.delete(key);
    else merged.set(key, { ...each, rate });
  }
  return [...merged.values()];
}

export const multiplyTerms = (a: Term, b: Term): Term => ({
  coefficient: multiplyCoefficients(a.coefficient, b.coefficient),
  powers: addExponents(a.powers, b.powers),
  logs: addExponents(a.logs, b.logs),
  logLogs: addExponents(a.logLogs, b.logLogs),
  exponentials: mergeExponentials([...a.exponentials, ...b.exponentials]),
});

/** A positive term to a rational power, up to a constant factor (exactly for small whole powers). */
export function powerOfTerm(term: Term, by: Rational): Term {
  const { coefficient } = term;
  let raised: Coefficient = SOME;
  if (coefficient.kind === 'exact' && isInteger(by) && by.top > 0n && by.top <= 16n) {
    const { top, over } = coefficient.value;
    raised = { kind: 'exact', value: { top: top ** by.top, over: over ** by.top } };
  }
  if (coefficient.kind === 'exact' && equals(coefficient.value, ONE)) raised = coefficient;
  const scale = Number(by.top) / Number(by.over);
  return {
    coefficient: raised,
    powers: scaleExponents(term.powers, by),
    logs: scaleExponents(term.logs, by),
    logLogs: scaleExponents(term.logLogs, by),
    exponentials: term.exponentials.map((each) => ({ ...each, rate: each.rate * scale })),
  };
}

/** Sizes that the term depends on. */
export function* sizesOf(term: Term): Generator<string> {
  yield* term.powers.keys();
  yield* term.logs.keys();
  yield* term.logLogs.keys();
  for (const each of term.exponentials) {
    yield* each.powers.keys();
    yield* each.logs.keys();
  }
}
