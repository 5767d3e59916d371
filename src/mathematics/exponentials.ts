/** Terms with exponentials or double logarithms: when one certainly stays below another, and when it certainly outgrows it. */
import type { Regime } from './dominance.ts';
import { ZERO, compare, format, sign, toNumber } from './rational.ts';
import { type Exponent, type Exponential, type Term, sizesOf } from './term.ts';

/** Every factor of term/rival is bounded, the exponentials first; what is not evident is `false`. */
export function isEvidentlyBelow(term: Term, rival: Term): boolean {
  const rates = new Map<string, Exponential>();
  for (const [factors, by] of [
    [term.exponentials, 1],
    [rival.exponentials, -1],
  ] as const) {
    for (const each of factors) {
      const key = `${keyOf(each.powers)}|${keyOf(each.logs)}`;
      rates.set(key, { ...each, rate: (rates.get(key)?.rate ?? 0) + by * each.rate });
    }
  }
  const rising = [...rates.values()].filter(({ rate }) => rate > 1e-12);
  const falling = [...rates.values()].filter(({ rate }) => rate < -1e-12);
  if (!rising.every((each) => falling.some((other) => isStrictlyBelow(each, other)))) return false;
  const beaten = new Set(
    falling.flatMap(({ powers }) => [...powers].filter(([, value]) => sign(value) > 0).map(([name]) => name)),
  );
  const names = new Set([...sizesOf(term), ...sizesOf(rival)]);
  return [...names].every((name) => {
    if (beaten.has(name)) return true;
    const power = toNumber(term.powers.get(name) ?? ZERO) - toNumber(rival.powers.get(name) ?? ZERO);
    const log = toNumber(term.logs.get(name) ?? ZERO) - toNumber(rival.logs.get(name) ?? ZERO);
    const logLog = toNumber(term.logLogs.get(name) ?? ZERO) - toNumber(rival.logLogs.get(name) ?? ZERO);
    return power < 0 || (power === 0 && (log < 0 || (log === 0 && logLog <= 0)));
  });
}

const keyOf = (exponent: Exponent): string =>
  [...exponent]
    .map(([name, value]) => `${name}^${format(value)}`)
    .sort()
    .join(' ');

/** The exponent a stays below b in each size of a, so that any multiple of a is beaten once b is large: N below N log N. */
function isStrictlyBelow(a: Exponential, b: Exponential): boolean {
  const names = new Set([...a.powers.keys(), ...a.logs.keys()]);
  return [...names].every((name) => {
    const power = compare(a.powers.get(name) ?? ZERO, b.powers.get(name) ?? ZERO);
    return power < 0 || (power === 0 && compare(a.logs.get(name) ?? ZERO, b.logs.get(name) ?? ZERO) < 0);
  });
}

/** Directions with rates 0, 1 and 2 inside the regimes. */
export function directions(
  names: readonly string[],
  regimes: readonly Regime[],
): readonly (readonly number[])[] {
  const rates = names.length <= 5 ? [0, 1, 2] : [0, 1];
  if (names.length > 10) return [];
  let all: (readonly number[])[] = [[]];
  for (let index = 0; index < names.length; index += 1) {
    all = all.flatMap((start) => rates.map((rate) => [...start, rate]));
  }
  return all.filter((along) =>
    regimes.every(
      ({ coefficients }) =>
        coefficients.reduce((sum, value, at) => sum + toNumber(value) * (along[at] ?? 0), 0) >= 0,
    ),
  );
}

/** Compares two terms along size = t^rate by the exponentials' leading power of t, then powers, then logs. */
export function outgrowsAlong(
  term: Term,
  rivals: readonly Term[],
  names: readonly string[],
  along: readonly number[],
): boolean {
  const at = (exponent: Exponent): number =>
    names.reduce((sum, name, index) => sum + toNumber(exponent.get(name) ?? ZERO) * (along[index] ?? 0), 0);
  // Only sizes that grow have a growing logarithm.
  const logsAt = (exponent: Exponent): number =>
    names.reduce(
      (sum, name, index) => sum + ((along[index] ?? 0) > 0 ? toNumber(exponent.get(name) ?? ZERO) : 0),
      0,
    );
  return rivals.every((rival) => {
    const scales = new Map<string, { power: number; log: number; rate: number }>();
    const pour = (factors: Term['exponentials'], by: number): void => {
      for (const each of factors) {
        const [power, log] = [at(each.powers), logsAt(each.logs)];
        // log x is rate·log t along the direction: the rates multiply into the coefficient.
        const weight = names.reduce((product, name, index) => {
          const exponent = toNumber(each.logs.get(name) ?? ZERO);
          return exponent !== 0 && (along[index] ?? 0) > 0
            ? product * (along[index] ?? 1) ** exponent
            : product;
        }, by * each.rate);
        const key = `${power.toString()}|${log.toString()}`;
        scales.set(key, { power, log, rate: (scales.get(key)?.rate ?? 0) + weight });
      }
    };
    pour(term.exponentials, 1);
    pour(rival.exponentials, -1);
    const leading = [...scales.values()]
      .filter(({ power, log, rate }) => Math.abs(rate) > 1e-12 && (power > 0 || log > 0))
      .sort((a, b) => b.power - a.power || b.log - a.log)[0];
    // e^{log t} is a power of t: mixing with the powers below needs care that this test does not take.
    if (leading && !(leading.power === 0 && leading.log <= 1)) return leading.rate > 0;
    if (leading) return false;
    const power = at(term.powers) - at(rival.powers);
    if (Math.abs(power) > 1e-12) return power > 0;
    const log = logsAt(term.logs) - logsAt(rival.logs);
    if (Math.abs(log) > 1e-12) return log > 0;
    return logsAt(term.logLogs) - logsAt(rival.logLogs) > 1e-12;
  });
}
