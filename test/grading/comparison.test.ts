import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { agrees, compare, shapeOf } from '../../src/grading/comparison.ts';
import type { Value } from '../../src/grading/observation.ts';

const matrix = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.array(
    fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), {
      minLength: columns,
      maxLength: columns,
    }),
    { minLength: 1, maxLength: 5 },
  ),
);

describe('Comparing a returned value with the expected one', () => {
  const same: readonly [string, Value, Value][] = [
    ['equal numbers', 0.5, 0.5],
    ['minus zero and zero', 0, -0],
    ['NaN and NaN', [NaN], [NaN]],
    ['an infinity and itself', [[Infinity, -Infinity]], [[Infinity, -Infinity]]],
    ['rounding in the last digits', [[0.1 + 0.2, 1]], [[0.3, 1]]],
    ['rounding beside a large entry of the same row', [[1e6, 1]], [[1e6, 1.0000005]]],
    ['rounding where everything is zero', [[0]], [[1e-17]]],
    ['null', [1, null], [1, null]],
    ['records whatever the order of their keys', { exit: 1, label: 2 }, { label: 2, exit: 1 }],
    ['empty lists', [], []],
  ];
  for (const [what, expected, actual] of same) {
    it(`accepts ${what}`, () => assert.deepEqual(compare(expected, actual, 1e-9), []));
  }

  const different: readonly [string, Value, Value, string, readonly (string | number)[]][] = [
    ['a wrong number', [[1, 2]], [[1, 3]], 'number', [0, 1]],
    ['NaN', [[1, 2]], [[1, NaN]], 'number', [0, 1]],
    ['a number where NaN is expected', [NaN], [0], 'number', [0]],
    ['an infinity', 1, Infinity, 'number', []],
    ['the other infinity', Infinity, -Infinity, 'number', []],
    ['a small entry of a small row in a large result', [[1], [1e-3]], [[1], [2e-3]], 'number', [1, 0]],
    ['a result of a wrong sign that is small throughout', [1e-5], [-1e-5], 'number', [0]],
    ['a number as text', [1], ['1'], 'value', [0]],
    ['a list for a number', 1, [1], 'value', []],
    ['null for a list', [[1]], null, 'value', []],
    ['a missing row', [[1], [2]], [[1]], 'length', []],
    ['a row too long', [[1], [2]], [[1], [2, 3]], 'length', [1]],
    ['a missing key', { exit: 1 }, {}, 'key', []],
    ['a key too many', {}, { exit: 1 }, 'key', []],
  ];
  for (const [what, expected, actual, kind, path] of different) {
    it(`notices ${what}`, () => {
      const [first] = compare(expected, actual, 1e-9);
      assert.equal(first?.kind, kind);
      assert.deepEqual(first.path, path);
    });
  }

  it('finds nothing between a value and itself, and every entry that is moved by more than the tolerance', () => {
    fc.assert(
      fc.property(matrix, fc.nat(), fc.nat(), (rows, i, j) => {
        assert.deepEqual(compare(rows, structuredClone(rows), 1e-9), []);
        const row = i % rows.length;
        const column = j % (rows[row]?.length ?? 1);
        const largest = Math.max(1, ...rows.flat().map(Math.abs));
        const moved = rows.map((entries, r) =>
          entries.map((entry, c) => (r === row && c === column ? entry + 1e-3 * largest : entry)),
        );
        assert.deepEqual(
          compare(rows, moved, 1e-9).map(({ path }) => path),
          [[row, column]],
        );
      }),
    );
  });

  it('does not depend on the unit in which large numbers are measured', () => {
    fc.assert(
      fc.property(matrix, fc.double({ min: 1, max: 1e6, noNaN: true }), (rows, unit) => {
        const noisy = rows.map((row) => row.map((entry) => entry * (1 + 1e-13) * unit));
        const exact = rows.map((row) => row.map((entry) => entry * unit));
        assert.deepEqual(compare(exact, noisy, 1e-9), []);
      }),
    );
  });

  it('takes any two numbers that are not finite for the same mistake', () => {
    assert.equal(agrees([NaN, 1], [Infinity, 1], 1e-9), true);
    assert.equal(agrees([NaN, 1], [0, 1], 1e-9), false);
  });

  it('knows shapes, and that ragged lists have none', () => {
    assert.deepEqual(shapeOf([[1, 2]]), [1, 2]);
    assert.deepEqual(shapeOf([]), [0]);
    assert.deepEqual(shapeOf(3), []);
    assert.equal(shapeOf([[1], [1, 2]]), undefined);
    assert.equal(shapeOf([1, [2]]), undefined);
    assert.equal(shapeOf({ a: 1 }), undefined);
  });
});
