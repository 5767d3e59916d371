import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inUnitOfAttribute } from '../../src/grading/attributeUnit.ts';
import { readPrinted } from '../../src/grading/factTable.ts';
import type { Facts } from '../../src/problem/kinds/facts.ts';

const attributes: Facts['attributes'] = {
  length: { means: 'from end to end', unit: 'metres' },
  height: { means: 'metres above the sea', unit: 'none' },
  diameter: { means: 'kilometres from pole to pole', unit: 'none' },
  score: { means: 'points', unit: 'none' },
  mass: { means: 'without fuel', unit: 'grams' },
};

describe('a number with a physical unit', () => {
  for (const [printed, attribute, counts] of [
    ['3.488 km', 'length', 3488],
    ['42m', 'length', 42],
    ['42 cm', 'length', 0.42],
    ['3.488 km', 'height', 3488],
    ['3,488 m', 'height', 3488],
    ['3488', 'height', 3488],
    ['12742 km', 'diameter', 12742],
    ['12742000 m', 'diameter', 12742],
    ['7 m', 'score', 7],
    ['7m', 'score', 7e6],
    ['2.5 kg', 'mass', 2500],
    ['250g', 'mass', 250],
  ] as const) {
    it(`counts ${counts.toString()} in a column of ${attribute}: ${printed}`, () => {
      const quantity = readPrinted(printed);
      assert.ok(quantity);
      assert.equal(inUnitOfAttribute(quantity, attribute, attributes).low, counts);
    });
  }
});
