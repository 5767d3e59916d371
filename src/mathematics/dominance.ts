/** Exact comparison of products of powers and logarithms while all sizes grow, by linear programming. */
import {
  type Rational,
  ONE,
  ZERO,
  add,
  compare,
  equals,
  multiply,
  negate,
  sign,
  subtract,
} from './rational.ts';
import { type Row, maximise } from './simplex.ts';

/** The exponents of x₁^{p₁}…xₙ^{pₙ}·(log x₁)^{l₁}…(log xₙ)^{lₙ}; both arrays have length n. */
export interface Exponents {
  readonly powers: readonly Rational[];
  readonly logs: readonly Rational[];
}

/**
 * A regime in logarithms of sizes: coefficients·log x is bounded below (`R ≤ N` is log N − log R), and goes to
 * infinity when `strict` (`R ≪ N`).
 */
export interface Regime {
  readonly coefficients: readonly Rational[];
  readonly strict: boolean;
}

/** At most this many sizes may stand under a logarithm in one comparison: their orders of growth are enumerated. */
export const MOST_LOG_SIZES = 4;

export type Bottom =
  /** max over the differences is bounded below. */
  | { readonly kind: 'bounded' }
  /** All differences go to −∞ while log xᵢ = uᵢ·t, t → ∞, the largest of them like −gap·t. */
  | { readonly kind: 'falls'; readonly along: readonly Rational[]; readonly gap: Rational }
  /** All differences go to −∞, but only by logarithmic factors. */
  | { readonly kind: 'falls-by-logs' }
  /** More than MOST_LOG_SIZES sizes under logarithms. */
  | { readonly kind: 'too-many-logs' };

const standsUnderLog = (differences: readonly Exponents[], size: number): boolean =>
  differences.some(({ logs }) => sign(logs[size] ?? ZERO) !== 0);

/** Every way to put the items into an ordered list of classes: 1, 3, 13, 75 for 1, 2, 3, 4 items. */
function weakOrders(items: readonly number[]): number[][][] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return weakOrders(rest).flatMap((order) => [
    ...order.map((_, at) => order.map((group, index) => (index === at ? [...group, first] : group))),
    ...Array.from({ length: order.length + 1 }, (_, at) => [
      ...order.slice(0, at),
      [first],
      ...order.slice(at),
    ]),
  ]);
}

/**
 * Is max over j of the differences dⱼ(u) = powersⱼ·u + logsⱼ·log u bounded below over all u = (log x₁ … log xₙ),
 * with every xᵢ ≥ 2, inside the regimes? A term a is O(Σ bⱼ) exactly when this holds for the differences bⱼ − a.
 *
 * Why this is exact. *Powers only:* the differences are linear, so either one ray u ≥ 0 makes them all negative and
 * they fall without bound along it, or by linear programming duality a convex combination of them has no negative
 * coefficient once multiples of the regimes are taken off; the maximum is never below that combination. A size that stays bounded
 * is uᵢ = O(1), which is covered by the faces uᵢ = 0 of u ≥ 0, so "for all sizes ≥ 2" and "for all sizes large" agree.
 * *With logarithms:* take sequences along which everything falls. They are definable, so sizes under a logarithm fall into classes
 * S₁ ≫ S₂ ≫ … of comparable uᵢ; inside a class all log uᵢ agree up to O(1), call it ℓₖ. Then everything is linear in
 * (u, ℓ) with uᵢ ≫ ℓₖ for i ∈ Sₖ and ℓ₁ ≥ ℓ₂ ≥ …, nothing else ties u to ℓ, and every such choice is realised by
 * some sequence. Duality over the ordered field of their growth rates says that nothing falls exactly when a convex combination, the regimes
 * taken off, has: no negative power on sizes without logarithms; zero powers on S₁ … Sₖ₋₁ and non-negative, not all zero ones on
 * Sₖ (or k past the last class); and non-negative partial sums of the log exponents over S₁, S₁∪S₂, … before Sₖ.
 * A bounded size needs no class of its own: letting it grow slowly enough changes no limit.
 */
export function findBottom(differences: readonly Exponents[], regimes: readonly Regime[]): Bottom {
  const size = differences[0]?.powers.length ?? 0;
  if (differences.some((difference) => neverFalls(difference))) return { kind: 'bounded' };
  // Scale of the ray: Σu ≤ 1. `gap` is the last variable.
  const rows: Row[] = differences.map(({ powers }) => ({
    coefficients: [...powers, ONE],
    relation: '<=',
    bound: ZERO,
  }));
  for (const { coefficients } of regimes) {
    rows.push({ coefficients: [...coefficients.map(negate), ZERO], relation: '<=', bound: ZERO });
  }
  rows.push({ coefficients: [...new Array<Rational>(size).fill(ONE), ZERO], relation: '<=', bound: ONE });
  const goal = [...new Array<Rational>(size).fill(ZERO), ONE];
  const optimum = maximise(goal, rows);
  if (optimum.kind === 'optimal' && sign(optimum.value) > 0) {
    return { kind: 'falls', along: optimum.point.slice(0, size), gap: optimum.value };
  }
  const underLog = Array.from({ length: size }, (_, at) => at).filter((at) =>
    standsUnderLog(differences, at),
  );
  if (underLog.length === 0) return { kind: 'bounded' };
  if (underLog.length > MOST_LOG_SIZES) return { kind: 'too-many-logs' };
  const holds = weakOrders(underLog).every((classes) => isSupported(differences, regimes, classes, false));
  return { kind: holds ? 'bounded' : 'falls-by-logs' };
}

/**
 * Does max over j of the differences go to +∞ whenever *all* sizes do, inside the regimes? A term a is o(Σ bⱼ)
 * exactly when this holds for bⱼ − a: the same duality, now asking for a combination that is not identically zero.
 * `undefined` with more than MOST_LOG_SIZES sizes under logarithms.
 */
export function alwaysRises(
  differences: readonly Exponents[],
  regimes: readonly Regime[],
): boolean | undefined {
  const size = differences[0]?.powers.length ?? 0;
  const underLog = Array.from({ length: size }, (_, at) => at).filter((at) =>
    standsUnderLog(differences, at),
  );
  if (underLog.length > MOST_LOG_SIZES) return undefined;
  return weakOrders(underLog).every((classes) => isSupported(differences, regimes, classes, true));
}

/** One difference that is bounded below by itself: a quick way to say yes. */
function neverFalls({ powers, logs }: Exponents): boolean {
  return powers.every((power, at) => {
    const of = sign(power);
    return of > 0 || (of === 0 && sign(logs[at] ?? ZERO) >= 0);
  });
}

/** The dual condition of `findBottom` (and, `strictly`, of `alwaysRises`) for one order of the classes. */
function isSupported(
  differences: readonly Exponents[],
  regimes: readonly Regime[],
  classes: readonly (readonly number[])[],
  strictly: boolean,
): boolean {
  const size = differences[0]?.powers.length ?? 0;
  const classed = new Set(classes.flat());
  const zeroes = regimes.map(() => ZERO);
  /** Coefficients, over the weights λ and the regimes' multiples μ, of the combination's power of one size. */
  const power = (at: number): Rational[] => [
    ...differences.map(({ powers }) => powers[at] ?? ZERO),
    ...regimes.map(({ coefficients }) => negate(coefficients[at] ?? ZERO)),
  ];
  const sum = (lists: readonly (readonly Rational[])[]): Rational[] =>
    lists.reduce<Rational[]>(
      (total, list) => total.map((value, at) => add(value, list[at] ?? ZERO)),
      new Array<Rational>(differences.length + regimes.length).fill(ZERO),
    );
  const base: Row[] = [
    { coefficients: [...differences.map(() => ONE), ...zeroes], relation: '=', bound: ONE },
  ];
  const open = Array.from({ length: size }, (_, at) => at).filter((at) => !classed.has(at));
  for (const at of open) base.push({ coefficients: power(at), relation: '>=', bound: ZERO });

  const partialSums: Rational[][] = [];
  for (let first = 0; first <= classes.length; first += 1) {
    const rows = [...base];
    for (const group of classes.slice(0, first)) {
      for (const at of group) rows.push({ coefficients: power(at), relation: '=', bound: ZERO });
    }
    for (const partial of partialSums) rows.push({ coefficients: partial, relation: '>=', bound: ZERO });
    const leading = classes[first];
    if (leading) {
      for (const at of leading) rows.push({ coefficients: power(at), relation: '>=', bound: ZERO });
      const optimum = maximise(sum(leading.map(power)), rows);
      if (optimum.kind === 'unbounded') return true;
      if (optimum.kind === 'optimal' && sign(optimum.value) > 0) return true;
      const logs = classes.slice(0, first + 1).flat();
      partialSums.push([
        ...differences.map((difference) =>
          logs.reduce((total, at) => add(total, difference.logs[at] ?? ZERO), ZERO),
        ),
        ...zeroes,
      ]);
      continue;
    }
    const strict = [...differences.map(() => ZERO), ...regimes.map((regime) => (regime.strict ? ONE : ZERO))];
    const goal = strictly ? sum([...open.map(power), ...partialSums, strict]) : sum([]);
    const optimum = maximise(goal, rows);
    if (optimum.kind === 'unbounded') return true;
    if (optimum.kind === 'infeasible') return false;
    return !strictly || sign(optimum.value) > 0;
  }
  return false;
}

/** The exponents of a/b. */
export const over = (a: Exponents, b: Exponents): Exponents => ({
  powers: a.powers.map((power, at) => subtract(power, b.powers[at] ?? ZERO)),
  logs: a.logs.map((log, at) => subtract(log, b.logs[at] ?? ZERO)),
});

/**
 * How the largest of `terms` compares with the largest of `others` when log x = along·t: the power of t-exponent
 * and, on its ties, the exponent of log, each as first minus second. Sizes with 0 in `along` stay fixed.
 */
export function gapAlong(
  terms: readonly Exponents[],
  others: readonly Exponents[],
  along: readonly Rational[],
): { readonly power: Rational; readonly log: Rational } {
  const [a, b] = [peak(terms, along), peak(others, along)];
  return { power: subtract(a.power, b.power), log: subtract(a.log, b.log) };
}

function peak(
  terms: readonly Exponents[],
  along: readonly Rational[],
): { readonly power: Rational; readonly log: Rational } {
  let best: { power: Rational; log: Rational } | undefined;
  for (const { powers, logs } of terms) {
    let [power, log] = [ZERO, ZERO];
    for (const [at, weight] of along.entries()) {
      if (sign(weight) === 0) continue;
      const by = powers[at] ?? ZERO;
      power = add(power, multiply(by, weight));
      log = add(log, logs[at] ?? ZERO);
    }
    const better =
      !best || compare(power, best.power) > 0 || (equals(power, best.power) && compare(log, best.log) > 0);
    if (better) best = { power, log };
  }
  return best ?? { power: ZERO, log: ZERO };
}
