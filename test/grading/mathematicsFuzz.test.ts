import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { gradeMathematics } from './mathematicalParts.ts';

const answers = ['formula', 'derivation'].flatMap(
  (kind) =>
    parse(readFileSync(new URL(`../corpus/${kind}.yaml`, import.meta.url), 'utf8')) as readonly {
      part: string;
      answer: string;
    }[],
);

/** An answer with a few characters put in, taken out, or cut off. */
const mutated = fc
  .tuple(
    fc.constantFrom(...answers),
    fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...'{}()[]^_\\|+-=<>.,0123456789NDRqkσφ $\n*')), {
      maxLength: 4,
    }),
    fc.array(fc.nat(400), { maxLength: 4 }),
  )
  .map(([{ part, answer }, insertions, deletions]) => {
    let text = answer;
    for (const [at, character] of insertions) {
      const place = at % (text.length + 1);
      text = text.slice(0, place) + character + text.slice(place);
    }
    for (const at of deletions) {
      const place = at % Math.max(1, text.length);
      text = text.slice(0, place) + text.slice(place + 1);
    }
    return { part, text };
  });

describe('grading what nobody meant', () => {
  it('comes to a verdict of its own on every mutated answer, with credit that fits it', () => {
    fc.assert(
      fc.property(mutated, ({ part, text }) => {
        const { verdict, credit, reason, findings } = gradeMathematics(part, text);
        assert.notEqual(verdict, 'fault', reason);
        assert.ok(credit >= 0 && credit <= 1);
        assert.equal(verdict === 'correct', credit === 1);
        assert.ok(!['incorrect', 'ungradable', 'review'].includes(verdict) || credit === 0);
        assert.ok(verdict !== 'partial' || credit > 0);
        for (const { message } of findings)
          assert.ok(message.length > 10 && !/undefined|NaN|\[object/.test(message), message);
      }),
      { numRuns: 300, seed: 12 },
    );
  });
});
