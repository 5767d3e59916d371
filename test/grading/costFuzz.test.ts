import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { gradeCost } from '../../src/grading/cost.ts';
import { gradeQuantity } from '../../src/grading/quantity.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import { costPartNamed, facts, quantityPartNamed, sizes, written } from './parts.ts';

const linear = costPartNamed('linear-cost');
const table = quantityPartNamed('parameters-and-flops');

const costPieces = fc.constantFrom(
  ...[
    'O(',
    ')',
    '(',
    'N',
    'D',
    'M',
    'R',
    'D_{\\text{random}}',
    'K',
    '+',
    '-',
    '*',
    '·',
    '^2',
    '²',
    '/',
    '=',
    '<<',
    '≤',
  ],
  ...[
    'max(',
    'min(',
    'log ',
    'sqrt(',
    ',',
    ' ',
    '\n',
    '\n\n',
    '$',
    '$$',
    '\\(',
    '\\)',
    '\\frac{',
    '}',
    '{',
    '|',
    '!',
  ],
  ...[
    'so ',
    'total ',
    'not ',
    'if D = M',
    'per token',
    'instead of ',
    'Θ(',
    'Ω(',
    '2',
    '0.5',
    '`',
    '- ',
    '# ',
    '\\left(',
    'max',
  ],
);
const quantityPieces = fc.constantFrom(
  ...[
    'NN1',
    'NN2',
    'ResNet-50',
    '140M',
    '1.6B',
    '7.5 M',
    '25.6',
    '3.8 GFLOPs',
    ' parameters',
    ' FLOPs',
    ': ',
    ', ',
  ],
  ...[
    ' and ',
    '\n',
    '|',
    '| ',
    '|--|--|\n',
    '-',
    '–',
    '±',
    '%',
    '×',
    '10^9',
    '$',
    '\\times',
    '~',
    'both ',
    'for ',
    '2.4×',
  ],
);
const text = (piece: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

/** What holds of any judgement, whatever was written. */
function assertSane({ verdict, credit, reason, diagnoses, findings }: Judgement, source: string): void {
  assert.ok(credit >= 0 && credit <= 1);
  assert.equal(credit === 1, verdict === 'correct');
  assert.ok(verdict !== 'partial' || (credit > 0 && credit < 1));
  assert.ok(verdict !== 'fault' && verdict !== 'skipped');
  assert.ok(reason.length > 0 && !reason.includes('undefined'));
  assert.ok(verdict !== 'incorrect' || diagnoses.length > 0);
  for (const { place } of findings) {
    if (place?.kind !== 'answer') continue;
    assert.ok(place.span.start >= 0 && place.span.start <= place.span.end && place.span.end <= source.length);
  }
}

describe('whatever is written', () => {
  it('a cost part gives a judgement that makes sense', () => {
    fc.assert(
      fc.property(text(costPieces), (answer) => {
        const { source, ...rest } = written(answer);
        assertSane(gradeCost(linear, { source, ...rest }, sizes), source);
      }),
      { numRuns: 3000 },
    );
  });

  it('a quantity part gives a judgement that makes sense', () => {
    fc.assert(
      fc.property(text(quantityPieces), (answer) => {
        const { source, ...rest } = written(answer);
        assertSane(gradeQuantity(table, { source, ...rest }, facts), source);
      }),
      { numRuns: 3000 },
    );
  });

  it('an endless answer is refused with its length', () => {
    const long = 'O(N R (D + M)) '.repeat(7000);
    for (const { verdict, reason } of [
      gradeCost(linear, written(long), sizes),
      gradeQuantity(table, written(long), facts),
    ]) {
      assert.equal(verdict, 'ungradable');
      assert.match(reason, /^The answer has 1050\d\d characters; up to 8000 are read\./);
    }
  });
});
