/** Holds the order in which help is shown. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  afterHint,
  afterStep,
  nextRung,
  nothingShown,
  readProgress,
  type Help,
} from '../../src/tutor/ladder.ts';

const help: Help = { hints: ['What is free here?', 'Price each step.'], steps: 3 };

describe('the ladder of hints', () => {
  it('gives the hints in order, then points to the derivation, then ends', () => {
    assert.deepEqual(nextRung(help, nothingShown), {
      kind: 'hint',
      index: 0,
      of: 2,
      markdown: 'What is free here?',
    });
    const one = afterHint(help, nothingShown);
    assert.equal(nextRung(help, one).kind, 'hint');
    const two = afterHint(help, one);
    assert.deepEqual(nextRung(help, two), { kind: 'derivation' });
    assert.deepEqual(nextRung(help, { hints: 2, steps: 3 }), { kind: 'end' });
  });

  it('ends at once for a part that offers nothing', () => {
    assert.deepEqual(nextRung({ hints: [], steps: 0 }, nothingShown), { kind: 'end' });
  });

  it('shows a derivation one step at a time and never past its end', () => {
    let progress = nothingShown;
    for (let i = 0; i < 10; i++) progress = afterStep(help, progress);
    assert.deepEqual(progress, { hints: 0, steps: 3 });
  });

  it('survives whatever was stored', () => {
    for (const stored of [
      undefined,
      null,
      7,
      'two',
      [],
      { hints: -1 },
      { hints: 1.5 },
      { hints: '1' },
      { hints: NaN },
    ]) {
      assert.deepEqual(readProgress(help, stored), nothingShown);
    }
    assert.deepEqual(readProgress(help, { hints: 99, steps: 2 }), { hints: 2, steps: 2 });
  });

  it('reaches the end of any part by asking, without repeating a hint', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 8 }), fc.nat(8), (hints, steps) => {
        const any: Help = { hints, steps };
        const seen: string[] = [];
        let progress = readProgress(any, undefined);
        for (let i = 0; i < hints.length + steps; i++) {
          const rung = nextRung(any, progress);
          if (rung.kind === 'hint') seen.push(rung.markdown);
          progress = rung.kind === 'hint' ? afterHint(any, progress) : afterStep(any, progress);
        }
        assert.deepEqual(seen, hints);
        assert.deepEqual(nextRung(any, progress), { kind: 'end' });
      }),
    );
  });
});
