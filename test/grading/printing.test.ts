import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compare } from '../../src/grading/comparison.ts';
import { printArguments, printPath, printValue } from '../../src/grading/printing.ts';

describe('Printing values', () => {
  it('puts a row on a line and rounds what agrees', () => {
    assert.equal(
      printValue([
        [1 / 3, 2],
        [3, 4],
      ]),
      '[[0.333333, 2],\n [3, 4]]',
    );
  });

  it('prints in full only what differs', () => {
    const [expected, actual] = [
      [1 / 3, 2 / 3],
      [1 / 3, 0.6667],
    ];
    const differing = compare(expected, actual, 1e-9);
    assert.equal(printValue(expected, differing), '[0.333333, 0.6666666666666666]');
    assert.equal(printValue(actual, differing), '[0.333333, 0.6667]');
  });

  it('shows a long row around the first difference and says how much is left out', () => {
    const long = Array.from({ length: 40 }, (_, i) => i);
    const wrong = long.map((value) => (value === 30 ? -1 : value));
    const printed = printValue(wrong, compare(long, wrong, 1e-9));
    assert.equal(printed, '[… 25 before, 25, 26, 27, 28, 29, -1, 31, 32, 33, 34, … 5 more]');
  });

  it('shows a long list of rows around the first difference', () => {
    const rows = Array.from({ length: 20 }, (_, i) => [i]);
    const wrong = rows.map(([value]) => [value === 18 ? 0.5 : (value ?? 0)]);
    const printed = printValue(wrong, compare(rows, wrong, 1e-9)).split('\n');
    assert.equal(printed[0], '[… 12 before,');
    assert.equal(printed.at(-2), ' [0.5],');
    assert.equal(printed.length, 9);
  });

  it('prints what is not a number', () => {
    assert.equal(printValue([NaN, -Infinity, 'a"b', null, true]), '[NaN, -Infinity, "a\\"b", null, true]');
    assert.equal(printValue({ exit: 1, label: [2] }), '{ exit: 1, label: [2] }');
    assert.equal(printValue({}), '{}');
    assert.equal(printPath([2, 'exit', 0]), '[2].exit[0]');
  });

  it('names the arguments of a call', () => {
    assert.equal(printArguments(['X', 'sigma'], [[[0, 0]], 2]), 'X = [[0, 0]]\nsigma = 2');
  });
});
