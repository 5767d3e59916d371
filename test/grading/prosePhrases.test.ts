import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { compilePhrasing, has, PhrasingFault } from '../../src/grading/prosePhrases.ts';
import { readSentences } from '../../src/grading/proseText.ts';
import { written } from './parts.ts';

const TERMS = { sums: ['prefix sum', 'running sum', 'cumsum'], quick: ['fast', '{sums}'] };

/** Whether the claim of a phrasing stands in a text, whatever is said of it. */
function stands(phrasing: string, text: string): boolean {
  const { claim } = compilePhrasing(phrasing, TERMS);
  return readSentences(written(text)).some(({ statements }) => statements.some((each) => has(claim, each)));
}

describe('A phrasing', () => {
  const cases: readonly (readonly [phrasing: string, text: string, stands: boolean])[] = [
    ['running sum', 'The running sums are known.', true],
    ['running sum', 'It runs a sum.', false],
    ['running sum', 'The running-sum trick works.', true],
    ['sum', 'A summer is warm.', false],
    ['summ*', 'A summary is short.', true],
    ['*certain', 'The network is uncertain.', true],
    ['{sums} ... parallel*', 'The prefix sums can be computed in a parallel way.', true],
    ['{sums} ... parallel*', 'The cumsum is slow, parallel it is not.', false],
    ['{quick} ... here', 'A cumsum is good here.', true],
    ['(one|two words) after', 'Then two words after.', true],
    ['(very)? good', 'It is good.', true],
    ['a ... z', 'A one two three four five six seven eight nine z.', false],
    ['not ... grow*', 'The state never grows.', true],
    ['not ... grow*', "The state doesn't grow.", true],
    ['not ... grow*', 'The state grows.', false],
    ['k-nn', 'A k-NN probe is used.', true],
    ['o r d m', 'It costs $O(R(D+M))$ a token.', true],
    ['remove ... called', 'Then handle.remove() must be called.', true],
  ];
  for (const [phrasing, text, expected] of cases) {
    it(`\`${phrasing}\` is ${expected ? '' : 'not '}in “${text}”`, () => {
      assert.equal(stands(phrasing, text), expected);
    });
  }

  it('is read or refused, and reads any text, whatever both are made of', () => {
    const piece = fc.constantFrom(
      'a',
      'sum*',
      '*',
      '...',
      '(',
      ')',
      '|',
      '&',
      '& !',
      '{sums}',
      '{no}',
      '?',
      '~',
      '-',
      'not',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 12 }),
        fc.string(),
        (pieces, text) => {
          try {
            assert.equal(typeof stands(pieces.join(' '), `a sum not ${text}`), 'boolean');
          } catch (error) {
            assert.ok(error instanceof PhrasingFault, String(error));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
