import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compare } from '../../src/grading/comparison.ts';
import { describeDifference } from '../../src/grading/difference.ts';
import type { Value } from '../../src/grading/observation.ts';

const say = (expected: Value, actual: Value, tolerance = 1e-9): string =>
  describeDifference('f(X, W)', expected, actual, compare(expected, actual, tolerance), tolerance);

describe('A wrong value in words', () => {
  const spoken: readonly [string, Value, Value, string][] = [
    [
      'the first wrong entry, and the rows that agree',
      [
        [1, 2],
        [3, 4],
        [0.5, 6],
      ],
      [
        [1, 2],
        [3, 4],
        [0.731, 6],
      ],
      'f(X, W)[2][0] is 0.731, expected 0.5 (±6e-9). Rows 0–1 agree.',
    ],
    ['the row that agrees', [[1], [2]], [[1], [7]], 'f(X, W)[1][0] is 7, expected 2. Row 0 agrees.'],
    ['the entries that agree', [1, 2, 3, 4], [1, 2, 9, 4], 'f(X, W)[2] is 9, expected 3. Entries 0–1 agree.'],
    ['a single number', 2, 3, 'f(X, W) is 3, expected 2.'],
    [
      'numbers in full where they differ',
      [1 / 3, 0, 1],
      [0.3333, 0, 1],
      'f(X, W)[0] is 0.3333, expected 0.3333333333333333 (±1e-9).',
    ],
    [
      'a transposed shape',
      [
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ],
      [
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ],
      'f(X, W) returned 4 rows of 3, expected 3 rows of 4: transposed?',
    ],
    ['half the columns', [[1, 2]], [[1]], 'f(X, W) returned 1 row of 1, expected 1 row of 2.'],
    [
      'a ragged result',
      [
        [1, 2],
        [3, 4],
      ],
      [[1, 2], [3]],
      'f(X, W)[1] has 1 entry, expected 2.',
    ],
    ['a number for a matrix', [[1, 2]], 3, 'f(X, W) returned 3, expected 1 row of 2.'],
    ['a list for a number', 3, [3], 'f(X, W) returned a list of 1 entry, expected 3.'],
    ['text for a number', [1], ['1'], 'f(X, W)[0] is the text "1", expected 1.'],
    ['a missing key', { exit: 1 }, {}, 'f(X, W) has no `exit`: expected one.'],
    [
      'NaN',
      [[1, 2]],
      [[1, NaN]],
      'f(X, W)[0][1] is NaN, expected 2: NaN comes from 0/0, Infinity − Infinity, or arithmetic with undefined. Which of them can happen here? The entry before it agrees.',
    ],
    [
      'an infinity',
      [1],
      [Infinity],
      'f(X, W)[0] is Infinity, expected 1: which operation grows too large, or divides by zero?',
    ],
  ];
  for (const [what, expected, actual, sentence] of spoken) {
    it(`tells ${what}`, () => assert.equal(say(expected, actual), sentence));
  }

  const patterns: readonly [string, Value, Value, RegExp][] = [
    [
      'a common factor',
      [
        [1, 2],
        [3, 4],
      ],
      [
        [2, 4],
        [6, 8],
      ],
      /Every entry is 2 times what is expected\.$/,
    ],
    ['a common sign', [1, 2, 3], [-1, -2, -3], /Every entry has the opposite sign\.$/],
    [
      'a common offset',
      [
        [1, 2],
        [3, 4],
      ],
      [
        [2, 3],
        [4, 5],
      ],
      /Every entry is off by the same 1\.$/,
    ],
    [
      'a transpose',
      [
        [1, 2],
        [3, 5],
      ],
      [
        [1, 3],
        [2, 5],
      ],
      /The result is the transpose of what is expected\.$/,
    ],
    [
      'a factor that changes by row',
      [
        [1, 2],
        [3, 4],
      ],
      [
        [2, 4],
        [9, 12],
      ],
      /the factor changes from row to row\.$/,
    ],
  ];
  for (const [what, expected, actual, pattern] of patterns) {
    it(`sees ${what}`, () => assert.match(say(expected, actual), pattern));
  }

  it('sees no pattern where there is none', () => {
    assert.equal(say([1, 2, 3], [1, 2, 5]), 'f(X, W)[2] is 5, expected 3. Entries 0–1 agree.');
  });
});
