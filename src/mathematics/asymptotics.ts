/** Which of two costs grows faster while the sizes grow, and along which direction that shows. */
import { type Exponents, type Regime, alwaysRises, findBottom, gapAlong, over } from './dominance.ts';
import { directions, isEvidentlyBelow, outgrowsAlong } from './exponentials.ts';
import type { Growth } from './growth.ts';
import { type Rational, ONE, ZERO, add, multiply, sign, toNumber } from './rational.ts';
import { type Exponent, type Term, sizesOf } from './term.ts';

/** A relation between sizes: Σ weights·log(size) is bounded below, or goes to infinity when `strict`. */
export interface SizeRelation {
  readonly weights: Exponent;
  readonly strict: boolean;
}

/** Is f = O(g)? `term` of f outgrows all of g. */
export type Comparison =
  | { readonly kind: 'bounded' }
  | { readonly kind: 'outgrown'; readonly terms: readonly Term[] }
  /** Not settled exactly; the reason is a clause. */
  | { readonly kind: 'undecided'; readonly because: string };

/** Sizes that grow together, each as size = t^exponent; the others stay fixed. */
export interface Direction {
  readonly sizes: ReadonlyMap<string, Rational>;
  /** How much faster the first cost grows, as powers of t and of log t. */
  readonly gap: { readonly power: Rational; readonly log: Rational };
}

/** More choices of one summand out of each alternative than this are not tried. */
const MOST_CHOICES = 512;

/** The sizes that any of the growths or relations mention, in a fixed order. */
function namesIn(growths: readonly Growth[], relations: readonly SizeRelation[]): readonly string[] {
  const names = new Set<string>();
  for (const { alternatives } of growths) {
    for (const term of alternatives.flat()) for (const name of sizesOf(term)) names.add(name);
  }
  for (const { weights } of relations) for (const name of weights.keys()) names.add(name);
  return [...names].sort();
}

const vector = (exponent: Exponent, names: readonly string[]): Rational[] =>
  names.map((name) => exponent.get(name) ?? ZERO);

const exponentsOf = (term: Term, names: readonly string[]): Exponents => ({
  powers: vector(term.powers, names),
  logs: vector(term.logs, names),
});

const regimesOf = (relations: readonly SizeRelation[], names: readonly string[]): readonly Regime[] =>
  relations.map(({ weights, strict }) => ({ coefficients: vector(weights, names), strict }));

/** On scales that the exact test does not know: exponentials and double logarithms. */
const isBeyond = ({ alternatives }: Growth): boolean =>
  alternatives.some((sum) => sum.some((term) => !isPlain(term)));
const isPlain = ({ exponentials, logLogs }: Term): boolean => exponentials.length === 0 && logLogs.size === 0;

/**
 * Is f at most a constant times g, for all sizes ≥ 2 inside the relations? Exact for sums, minima, quotients,
 * powers and logarithms (see `findBottom`); f = min over k of fₖ escapes g = min over l of gₗ exactly when, for some
 * l, one summand can be chosen from each fₖ so that all of them outgrow all summands of gₗ at once.
 */
export function compareGrowth(f: Growth, g: Growth, relations: readonly SizeRelation[] = []): Comparison {
  if (isBeyond(f) || isBeyond(g)) return compareByTerms(f, g, relations);
  const names = namesIn([f, g], relations);
  const regimes = regimesOf(relations, names);
  const outgrown = new Set<Term>();
  for (const rivals of g.alternatives) {
    for (const choice of choices(f.alternatives)) {
      if (choice === 'too-many') return { kind: 'undecided', because: 'the minima have too many cases' };
      const differences = choice.flatMap((term) =>
        rivals.map((rival) => over(exponentsOf(rival, names), exponentsOf(term, names))),
      );
      if (differences.length === 0) {
        for (const term of choice) outgrown.add(term);
        continue;
      }
      const bottom = findBottom(differences, regimes);
      if (bottom.kind === 'too-many-logs') {
        return { kind: 'undecided', because: 'too many sizes stand under a logarithm' };
      }
      if (bottom.kind !== 'bounded') for (const term of choice) outgrown.add(term);
    }
  }
  return outgrown.size === 0 ? { kind: 'bounded' } : { kind: 'outgrown', terms: [...outgrown] };
}

/** One summand out of each alternative, in every way. */
function* choices(alternatives: Growth['alternatives']): Generator<readonly Term[] | 'too-many'> {
  const count = alternatives.reduce((product, sum) => product * sum.length, 1);
  if (count > MOST_CHOICES) {
    yield 'too-many';
    return;
  }
  for (let index = 0; index < count; index += 1) {
    let rest = index;
    const choice: Term[] = [];
    for (const sum of alternatives) {
      const term = sum[rest % sum.length];
      if (term) choice.push(term);
      rest = Math.floor(rest / sum.length);
    }
    yield choice;
  }
}

/**
 * Does f/g go to 0 whenever all sizes go to infinity inside the relations? `undefined` when that is not settled.
 * Only for growths without minima and exponentials.
 */
export function isLittleO(
  f: Growth,
  g: Growth,
  relations: readonly SizeRelation[] = [],
): boolean | undefined {
  const [upper, ...others] = f.alternatives;
  const [lower, ...more] = g.alternatives;
  if (!upper || !lower || others.length + more.length > 0) return undefined;
  if (isBeyond(f) || isBeyond(g)) {
    const there = compareGrowth(f, g, relations).kind;
    const back = compareGrowth(g, f, relations).kind;
    return there === 'bounded' && back === 'outgrown' ? true : there === 'outgrown' ? false : undefined;
  }
  if (lower.length === 0) return upper.length === 0;
  const names = namesIn([f, g], relations);
  const regimes = regimesOf(relations, names);
  let all: boolean | undefined = true;
  for (const term of upper) {
    const rises = alwaysRises(
      lower.map((rival) => over(exponentsOf(rival, names), exponentsOf(term, names))),
      regimes,
    );
    if (rises === false) return false;
    if (rises === undefined) all = undefined;
  }
  return all;
}

/**
 * The simplest way to let sizes grow so that f outgrows g: as few sizes as possible, all at the same rate, inside
 * the relations. A gap in powers is preferred to one in logarithms. `undefined` when no such direction shows it.
 */
export function findDirection(
  f: Growth,
  g: Growth,
  relations: readonly SizeRelation[] = [],
): Direction | undefined {
  const names = namesIn([f, g], relations);
  if (names.length === 0 || names.length > 10) return undefined;
  const regimes = regimesOf(relations, names);
  let byLogs: Direction | undefined;
  const subsets = Array.from({ length: 2 ** names.length - 1 }, (_, index) => index + 1).sort(
    (a, b) => countBits(a) - countBits(b) || a - b,
  );
  for (const subset of subsets) {
    const along = names.map((_, at) => ((subset >> at) & 1 ? ONE : ZERO));
    const inside = regimes.every(({ coefficients }) => {
      const rise = coefficients.reduce(
        (sum, value, at) => add(sum, multiply(value, along[at] ?? ZERO)),
        ZERO,
      );
      return sign(rise) >= 0;
    });
    if (!inside) continue;
    const gap = leastGap(f, g, names, along);
    if (!gap || sign(gap.power) < 0) continue;
    const sizes = new Map(names.flatMap((name, at) => ((subset >> at) & 1 ? [[name, ONE] as const] : [])));
    if (sign(gap.power) > 0) return { sizes, gap };
    if (sign(gap.log) > 0) byLogs ??= { sizes, gap };
  }
  return byLogs;
}

const countBits = (value: number): number => value.toString(2).replaceAll('0', '').length;

/** f's least alternative against g's least alternative along one direction; exponentials have no such gap. */
function leastGap(
  f: Growth,
  g: Growth,
  names: readonly string[],
  along: readonly Rational[],
): Direction['gap'] | undefined {
  if (isBeyond(f) || isBeyond(g)) return undefined;
  const least = ({ alternatives }: Growth): readonly Exponents[] => {
    let best: readonly Exponents[] | undefined;
    for (const sum of alternatives) {
      const terms = sum.map((term) => exponentsOf(term, names));
      if (!best) best = terms;
      else {
        const gap = gapAlong(terms, best, along);
        if (sign(gap.power) < 0 || (sign(gap.power) === 0 && sign(gap.log) < 0)) best = terms;
      }
    }
    return best ?? [];
  };
  return gapAlong(least(f), least(g), along);
}

/** A power of one size and of its logarithm. */
export interface Degree {
  readonly power: number;
  readonly log: number;
}

/** How one size enters when it alone grows: power 2 for N²D, power 1 and log 1 for N log N, infinite for 2^N. */
export function degreeIn(growth: Growth, name: string): Degree {
  const above = (a: Degree, b: Degree): boolean =>
    a.power > b.power || (a.power === b.power && a.log > b.log);
  const sums = growth.alternatives.map((sum) =>
    sum
      .map((term): Degree => {
        const explodes = term.exponentials.some(
          ({ rate, powers, logs }) => rate > 0 && (powers.has(name) || logs.has(name)),
        );
        if (explodes) return { power: Infinity, log: 0 };
        return { power: toNumber(term.powers.get(name) ?? ZERO), log: toNumber(term.logs.get(name) ?? ZERO) };
      })
      .reduce((best, each) => (above(each, best) ? each : best), { power: -Infinity, log: 0 }),
  );
  return sums.reduce((least, each) => (above(least, each) ? each : least), { power: Infinity, log: 0 });
}

/** The sizes that a growth depends on. */
export const sizesIn = (growth: Growth): readonly string[] => namesIn([growth], []);

/**
 * Exponentials and double logarithms stand on scales of their own. A yes is proved term by term, a no by a direction (sizes as powers of t); what neither
 * settles is left undecided.
 */
function compareByTerms(f: Growth, g: Growth, relations: readonly SizeRelation[]): Comparison {
  const because = 'exponentials or double logarithms in it cannot be compared exactly';
  const [upper, ...others] = f.alternatives;
  const [lower, ...more] = g.alternatives;
  if (!upper || !lower || others.length + more.length > 0) return { kind: 'undecided', because };
  const outgrown: Term[] = [];
  for (const term of upper) {
    if (lower.some((rival) => isEvidentlyBelow(term, rival))) continue;
    // Without either on both sides the exact test applies to this term.
    const plain = { alternatives: [lower.filter(isPlain)] };
    if (isPlain(term) && compareGrowth({ alternatives: [[term]] }, plain, relations).kind === 'bounded') {
      continue;
    }
    const names = namesIn([f, g], relations);
    const regimes = regimesOf(relations, names);
    if (directions(names, regimes).some((along) => outgrowsAlong(term, lower, names, along))) {
      outgrown.push(term);
    } else return { kind: 'undecided', because };
  }
  return outgrown.length === 0 ? { kind: 'bounded' } : { kind: 'outgrown', terms: outgrown };
}

/** Do the relations, with all sizes ≥ 1, force the wanted one? */
export function implies(relations: readonly SizeRelation[], wanted: SizeRelation): boolean {
  const names = namesIn([], [...relations, wanted]);
  const powers = vector(wanted.weights, names);
  const difference = { powers, logs: powers.map(() => ZERO) };
  const regimes = regimesOf(relations, names);
  return wanted.strict
    ? alwaysRises([difference], regimes) === true
    : findBottom([difference], regimes).kind === 'bounded';
}

/** The sizes of `cost` that `bound` does not mention, held constant. */
export function fixedSizes(cost: Growth, bound: Growth): readonly SizeRelation[] {
  const used = new Set(sizesIn(bound));
  return sizesIn(cost)
    .filter((name) => !used.has(name))
    .map((name) => ({ weights: new Map([[name, { top: -1n, over: 1n }]]), strict: false }));
}
