import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readFactTable } from '../../src/grading/factTable.ts';
import { findMentions } from '../../src/grading/mentions.ts';
import { standingOf } from '../../src/grading/standing.ts';
import { factsSchema } from '../../src/problem/kinds/facts.ts';

const reading = readFactTable(
  factsSchema.parse({
    entities: { mill: { aliases: ['the mill'] }, forge: {} },
    attributes: {
      water: { means: 'litres a day', aliases: ['use'], unit: 'none' },
      share: { means: 'how much of the time it runs', aliases: ['running'], unit: 'percent' },
    },
    facts: [
      { entity: 'mill', attribute: 'water', value: 4000, source: 'a log' },
      { entity: 'forge', attribute: 'water', value: 900, source: 'a log' },
    ],
  }),
);
assert.ok(reading.kind === 'table');
const { table } = reading;

/** Every number of a text with what the words beside it make of it. */
function standings(text: string): readonly string[] {
  const { found, plain } = findMentions(text, 0, table, ['water', 'share']);
  return found.flatMap((each) =>
    each.kind === 'value' ? [`${each.quantity.low} ${standingOf(each, plain.text, found)}`] : [],
  );
}

describe('how surely a number is given for its cell', () => {
  const rows: readonly [string, readonly string[]][] = [
    ['mill: 4000', ['4000 given']],
    ['The mill uses 4000 and runs 80 % of the day', ['4000 given', '80 given']],
    // What a working arrives at.
    ['In total 4000', ['4000 concluded']],
    ['On average the mill takes 4000', ['4000 concluded']],
    ['Adding everything up gives 4000', ['4000 concluded']],
    ['4000 altogether', ['4000 concluded']],
    // Parts of it.
    ['Wheel: 1500', ['1500 working']],
    ['| wheel | 1500 |', ['1500 working']],
    ['wheel\t1500', ['1500 working']],
    ['left wheel: 1200 + 300 = 1500', ['1500 working']],
    ['stage 2 takes 1500', ['2 none', '1500 working']],
    ['1500 at stage 2', ['1500 working', '2 none']],
    ['1500 stand in the pond', ['1500 working']],
    ['the mill: 4000', ['4000 given']],
    ['Sum: 4000', ['4000 concluded']],
    ['My answer: 4000', ['4000 concluded']],
    // Bounds, differences, rates, what was thought before.
    ['it may use at least 3000', []],
    ['4000, more by 3.1M', ['4000 given', '3100000 working']],
    ['My guess was 3000', ['3000 working']],
    ['per week of seven days that is 28000', ['28000 working']],
    ['28000 for each of the weeks', ['28000 working']],
    ['4000 (900 in the forge)', ['4000 given', '900 working']],
    ['less than grinding everything by hand (900)', ['900 working']],
    // Something else than a cell.
    ['80 % of the total', ['80 none']],
    ['15 % more expensive', ['15 none']],
    ['it saves 3100', ['3100 none']],
  ];
  for (const [text, expected] of rows)
    it(`is known in “${text}”`, () => assert.deepEqual(standings(text), expected));
});
