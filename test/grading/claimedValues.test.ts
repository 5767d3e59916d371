import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { z } from 'zod';
import { findFact, readFactTable } from '../../src/grading/factTable.ts';
import { gradeQuantity } from '../../src/grading/quantity.ts';
import type { Unit } from '../../src/mathematics/quantityUnit.ts';
import { quantityQuestionNamed, written } from './parts.ts';

const entries = z
  .array(z.looseObject({ part: z.string(), answer: z.string(), verdict: z.string() }))
  .parse(parse(readFileSync(new URL('../corpus/quantity.yaml', import.meta.url), 'utf8')));

const verdictOf = (id: string, answer: string): string => {
  const { part, facts } = quantityQuestionNamed(id);
  const { verdict, diagnoses } = gradeQuantity(part, written(answer), facts);
  return [verdict, ...diagnoses.map((each) => each.id)].join(' ');
};

describe('the number that an answer claims', () => {
  const rows: readonly [string, string, string][] = [
    ['baseline-cost', '2,128,192 × 2 = 4,256,384 multiply-adds. Accuracy 96.6 %', 'partial flops-doubled'],
    ['baseline-cost', 'stem: 28,800\nrest: 2,099,392\ntotal: 2,128,192 multiply-adds, 96.6 %', 'correct'],
    [
      'baseline-cost',
      'total: 2,102,592 multiply-adds (2,128,192 with shortcuts), 96.6 %',
      'partial wrong-value',
    ],
    [
      'baseline-cost',
      'Whole net: 4.26M multiply-adds, 96.6 %. Sum of products: 2,128,192',
      'partial flops-doubled',
    ],
    ['parameters-and-flops', 'NN2 has 7.5M parameters, not 140M.', 'partial'],
    ['blocks', 'one block: about 7 million, 7,087,872 to be exact; all blocks: 85,054,464', 'correct'],
    [
      'blocks',
      'one block: about 8 million, 7,087,872 to be exact; all blocks: 85,054,464',
      'partial wrong-value',
    ],
    ['dose', 'The daily dose is 900 mg and the single dose is a third of it, 300 mg.', 'correct'],
    ['electricity', 'My guess was 1,300 kWh; in fact 1,512 kWh. Price 453.60 €', 'correct'],
    [
      'electricity',
      'The meter says 1,512 kWh, my own count is 1,300 kWh. Price 453.60 €',
      'partial wrong-value',
    ],
    ['exit-threshold', 'Schwelle 0,90: 0,754 Mio. Multiply-Adds, Genauigkeit 90,7 %', 'correct'],
  ];
  for (const [id, answer, expected] of rows)
    it(`of ${id} is ${expected}: ${answer.replaceAll('\n', ' / ')}`, () =>
      assert.equal(verdictOf(id, answer), expected));

  // As a student would write it, in the unit that the part is about.
  const WRITTEN: Partial<Record<Unit, readonly [worth: number, word: string]>> = {
    flops: [1, ' multiply-adds'],
    parameters: [1, ' parameters'],
    percent: [1, ' %'],
    seconds: [1e-3, ' ms'],
    bytes: [1e6, ' MB'],
    metres: [1e3, ' km'],
    grams: [1e-3, ' mg'],
    joules: [3.6e6, ' kWh'],
    watts: [1, ' W'],
    hertz: [1e9, ' GHz'],
  };
  const claims: readonly ((row: string, column: string, value: string) => string)[] = [
    (row, column, value) => `${row}: ${column} ${value}`,
    (row, column, value) => `Correction: the ${column} of ${row} is ${value}.`,
    (row, column, value) => `So the answer is that ${row} has ${value} (${column}).`,
    (row, column, value) => `Total ${column} of ${row}: ${value}`,
  ];
  const RIGHT_ONES = entries.filter(({ verdict }, at) => verdict === 'correct' && at % 3 === 0);

  it('takes the marks where a right answer claims a wrong one behind it', () => {
    const accepted: string[] = [];
    for (const { part: id, answer } of RIGHT_ONES) {
      const { part, facts } = quantityQuestionNamed(id);
      const reading = readFactTable(facts);
      assert.ok(reading.kind === 'table');
      for (const asked of part.asked) {
        if (asked.kind !== 'cell' || asked.optional === true) continue;
        const value = findFact(reading.table, asked.entity, asked.attribute)?.value ?? 0;
        const [worth, word] = WRITTEN[facts.attributes[asked.attribute]?.unit ?? 'none'] ?? [1, ''];
        const wrong = `${Number(((value * 0.83) / worth).toPrecision(3)).toString()}${word}`;
        for (const claim of claims) {
          const text = `${answer}\n\n${claim(asked.entity, asked.attribute, wrong)}`;
          if (verdictOf(id, text) === 'correct') accepted.push(`${id}: ${text}`);
        }
      }
    }
    assert.deepEqual(accepted, []);
  }).timeout(60_000);
});
