import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gradeQuantity } from '../../src/grading/quantity.ts';
import { findUnsoundFacts, findUnsoundQuantity } from '../../src/grading/quantitySoundness.ts';
import { factsSchema } from '../../src/problem/kinds/facts.ts';
import { quantityPart } from '../../src/problem/kinds/quantity.ts';
import { facts, quantityPartNamed, quantityParts, written } from './parts.ts';

const grade = (part: string, text: string) => gradeQuantity(quantityPartNamed(part), written(text), facts);

/** `correct`, `incorrect row-swap`. */
const outcome = (part: string, text: string): string => {
  const { verdict, diagnoses } = grade(part, text);
  return [verdict, ...diagnoses.map(({ id }) => id)].join(' ');
};

const ALL =
  'NN1: 140M params, 1.6B FLOPs. NN2: 7.5M params, 1.6B FLOPs. ResNet-50: 25.6M params, 3.8B FLOPs.';

describe('stated numbers', () => {
  const rows: [string, string, string][] = [
    ['parameters-and-flops', ALL, 'correct'],
    [
      'parameters-and-flops',
      '| | Parameters | FLOPs |\n|--|--|--|\n| NN1 | 140M | 1.6B |\n| NN2 | 7.5M | 1.6B |\n| ResNet-50 | 25.6M | 3.8B |',
      'correct',
    ],
    [
      'parameters-and-flops',
      '| | NN1 | NN2 | ResNet50 |\n|--|--|--|--|\n| Parameters (millions) | 140 | 7.5 | 25.6 |\n| GFLOPs | 1.6 | 1.6 | 4.1 |',
      'correct',
    ],
    [
      'parameters-and-flops',
      'NN1 and NN2 have 140M and 7.5M parameters, and both need 1.6B FLOPs. ResNet-50: 25.6M parameters, 3.8 GFLOPs.',
      'correct',
    ],
    [
      'parameters-and-flops',
      'Counting multiplications and additions separately: NN1 140M params, 3.2 GFLOPs; NN2 7.5M params, 3.2 GFLOPs; ResNet-50 25.6M params, 7.6 GFLOPs.',
      'correct',
    ],
    ['parameters-and-flops', 'NN1: 140M FLOPs', 'incorrect column-swap'],
    ['parameters-and-flops', 'NN2: 140M parameters', 'incorrect row-swap'],
    ['parameters-and-flops', 'NN2: 6.6M–7.5M parameters', 'partial family-range'],
    ['parameters-and-flops', 'NN2: 22M parameters', 'incorrect not-in-paper'],
    ['parameters-and-flops', 'NN1: 62M parameters', 'incorrect not-in-paper'],
    ['parameters-and-flops', 'NN2: 6.6M parameters', 'incorrect wrong-value'],
    ['parameters-and-flops', 'ResNet-50: 60M parameters', 'incorrect wrong-value'],
    ['parameters-and-flops', 'ResNet-50: 7.6 GFLOPs', 'incorrect macs-doubled'],
    ['parameters-and-flops', 'NN1: 140B parameters', 'incorrect wrong-scale'],
    ['parameters-and-flops', `${ALL} That is 27× fewer FLOPs.`, 'partial wrong-ratio'],
    ['parameters-and-flops', '140M and 1.6B', 'ungradable'],
    ['embedding-dimensionality', 'Best at 128 (87.9 %); 512 falls to 85.6 %.', 'correct'],
    ['embedding-dimensionality', 'Best at 128 (87.9 %); 512 falls to 86.5 %.', 'partial wrong-value'],
    ['embedding-dimensionality', 'It was best at 1024.', 'incorrect untested-size'],
    ['embedding-dimensionality', '100 dimensions are optimal.', 'incorrect untested-size'],
    ['embedding-dimensionality', 'Die beste Länge ist 128 mit 87,9 %, 512 hat 85,6 %.', 'review'],
    ['embedding-dimensionality', '128: 87.9 %, 512: 85.6 %', 'partial'],
    ['training-data', '2.6M: 76.3 %, 260M: 86.2 %; it tapers off', 'correct'],
    ['training-data', '2.6M: 76.3 %, 260M: 86.2 %; it does not taper off', 'review'],
    ['training-data', '2.6M: 76.3 %, 260M: 86.2 %', 'review'],
  ];
  for (const [part, text, expected] of rows) {
    it(`are ${expected}: ${text.replaceAll('\n', ' ')}`, () => {
      assert.equal(outcome(part, text), expected);
    });
  }

  it('must be the printed digits, not merely near them', () => {
    assert.equal(outcome('embedding-dimensionality', 'Best: 128, 87.9 %. 512: 85.6 %.'), 'correct');
    assert.equal(outcome('embedding-dimensionality', 'Best: 128, 88 %. 512: 86 %.'), 'correct');
    assert.match(
      outcome('embedding-dimensionality', 'Best: 128, 88.9 %. 512: 85.6 %.'),
      /^partial wrong-value/,
    );
  });

  it('that belong elsewhere are told where, with the table', () => {
    const { findings } = grade('parameters-and-flops', 'NN1 needs 140M FLOPs.');
    assert.match(findings[0]?.message ?? '', /140M is the parameters of NN1 \(Table 1, row total of Schroff/);
  });

  it('are not explained by a column that nobody takes for another', () => {
    const chance = 'Best at 128 (87.9 %); 512 falls to 86.5 %.';
    assert.match(facts.facts.find(({ value }) => value === '86.5 %')?.attribute ?? '', /JPEG/);
    assert.equal(outcome('embedding-dimensionality', chance), 'partial wrong-value');
    assert.equal(outcome('parameters-and-flops', 'NN2: 103M parameters'), 'incorrect wrong-cell');
  });

  it('are pointed at where they stand', () => {
    const answer = written('We find that NN1 needs $140$M FLOPs.');
    const { findings } = gradeQuantity(quantityPartNamed('parameters-and-flops'), answer, facts);
    const place = findings[0]?.place;
    assert.ok(place?.kind === 'answer');
    assert.equal(answer.source.slice(place.span.start, place.span.end), '140$M FLOPs');
  });

  it('are left to a person where no table holds them', () => {
    const part = { ...quantityPartNamed('training-data'), asked: [] };
    assert.equal(gradeQuantity(part, written('17 ms'), facts).verdict, 'review');
    assert.equal(
      gradeQuantity(quantityPartNamed('training-data'), written('17 ms'), undefined).verdict,
      'review',
    );
  });
});

describe('a quantity part', () => {
  it('is sound when every example shows its own misconception', () => {
    assert.deepEqual(findUnsoundFacts(facts), []);
    for (const part of quantityParts) assert.deepEqual(findUnsoundQuantity(part, facts), [], part.id);
  });

  it('is told of a cell that the table does not hold', () => {
    const part = quantityPart.parse({
      ...quantityPartNamed('training-data'),
      asked: [{ kind: 'cell', entity: 'NN1', attribute: 'VAL by training images' }],
    });
    assert.deepEqual(
      findUnsoundQuantity(part, facts).map(({ what }) => what),
      ['The facts hold no VAL by training images of NN1.'],
    );
  });

  it('is told of an example that shows something else', () => {
    const original = quantityPartNamed('parameters-and-flops');
    const part = quantityPart.parse({
      ...original,
      misconceptions: original.misconceptions.map((each) =>
        each.id === 'row-swap' ? { ...each, example: 'NN1: 140M FLOPs' } : each,
      ),
    });
    assert.match(
      findUnsoundQuantity(part, facts)[0]?.what ?? '',
      /of `row-swap` is graded incorrect with `column-swap`/,
    );
  });

  it('is told of facts that cannot be read', () => {
    const broken = factsSchema.parse({
      ...facts,
      facts: [{ entity: 'NN9', attribute: 'FLOPs', value: 'many', source: 'nowhere' }],
    });
    assert.deepEqual(
      findUnsoundFacts(broken).map(({ what }) => what),
      ['`NN9` is not declared.', '`many` cannot be read as a number.'],
    );
  });
});
