/** Holds the words in which a part's standing is told. */
import assert from 'node:assert/strict';
import { points, scoreOf, standingOf, standingWord } from '../../src/tutor/wording.ts';

describe('the words for a standing', () => {
  it('tells a blank answer from one that cannot be read', () => {
    assert.equal(standingWord(standingOf(undefined)), 'Not checked');
    assert.equal(standingWord(standingOf({ verdict: 'ungradable', answered: false })), 'Not answered');
    assert.equal(standingWord(standingOf({ verdict: 'ungradable', answered: true })), 'Could not be judged');
    assert.equal(standingWord(standingOf({ verdict: 'partial', answered: true })), 'Partly right');
  });

  const scores: readonly [number, number, string][] = [
    [0, 1, '0 of 1 point'],
    [1.5, 2, '1.5 of 2 points'],
    [1 / 3, 1, '0.33 of 1 point'],
    [2, 2, '2 of 2 points'],
    [0.1 + 0.2, 10, '0.3 of 10 points'],
  ];
  for (const [score, max, says] of scores) {
    it(`writes ${score} of ${max} as "${says}"`, () => assert.equal(scoreOf(score, max), says));
  }

  it('writes points without idle zeros', () => {
    assert.equal(points(4), '4');
    assert.equal(points(2.25), '2.25');
  });
});
