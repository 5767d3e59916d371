/** How fast a cost grows: sums of terms, and the least of several where `min` or a quotient asks for it. */
import { type Rational, ONE, add as addNumbers, isInteger, sign } from './rational.ts';
import {
  type Coefficient,
  type Exponential,
  type Term,
  SOME,
  constantTerm,
  isConstant,
  likeness,
  logLogTerm,
  logTerm,
  multiplyTerms,
  powerOfTerm,
  signOf,
  sizeTerm,
} from './term.ts';

/**
 * The least of the alternatives, each a sum. Sums and maxima agree up to a constant factor; minima distribute over
 * sums and products of positive growths exactly, so that every cost built from them has this form.
 */
export interface Growth {
  readonly alternatives: readonly (readonly Term[])[];
}

/** Bounds on the size of a growth, so that every comparison stays short. */
const MOST_TERMS = 200;
const MOST_ALTERNATIVES = 32;

export type Refusal = 'negative' | 'too-large' | 'unsupported';

/** A cost that has no growth in this sense. The message is a clause about the offending piece. */
export class NoGrowth extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, message: string) {
    super(message);
    this.refusal = refusal;
  }
}

const single = (terms: readonly Term[]): Growth => ({ alternatives: [terms] });

export const constant = (value: Rational): Growth =>
  single(sign(value) === 0 ? [] : [constantTerm({ kind: 'exact', value })]);
/** A positive constant whose value does not matter. */
export const someConstant = (): Growth => single([constantTerm(SOME)]);
export const size = (name: string): Growth => single([sizeTerm(name)]);

export const isZero = ({ alternatives }: Growth): boolean => alternatives.some((sum) => sum.length === 0);
export const isConstantGrowth = ({ alternatives }: Growth): boolean =>
  alternatives.every((sum) => sum.every(isConstant));

/** Adds like terms. Exact numbers cancel exactly; an inexact one cannot be subtracted from. */
function collect(terms: readonly Term[]): readonly Term[] {
  if (terms.length > MOST_TERMS) {
    throw new NoGrowth('too-large', `it has more than ${MOST_TERMS.toString()} terms when multiplied out`);
  }
  const sums = new Map<string, Term>();
  for (const term of terms) {
    const key = likeness(term);
    const present = sums.get(key);
    sums.set(key, present ? { ...term, coefficient: sumOf(present.coefficient, term.coefficient) } : term);
  }
  return [...sums.values()].filter((term) => signOf(term) !== 0);
}

function sumOf(a: Coefficient, b: Coefficient): Coefficient {
  if (a.kind === 'exact' && b.kind === 'exact') {
    return { kind: 'exact', value: addNumbers(a.value, b.value) };
  }
  const signs = [a, b].map((each) => (each.kind === 'exact' ? sign(each.value) : each.sign));
  if (signs.some((each) => each < 0)) {
    throw new NoGrowth('unsupported', 'a difference of costs of the same growth may vanish');
  }
  return SOME;
}

const isPositive = ({ alternatives }: Growth): boolean =>
  alternatives.every((sum) => sum.every((term) => signOf(term) > 0));

function limited(alternatives: readonly (readonly Term[])[]): Growth {
  const unique = new Map(alternatives.map((sum) => [sum.map(likeness).sort().join('+'), sum]));
  if (unique.size > MOST_ALTERNATIVES) {
    throw new NoGrowth('too-large', 'it takes the least of too many quantities');
  }
  return { alternatives: [...unique.values()] };
}

/** Every pair of alternatives, combined. */
function pairwise(
  a: Growth,
  b: Growth,
  combine: (left: readonly Term[], right: readonly Term[]) => readonly Term[],
): Growth {
  if (a.alternatives.length * b.alternatives.length > MOST_ALTERNATIVES * 4) {
    throw new NoGrowth('too-large', 'it takes the least of too many quantities');
  }
  return limited(a.alternatives.flatMap((left) => b.alternatives.map((right) => combine(left, right))));
}

export const add = (a: Growth, b: Growth): Growth =>
  pairwise(a, b, (left, right) => collect([...left, ...right]));

export function multiply(a: Growth, b: Growth): Growth {
  const choices = a.alternatives.length + b.alternatives.length > 2;
  if (choices && !(isPositive(a) && isPositive(b))) {
    throw new NoGrowth('negative', 'a minimum or a quotient is multiplied by something that may be negative');
  }
  return pairwise(a, b, (left, right) => {
    if (left.length * right.length > MOST_TERMS * 4) {
      throw new NoGrowth('too-large', `it has more than ${MOST_TERMS.toString()} terms when multiplied out`);
    }
    return collect(left.flatMap((x) => right.map((y) => multiplyTerms(x, y))));
  });
}

export const negate = (a: Growth): Growth => multiply(a, constant({ top: -1n, over: 1n }));

/** max(a, b), as a sum: it is between max and twice max. The values of the constants are given up. */
export const max = (a: Growth, b: Growth): Growth => add(loosen(a), loosen(b));
export const min = (a: Growth, b: Growth): Growth =>
  limited([...loosen(a).alternatives, ...loosen(b).alternatives]);

/** The same growth with every constant given up. */
export const loosen = (a: Growth): Growth => ({
  alternatives: settle(a).alternatives.map((sum) => sum.map((term) => ({ ...term, coefficient: SOME }))),
});

/**
 * Drops what is subtracted where it is of lower order than something added: N² − N grows like N².
 * @throws NoGrowth when it is not, because the difference may then be negative or vanish
 */
export function settle(a: Growth): Growth {
  if (isPositive(a)) return a;
  return {
    alternatives: a.alternatives.map((sum) => {
      const added = sum.filter((term) => signOf(term) > 0);
      for (const term of sum) {
        if (signOf(term) < 0 && !added.some((rival) => isOfLowerOrder(term, rival))) {
          throw new NoGrowth('negative', 'it subtracts something that does not stay below the rest');
        }
      }
      return added;
    }),
  };
}

/** The quotient term/rival only falls in every size, and does fall in one. */
function isOfLowerOrder(term: Term, rival: Term): boolean {
  const quotient = multiplyTerms(term, powerOfTerm(rival, { top: -1n, over: 1n }));
  if (isConstant(quotient)) return false;
  if (quotient.exponentials.length > 0) return quotient.exponentials.every(({ rate }) => rate < 0);
  const logs = [...quotient.logs].filter(([name]) => !quotient.powers.has(name)).map(([, value]) => value);
  const logLogs = [...quotient.logLogs]
    .filter(([name]) => !quotient.powers.has(name) && !quotient.logs.has(name))
    .map(([, value]) => value);
  return [...quotient.powers.values(), ...logs, ...logLogs].every((exponent) => sign(exponent) < 0);
}

/** 1/a for positive a: 1/(s + t) is min(1/s, 1/t) and 1/min(a, b) is 1/a + 1/b, up to constant factors. */
export function reciprocal(a: Growth): Growth {
  if (isZero(a)) throw new NoGrowth('unsupported', 'it divides by zero');
  const [only, ...others] = a.alternatives;
  if (only?.length === 1 && others.length === 0 && only[0])
    return single([powerOfTerm(only[0], { top: -1n, over: 1n })]);
  return loosen(a)
    .alternatives.map((sum) => limited(sum.map((term) => [powerOfTerm(term, { top: -1n, over: 1n })])))
    .reduce(add);
}

/** a to a rational power: (s + t)^p is s^p + t^p up to a constant factor, exact where that is a single term. */
export function power(a: Growth, by: Rational): Growth {
  if (sign(by) === 0) return constant(ONE);
  if (sign(by) < 0) return power(reciprocal(a), { top: -by.top, over: by.over });
  const summands = a.alternatives.reduce((count, sum) => count + sum.length, 0);
  // Small whole powers are multiplied out, so that (N + 1)² − N² keeps its 2N.
  if (isInteger(by) && by.top <= 4n && summands > 1 && summands <= 6 && a.alternatives.length === 1) {
    let product = a;
    for (let times = 1n; times < by.top; times += 1n) product = multiply(product, a);
    return product;
  }
  const exact = a.alternatives.length === 1 && a.alternatives[0]?.length === 1;
  return {
    alternatives: (exact && isPositive(a) ? a : loosen(a)).alternatives.map((sum) =>
      collect(sum.map((term) => powerOfTerm(term, by))),
    ),
  };
}

/**
 * log a, up to a constant factor, for a that grows at least like some size: log(s + t) is log s + log t, log(xᵖyᵠ) is
 * log x + log y for positive p, q, and log e^m is m. Constants and the base are given up.
 */
export function log(a: Growth): Growth {
  return limited(loosen(a).alternatives.map((sum) => collect(sum.flatMap(logOfTerm).concat(floorOf(sum)))));
}

/** log of a constant is a positive constant; it matters only where nothing grows. */
const floorOf = (sum: readonly Term[]): readonly Term[] =>
  sum.every(isConstant) ? [constantTerm(SOME)] : [];

function logOfTerm(term: Term): readonly Term[] {
  if (isConstant(term)) return [];
  const all = [...term.powers.values(), ...term.logs.values(), ...term.logLogs.values()];
  const falling = all.some((exponent) => sign(exponent) < 0);
  if (falling) {
    throw new NoGrowth('unsupported', 'the logarithm of a quotient is not handled');
  }
  // log(N log N) is log N; log log N stays where no power of N stands beside it.
  const twice = [...term.logs.keys()].filter((name) => !term.powers.has(name));
  for (const name of term.logLogs.keys()) {
    if (!term.powers.has(name) && !term.logs.has(name)) {
      throw new NoGrowth('unsupported', 'a logarithm taken three times is not handled');
    }
  }
  const exponents = term.exponentials.map(({ rate, powers, logs }): Term => {
    return {
      coefficient: { kind: 'some', sign: rate > 0 ? 1 : -1 },
      powers,
      logs,
      logLogs: new Map(),
      exponentials: [],
    };
  });
  // log N! is N log N − N + …: what is subtracted must be of lower order.
  const [rising = []] = settle(single(exponents)).alternatives;
  return [...[...term.powers.keys()].map(logTerm), ...twice.map(logLogTerm), ...rising];
}

/** e^{rate·a}; `a` may be any sum, its terms multiply. */
export function exponential(a: Growth, rate: number): Growth {
  const [sum, ...others] = a.alternatives;
  if (!sum || others.length > 0) {
    throw new NoGrowth('unsupported', 'a minimum or a quotient in an exponent is not handled');
  }
  let product = constantTerm({ kind: 'exact', value: ONE });
  for (const term of sum) {
    const { coefficient } = term;
    if (coefficient.kind !== 'exact' || term.exponentials.length > 0 || term.logLogs.size > 0) {
      throw new NoGrowth('unsupported', 'this exponent is not handled');
    }
    const by = rate * (Number(coefficient.value.top) / Number(coefficient.value.over));
    if (isConstant(term)) {
      product = multiplyTerms(product, constantTerm(SOME));
      continue;
    }
    // e^{r·log x} is x^r, which is a power and not an exponential.
    const exponentials: Exponential[] = [{ rate: by, powers: term.powers, logs: term.logs }];
    product = multiplyTerms(product, { ...constantTerm(SOME), exponentials });
  }
  return single([product]);
}

/** a! by Stirling: a^a·e^{−a}·√a, for a single growing term. */
export function factorial(a: Growth): Growth {
  if (isConstantGrowth(a)) return someConstant();
  return [
    exponential(multiply(a, exactLog(a)), 1),
    exponential(a, -1),
    power(a, { top: 1n, over: 2n }),
  ].reduce(multiply);
}

/** base^exponent for a growing exponent, as e^{exponent·log base}. */
export function tower(base: Growth, exponent: Growth): Growth {
  return exponential(multiply(exponent, exactLog(base)), 1);
}

/** log of one size with its constant kept, because in an exponent constants matter. */
function exactLog(a: Growth): Growth {
  const [sum, ...others] = a.alternatives;
  const [term, ...rest] = sum ?? [];
  const names = [...(term?.powers ?? [])];
  const [only] = names;
  const plain =
    term && others.length === 0 && rest.length === 0 && names.length === 1 && only && term.logs.size === 0;
  if (!plain || term.exponentials.length > 0 || term.logLogs.size > 0) {
    throw new NoGrowth('unsupported', 'a power or a factorial of more than one size is not handled');
  }
  const [name, exponent] = only;
  return single([
    {
      coefficient: { kind: 'exact', value: exponent },
      powers: new Map(),
      logs: new Map([[name, ONE]]),
      logLogs: new Map(),
      exponentials: [],
    },
  ]);
}
