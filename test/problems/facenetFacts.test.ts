/** The table of facts about FaceNet: whole, and in agreement with itself where the paper is. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readPrinted } from '../../src/grading/factTable.ts';
import type { Quantity } from '../../src/mathematics/quantity.ts';
import { factSheet } from '../../src/problem/factSheet.ts';
import { facenetProblem, facts } from '../grading/parts.ts';

function printedOf(entity: string, attribute: string): Quantity | undefined {
  const fact = facts.facts.find((one) => one.entity === entity && one.attribute === attribute);
  return fact === undefined ? undefined : readPrinted(fact.value);
}

const valueOf = (entity: string, attribute: string): number | undefined => printedOf(entity, attribute)?.low;

/** What a column of a table of layers adds up to. */
function sumOfLayers(model: string, attribute: string): number {
  return Object.keys(facts.entities)
    .filter((entity) => entity.startsWith('layer ') && entity.endsWith(` of ${model}`))
    .reduce((sum, entity) => sum + (valueOf(entity, attribute) ?? NaN), 0);
}

describe('The facts about FaceNet', () => {
  it('hold the input and the VAL of all six models', () => {
    for (const model of ['NN1', 'NN2', 'NN3', 'NN4', 'NNS1', 'NNS2']) {
      for (const attribute of ['input width', 'input height', 'VAL']) {
        assert.ok(valueOf(model, attribute) !== undefined, `${model}, ${attribute}`);
      }
    }
  });

  // Each row of the two tables is rounded to two or three digits, and the total again.
  const ROUNDING = 0.006;
  for (const model of ['NN1', 'NN2']) {
    for (const [column, total] of [
      ['parameters of a layer', 'parameters'],
      ['FLOPs of a layer', 'FLOPs'],
    ] as const) {
      it(`add up: ${total} of ${model}`, () => {
        const sum = sumOfLayers(model, column);
        const printed = printedOf(model, total);
        assert.ok(printed);
        const gap = Math.abs(sum - printed.low);
        assert.ok(gap <= ROUNDING * sum + printed.step / 2, `${sum} for ${printed.low}`);
      });
    }
  }

  it('each name paper and table', () => {
    for (const { entity, attribute, source, table } of facts.facts) {
      assert.match(source, /\(\d{4}\)/, `${attribute} of ${entity}`);
      assert.match(table ?? '', /^(Table|section) \d/, `${attribute} of ${entity}`);
    }
  });

  it('make a table of the six models and ResNet-50 for the part that asks about two of them', () => {
    const part = facenetProblem.parts.find(({ id }) => id === 'parameters-and-flops');
    assert.ok(part?.kind === 'quantity');
    const sheet = factSheet(facts, part.asked);
    assert.deepEqual(
      sheet?.rows.map(({ entity }) => entity),
      ['NN1', 'NN2', 'NN3', 'NN4', 'NNS1', 'NNS2', 'ResNet-50'],
    );
    assert.deepEqual(
      sheet.columns.map(({ attribute }) => attribute),
      ['parameters', 'FLOPs', 'VAL', 'input width', 'input height'],
    );
  });

  it('ask for nothing that the paper prints in two ways', () => {
    const asked = facenetProblem.parts.flatMap((part) => (part.kind === 'quantity' ? part.asked : []));
    const entities = asked.flatMap((one) => (one.kind === 'cell' ? [one.entity] : []));
    for (const doubtful of ['NN4', 'NNS1', 'NNS2']) assert.ok(!entities.includes(doubtful), doubtful);
  });
});
