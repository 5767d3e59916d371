/** The page's words are those of the other surfaces. */
import assert from 'node:assert/strict';
import { points, scoreOf, standingOf, standingWord } from '../../src/tutor/wording.ts';
import type { Standing } from '../../src/tutor/wording.ts';
import * as page from '../../webview/standing.ts';
import { points as pagePoints, score } from '../../webview/text.ts';

describe('the words on the page', () => {
  for (const [standing, word] of Object.entries(page.STANDING)) {
    it(`call "${standing}" what the tree and the tests call it`, () => {
      assert.equal(word, standingWord(standing as Standing));
    });
  }

  it('tell a blank answer from one that cannot be read, as elsewhere', () => {
    for (const answered of [true, false]) {
      const report = { verdict: 'ungradable', answered } as const;
      assert.equal(page.standingOf(report), standingOf(report));
    }
    assert.equal(page.standingOf(undefined), standingOf(undefined));
  });

  for (const [got, max] of [
    [0, 1],
    [1.5, 2],
    [1 / 3, 1],
    [0.1 + 0.2, 10],
  ] as const) {
    it(`write ${got} of ${max} as elsewhere`, () => {
      assert.equal(score(got, max), scoreOf(got, max));
      assert.equal(pagePoints(got), points(got));
    });
  }
});
