import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type Exponents,
  type Regime,
  alwaysRises,
  findBottom,
  over,
} from '../../src/mathematics/dominance.ts';
import { type Rational, rational, toNumber } from '../../src/mathematics/rational.ts';

const SIZES = 3;

/** A small generator with its own state (mulberry32), so that a failure can be repeated by its seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(from: readonly T[], draw: () => number): T => from[Math.floor(draw() * from.length)] as T;

const sum = (draw: () => number, withLogs: boolean): Exponents[] =>
  Array.from({ length: 1 + Math.floor(draw() * 3) }, () => ({
    powers: Array.from({ length: SIZES }, () => pick([0, 0, 1, 1, 2, 3], draw)).map((value) =>
      draw() < 0.2 ? rational(value, 2) : rational(value),
    ),
    logs: Array.from({ length: SIZES }, () =>
      rational(withLogs && draw() < 0.4 ? pick([1, 1, 2, -1], draw) : 0),
    ),
  }));

const someRegime = (draw: () => number): Regime[] => {
  if (draw() < 0.6) return [];
  const weights = [0, 0, 0].map(() => pick([-1, 0, 1], draw));
  return [{ coefficients: weights.map((value) => rational(value)), strict: false }];
};

const dot = (exponents: readonly Rational[], along: readonly number[]): number =>
  exponents.reduce((total, value, at) => total + toNumber(value) * (along[at] ?? 0), 0);

const peak = (terms: readonly Exponents[], along: readonly number[]): number =>
  Math.max(...terms.map(({ powers }) => dot(powers, along)));

const isBelow = (f: readonly Exponents[], g: readonly Exponents[], regimes: readonly Regime[]) =>
  f.map((term) =>
    findBottom(
      g.map((rival) => over(rival, term)),
      regimes,
    ),
  );

describe('dominance of products of powers', () => {
  it('agrees with growth along random rays, and shows a ray for every no', () => {
    const pairs = 20_000;
    let bounded = 0;
    for (let seed = 1; seed <= pairs; seed += 1) {
      const draw = random(seed);
      const [f, g, regimes] = [sum(draw, false), sum(draw, false), someRegime(draw)];
      for (const [at, bottom] of isBelow(f, g, regimes).entries()) {
        const term = f.slice(at, at + 1);
        if (bottom.kind === 'falls') {
          const along = bottom.along.map(toNumber);
          assert.ok(along.every((value) => value >= 0));
          assert.ok(regimes.every(({ coefficients }) => dot(coefficients, along) >= -1e-9));
          assert.ok(peak(term, along) - peak(g, along) > 0, `seed ${seed.toString()}`);
          continue;
        }
        assert.equal(bottom.kind, 'bounded');
        bounded += 1;
        for (let ray = 0; ray < 20; ray += 1) {
          const along = [0, 0, 0].map(() => (draw() < 0.25 ? 0 : draw() ** 2));
          if (!regimes.every(({ coefficients }) => dot(coefficients, along) >= 0)) continue;
          assert.ok(peak(term, along) <= peak(g, along) + 1e-9, `seed ${seed.toString()}`);
        }
      }
    }
    // Both outcomes are well represented, or the test would say little.
    assert.ok(bounded > pairs / 4);
  });
});

/**
 * Sizes along a curve: log xᵢ = weightᵢ·(one of eˢ, s², s, √s, log s, 1) and, below its own scale, a correction by
 * log s. The value of a term is then a vector of coefficients of eˢ, s², s, √s, log s, log log s, compared in that
 * order.
 */
const SCALES = 6;
interface Curve {
  readonly scale: readonly number[];
  readonly weight: readonly number[];
  readonly correction: readonly number[];
}
/** Where the logarithm of each scale stands, and how often: log eˢ is one s, log s² is two log s. */
const LOG_OF_SCALE = [
  [2, 1],
  [4, 2],
  [4, 1],
  [4, 0.5],
  [5, 1],
] as const;

function value({ powers, logs }: Exponents, { scale, weight, correction }: Curve): number[] {
  const total = new Array<number>(SCALES).fill(0);
  const pour = (level: number, amount: number): void => {
    total[level] = (total[level] ?? 0) + amount;
  };
  for (const [at, level] of scale.entries()) {
    const ofScale = LOG_OF_SCALE[level];
    if (!ofScale) continue;
    const power = toNumber(powers[at] ?? rational(0));
    pour(level, power * (weight[at] ?? 0));
    pour(ofScale[0], ofScale[1] * toNumber(logs[at] ?? rational(0)));
    if (level < 4) pour(4, power * (correction[at] ?? 0));
  }
  return total;
}

const compareValues = (a: readonly number[], b: readonly number[]): number => {
  for (const [at, left] of a.entries()) {
    const gap = left - (b[at] ?? 0);
    if (Math.abs(gap) > 1e-9) return Math.sign(gap);
  }
  return 0;
};

const someCurve = (draw: () => number, bounded: boolean): Curve => ({
  scale: [0, 0, 0].map(() => pick(bounded ? [0, 1, 2, 2, 3, 4, 5] : [0, 1, 2, 2, 3, 4], draw)),
  weight: [0, 0, 0].map(() => (draw() < 0.6 ? 1 : draw() * 4)),
  correction: [0, 0, 0].map(() => (draw() < 0.5 ? 0 : Math.floor(draw() * 17 - 8))),
});

const isInside = (regimes: readonly Regime[], curve: Curve): boolean =>
  regimes.every(({ coefficients }) => {
    const zeroes = coefficients.map(() => rational(0));
    return (
      compareValues(
        value({ powers: coefficients, logs: zeroes }, curve),
        new Array<number>(SCALES).fill(0),
      ) >= 0
    );
  });

describe('dominance of products of powers and logarithms', () => {
  it('is never contradicted by a curve, and finds a curve for nearly every no', () => {
    let [byLogs, shown] = [0, 0];
    for (let seed = 1; seed <= 10_000; seed += 1) {
      const draw = random(seed);
      const [f, g, regimes] = [sum(draw, true), sum(draw, true), someRegime(draw)];
      for (const [at, bottom] of isBelow(f, g, regimes).entries()) {
        const term = f[at];
        if (!term || bottom.kind === 'falls') continue;
        let escapes = false;
        for (let trial = 0; trial < (bottom.kind === 'bounded' ? 60 : 10_000) && !escapes; trial += 1) {
          const curve = someCurve(draw, true);
          if (!isInside(regimes, curve)) continue;
          escapes = g.every((rival) => compareValues(value(term, curve), value(rival, curve)) > 0);
        }
        if (bottom.kind === 'bounded') assert.ok(!escapes, `seed ${seed.toString()}`);
        else {
          byLogs += 1;
          if (escapes) shown += 1;
        }
      }
    }
    assert.ok(byLogs > 300, `only ${byLogs.toString()} cases were decided by logarithms`);
    assert.ok(shown > byLogs * 0.95, `${shown.toString()} of ${byLogs.toString()} shown`);
  });

  it('calls little-o what goes to zero on every curve on which all sizes grow', () => {
    let [yes, no] = [0, 0];
    for (let seed = 1; seed <= 3_000; seed += 1) {
      const draw = random(seed);
      const [f, g] = [sum(draw, true).slice(0, 1), sum(draw, true)];
      const [term] = f;
      if (!term) continue;
      const rises = alwaysRises(
        g.map((rival) => over(rival, term)),
        [],
      );
      let stays = false;
      for (let trial = 0; trial < 300 && !stays; trial += 1) {
        const curve = someCurve(draw, false);
        stays = g.every((rival) => compareValues(value(term, curve), value(rival, curve)) >= 0);
      }
      if (rises) {
        yes += 1;
        assert.ok(!stays, `seed ${seed.toString()}`);
      } else if (stays) no += 1;
    }
    assert.ok(yes > 200 && no > 1000, `${yes.toString()} yes, ${no.toString()} no`);
  });
});
