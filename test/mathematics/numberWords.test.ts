import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findSpelled } from '../../src/mathematics/numberWords.ts';
import { readQuantities } from '../../src/mathematics/quantity.ts';

describe('numbers spelled out', () => {
  const rows: [string, number][] = [
    ['twelve', 12],
    ['twenty-four', 24],
    ['a hundred and ten million', 110e6],
    ['one hundred forty million', 140e6],
    ['seven and a half million', 7.5e6],
    ['seven point five million', 7.5e6],
    ['half a million', 0.5e6],
    ['three quarters of a million', 0.75e6],
    ['a third of a billion', 1e9 / 3],
    ['two point one three million', 2.13e6],
    ['one and a half billion', 1.5e9],
    ['sixteen hundred million', 1.6e9],
    ['one billion six hundred million', 1.6e9],
    ['three thousand four hundred and eighty-eight', 3488],
  ];
  for (const [text, expected] of rows) {
    it(`read ${text}`, () => {
      assert.deepEqual(
        findSpelled(`with ${text} of them`).map(({ value }) => value),
        [Number(expected.toPrecision(12))],
      );
    });
  }

  it('are no quantities where they are mere words', () => {
    assert.deepEqual(readQuantities('One of the two networks is the better one, for ten reasons.', 0), []);
  });

  it('take a unit, and join digits', () => {
    const found = readQuantities(
      'seven and a half million parameters, 7 and a half million, 16 hundred million',
      0,
    );
    assert.deepEqual(
      found.map(({ low, unit }) => [low, unit]),
      [
        [7.5e6, 'parameters'],
        [7.5e6, 'none'],
        [1.6e9, 'none'],
      ],
    );
  });
});
