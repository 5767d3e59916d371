import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withoutComparisons } from '../../src/grading/comparisons.ts';
import { readFactTable } from '../../src/grading/factTable.ts';
import { findMentions } from '../../src/grading/mentions.ts';
import { factsSchema } from '../../src/problem/kinds/facts.ts';

const reading = readFactTable(
  factsSchema.parse({
    entities: { fast: { aliases: ['fast train'] }, slow: { aliases: ['slow train', 'baseline'] } },
    attributes: {
      cost: { means: 'what it costs', unit: 'none' },
      share: { means: 'how often it is on time', aliases: ['on time'], unit: 'percent' },
    },
    facts: [
      { entity: 'fast', attribute: 'cost', value: 40, source: 'a timetable' },
      { entity: 'slow', attribute: 'cost', value: 90, source: 'a timetable' },
    ],
  }),
);
assert.ok(reading.kind === 'table');
const { table } = reading;

/** What is left of an answer about the fast train, as written. */
function left(text: string): readonly string[] {
  const { found, plain } = findMentions(text, 0, table, ['cost', 'share']);
  return withoutComparisons(found, plain.text, 'fast').map(({ from, to }) =>
    plain.text.slice(from, to).trim(),
  );
}

describe('an answer about one row', () => {
  const rows: readonly [string, readonly string[]][] = [
    ['fast train: cost 40', ['fast train', 'cost', '40']],
    ['cost 40, 44 % of the baseline', ['cost', '40']],
    ['cost 40, less than half of the slow train', ['cost', '40']],
    ['cost 40, cheaper than the slow train', ['cost', '40']],
    ['cost 40 instead of 90', ['cost', '40']],
    ['on time 95 % (down from 97 %)', ['on time', '95 %']],
    ['on time goes from 97 % to 95 %', ['on time', '95 %']],
    ['cost 40, compared with 90 before', ['cost', '40']],
    // Another row that is given a number of its own is a statement about that row.
    ['slow train: cost 90; fast train: cost 40', ['slow train', 'cost', '90', 'fast train', 'cost', '40']],
    ['cheaper than the slow train (90): 40', ['slow train', '90', '40']],
    // Nothing is set against anything here.
    ['on time in 95 % of the tests', ['on time', '95 %']],
    ['measured from 12 runs: cost 40', ['12', 'cost', '40']],
  ];
  for (const [text, expected] of rows) {
    it(`says in “${text}”: ${expected.join(', ')}`, () => assert.deepEqual(left(text), expected));
  }
});
