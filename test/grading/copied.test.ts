/** What an answer copies from its question is not its own. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withoutCopied } from '../../src/grading/copied.ts';
import { written } from './parts.ts';

const QUESTION =
  'What does it cost? Answer like this: `whole network: 1.23M multiply-adds, 45.6 % accuracy`.';

const rows: readonly (readonly [string, string, number])[] = [
  ['a quotation', '> Answer like this: `whole network: 1.23M multiply-adds, 45.6 % accuracy`.\n\n2.1M', 1],
  ['the question itself', 'What does it cost? Answer like this:\n\n2.1M multiply-adds, 96.6 %', 1],
  [
    'nothing where all is copied',
    'Answer like this: `whole network: 1.23M multiply-adds, 45.6 % accuracy`',
    1,
  ],
  ['nothing short', 'multiply-adds\n\n2.1M', 2],
  ['nothing of its own', 'The whole network takes 2.1M multiply-adds.\n\nAccuracy: 96.6 %', 2],
];

describe('an answer without what was copied', () => {
  for (const [what, answer, left] of rows)
    it(`leaves out ${what}`, () => {
      assert.equal(withoutCopied(written(answer), QUESTION).blocks.length, left);
    });

  it('is the answer itself where there is no question', () => {
    const answer = written('2.1M');
    assert.equal(withoutCopied(answer, undefined), answer);
  });
});
