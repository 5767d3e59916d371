import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Rational, compare, format, rational, toNumber } from '../../src/mathematics/rational.ts';
import { type Row, maximise } from '../../src/mathematics/simplex.ts';

const numbers = (...values: number[]): Rational[] => values.map((value) => rational(value));
const row = (coefficients: number[], relation: Row['relation'], bound: number): Row => ({
  coefficients: numbers(...coefficients),
  relation,
  bound: rational(bound),
});

describe('exact linear programming', () => {
  it('finds the corner of a small problem', () => {
    const best = maximise(numbers(3, 5), [
      row([1, 0], '<=', 4),
      row([0, 2], '<=', 12),
      row([3, 2], '<=', 18),
    ]);
    assert.ok(best.kind === 'optimal');
    assert.equal(format(best.value), '36');
    assert.deepEqual(best.point.map(format), ['2', '6']);
  });

  it('keeps thirds as thirds', () => {
    const best = maximise(numbers(1, 1), [row([1, 2], '<=', 1), row([2, 1], '<=', 1)]);
    assert.ok(best.kind === 'optimal');
    assert.equal(format(best.value), '2/3');
  });

  it('handles equalities, lower bounds and redundant rows', () => {
    const best = maximise(numbers(-1, -1), [
      row([1, 1], '=', 3),
      row([2, 2], '=', 6),
      row([1, 0], '>=', 1),
      row([-1, 0], '<=', -1),
    ]);
    assert.ok(best.kind === 'optimal');
    assert.equal(format(best.value), '-3');
  });

  it('says when nothing fits and when nothing stops it', () => {
    assert.equal(maximise(numbers(1), [row([1], '<=', 1), row([1], '>=', 2)]).kind, 'infeasible');
    assert.equal(maximise(numbers(1, 0), [row([0, 1], '<=', 1)]).kind, 'unbounded');
  });

  it("ends on Beale's example, where the usual pivot rule cycles", () => {
    const quarter = rational(1, 4);
    const best = maximise(
      [rational(3, 4), rational(-20), rational(1, 2), rational(-6)],
      [
        {
          coefficients: [quarter, rational(-8), rational(-1), rational(9)],
          relation: '<=',
          bound: rational(0),
        },
        {
          coefficients: [rational(1, 2), rational(-12), rational(-1, 2), rational(3)],
          relation: '<=',
          bound: rational(0),
        },
        row([0, 0, 1, 0], '<=', 1),
      ],
    );
    assert.ok(best.kind === 'optimal');
    assert.equal(format(best.value), '5/4');
  });

  it('agrees with its own dual on random problems', () => {
    const small = fc.integer({ min: -4, max: 4 });
    const problem = fc.record({
      a: fc.array(fc.tuple(small, small, small), { minLength: 2, maxLength: 4 }),
      b: fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 4, maxLength: 4 }),
      c: fc.tuple(small, small, small),
    });
    fc.assert(
      fc.property(problem, ({ a, b, c }) => {
        const bounds = a.map((_, at) => b[at] ?? 0);
        const primal = maximise(
          numbers(...c),
          a.map((line, at) => row([...line], '<=', bounds[at] ?? 0)),
        );
        const dual = maximise(
          numbers(...bounds.map((bound) => -bound)),
          c.map((value, at) =>
            row(
              a.map((line) => line[at] ?? 0),
              '>=',
              value,
            ),
          ),
        );
        if (primal.kind === 'optimal') {
          assert.ok(dual.kind === 'optimal');
          assert.equal(format(primal.value), format({ top: -dual.value.top, over: dual.value.over }));
          for (const [at, line] of a.entries()) {
            const used = line.reduce(
              (sum, value, i) => sum + value * toNumber(primal.point[i] ?? rational(0)),
              0,
            );
            assert.ok(used <= (bounds[at] ?? 0) + 1e-9);
          }
          assert.ok(primal.point.every((value) => compare(value, rational(0)) >= 0));
        } else {
          assert.notEqual(dual.kind, 'optimal');
        }
      }),
      { numRuns: 3000 },
    );
  });
});
