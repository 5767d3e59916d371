/** Polynomials are recovered exactly from their values on a grid. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluate, interpolate } from '../../../src/runner/cost/interpolation.ts';
import { errorAt, fit } from '../../../src/runner/cost/fit.ts';
import { toNumber } from '../../../src/runner/cost/rational.ts';

const axes = [
  [3, 7, 5],
  [2, 9],
  [4, 10],
];

describe('interpolation on a grid', () => {
  it('recovers every polynomial of the degrees that the grid allows', () => {
    const term = fc.record({
      coefficient: fc.integer({ min: -40, max: 60 }),
      powers: fc.tuple(fc.nat(2), fc.nat(1), fc.nat(1)),
    });
    fc.assert(
      fc.property(fc.array(term, { maxLength: 8 }), (terms) => {
        const valueAt = (sizes: readonly number[]): number =>
          terms.reduce((sum, { coefficient, powers }) => {
            return (
              sum +
              powers.reduce((product, power, axis) => product * (sizes[axis] ?? 0) ** power, coefficient)
            );
          }, 0);
        const grid = (axes[0] ?? []).flatMap((a) =>
          (axes[1] ?? []).flatMap((b) => (axes[2] ?? []).map((c) => [a, b, c])),
        );
        const polynomial = interpolate(axes, grid.map(valueAt));
        const elsewhere = [101, 13, 29];
        assert.equal(toNumber(evaluate(polynomial, elsewhere)), valueAt(elsewhere));
        const merged = new Map<string, number>();
        for (const { coefficient, powers } of terms) {
          merged.set(powers.join(), (merged.get(powers.join()) ?? 0) + coefficient);
        }
        assert.deepEqual(
          new Map(polynomial.map(({ coefficient, powers }) => [powers.join(), toNumber(coefficient)])),
          new Map([...merged].filter(([, coefficient]) => coefficient !== 0).sort()),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('keeps fractions exact', () => {
    // n(n−1)/2 at 3, 7, 5
    const polynomial = interpolate([[3, 7, 5]], [3, 21, 10]);
    assert.deepEqual(
      polynomial.map(({ coefficient, powers }) => [toNumber(coefficient), powers]),
      [
        [-0.5, [1]],
        [0.5, [2]],
      ],
    );
  });
});

describe('a fit of powers', () => {
  const points = [3, 5, 8, 12, 20, 40].flatMap((n) => [2, 6, 11].map((d) => [n, d] as const));

  it('finds the terms behind counts that scatter by a few parts in a thousand', () => {
    let state = 7;
    const noise = (): number => {
      state = (state * 16807) % 2147483647;
      return 1 + 0.004 * (state / 2147483647 - 0.5);
    };
    const observed = points.map(([n, d]) => ({
      sizes: [n, d],
      operations: (5 * n * n * d + 30 * n) * noise(),
    }));
    const result = fit(observed);
    assert.ok(result !== undefined);
    assert.ok(errorAt(result, [{ sizes: [30, 7], operations: 5 * 900 * 7 + 900 }]) < 0.01);
    const [first] = [...result.terms].sort((a, b) => b.coefficient * 3 ** b.powers.length - a.coefficient);
    assert.ok(
      result.terms.some(({ powers }) => powers.join() === '2,1'),
      JSON.stringify(first),
    );
  });

  it('admits by its error that it has not found them', () => {
    const observed = points.map(([n, d]) => ({ sizes: [n, d], operations: 2 ** (n / 3) + d }));
    const result = fit(observed);
    const error = result === undefined ? 1 : errorAt(result, [{ sizes: [30, 7], operations: 2 ** 10 + 7 }]);
    assert.ok(error > 0.03);
  });

  it('tells a logarithm from a small power', () => {
    const wide = [16, 32, 64, 128, 256].flatMap((n) => [2, 3, 6].map((d) => [n, d] as const));
    const observed = wide.map(([n, d]) => ({
      sizes: [n, d],
      operations: Math.ceil(3 * n * d * Math.log2(n + 1)) + 4 * n * d,
    }));
    const result = fit(observed, { withLogs: true });
    const leading = result?.terms.find(({ logs }) => logs[0] === 1);
    assert.deepEqual(leading?.powers, [1, 1], JSON.stringify(result));
    assert.ok(result?.terms.every(({ powers }) => (powers[0] ?? 0) < 2));
  });
});
