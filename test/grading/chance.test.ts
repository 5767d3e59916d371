import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { chanceOfMean, standardError } from '../../src/grading/chance.ts';

/** So many samples whose mean lies `t` standard errors from zero. */
function samplesAt(t: number, count: number): number[] {
  const centred = Array.from({ length: count }, (_, i) => i - (count - 1) / 2);
  const shift = t * standardError(centred);
  return centred.map((sample) => sample + shift);
}

describe('The chance of a mean', () => {
  // Two-sided quantiles of Student's t, as tables print them.
  const table: readonly [freedom: number, t: number, chance: number][] = [
    [1, 12.706, 0.05],
    [2, 4.303, 0.05],
    [3, 3.182, 0.05],
    [4, 2.776, 0.05],
    [5, 6.869, 0.001],
    [7, 5.408, 0.001],
    [11, 4.437, 0.001],
    [30, 3.646, 0.001],
  ];
  for (const [freedom, t, chance] of table) {
    it(`is ${chance} at ${t} standard errors with ${freedom} degrees of freedom`, () => {
      const found = chanceOfMean(samplesAt(t, freedom + 1), 0);
      assert.ok(Math.abs(found / chance - 1) < 2e-3, String(found));
    });
  }

  it('is one where the mean is what it should be, and nothing where samples that agree are wrong', () => {
    assert.equal(chanceOfMean([1, 2, 3], 2), 1);
    assert.equal(chanceOfMean([2, 2, 2], 2), 1);
    assert.equal(chanceOfMean([2, 2, 2], 3), 0);
    assert.equal(chanceOfMean([2, NaN, 2], 2), 0);
  });

  it('says nothing of a single sample', () => assert.equal(chanceOfMean([5], 0), 1));
});
