/** The table of facts behind a part. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { factSheet } from '../../src/problem/factSheet.ts';
import { factsSchema } from '../../src/problem/kinds/facts.ts';

const facts = factsSchema.parse({
  entities: { small: {}, large: {}, other: {} },
  attributes: {
    parameters: { means: 'learned numbers', unit: 'parameters' },
    accuracy: { means: 'share that is right', unit: 'percent' },
    'record of one': { means: 'only one has it', unit: 'percent' },
    height: { means: 'of something else', unit: 'none' },
  },
  facts: [
    {
      entity: 'small',
      attribute: 'parameters',
      value: '4M',
      source: 'A 2015',
      table: 'Table 1',
      row: 'total',
    },
    { entity: 'large', attribute: 'parameters', value: '9M', source: 'A 2015', table: 'Table 2' },
    { entity: 'small', attribute: 'accuracy', value: '80 %', source: 'A 2015', table: 'Table 1' },
    { entity: 'large', attribute: 'accuracy', value: '81 %', source: 'B 2016' },
    { entity: 'large', attribute: 'record of one', value: '99 %', source: 'B 2016' },
    { entity: 'other', attribute: 'height', value: 3, source: 'C 2017' },
  ],
});

describe('the table of facts behind a part', () => {
  it('has the rows that are asked for, what compares them, and each source once', () => {
    const sheet = factSheet(facts, [{ kind: 'cell', entity: 'small', attribute: 'parameters' }]);
    assert.deepEqual(sheet, {
      columns: [
        { attribute: 'parameters', means: 'learned numbers' },
        { attribute: 'accuracy', means: 'share that is right' },
      ],
      rows: [
        {
          entity: 'small',
          cells: [
            { value: '4M', source: 0, row: 'total' },
            { value: '80 %', source: 0 },
          ],
        },
        {
          entity: 'large',
          cells: [
            { value: '9M', source: 1 },
            { value: '81 %', source: 2 },
          ],
        },
      ],
      sources: ['A 2015, Table 1', 'A 2015, Table 2', 'B 2016'],
    });
  });

  it('says where the sources give no value', () => {
    const sheet = factSheet(facts, [{ kind: 'best', attribute: 'record of one' }]);
    assert.deepEqual(sheet?.rows, [{ entity: 'large', cells: [{ value: '99 %', source: 0 }] }]);
  });

  it('takes both cells of a ratio', () => {
    const sheet = factSheet(facts, [
      {
        kind: 'ratio',
        of: { entity: 'small', attribute: 'parameters' },
        to: { entity: 'other', attribute: 'height' },
        accept: [1, 2],
      },
    ]);
    assert.deepEqual(
      sheet?.rows.map(({ entity, cells }) => [entity, ...cells.map((cell) => cell?.value)]),
      [
        ['small', '4M', '80 %', undefined],
        ['large', '9M', '81 %', undefined],
        ['other', undefined, undefined, '3'],
      ],
    );
  });

  it('keeps what another part still asks for', () => {
    const asked = [{ kind: 'cell', entity: 'small', attribute: 'accuracy' }] as const;
    const open = [
      { kind: 'cell', entity: 'large', attribute: 'accuracy' },
      { kind: 'cell', entity: 'small', attribute: 'accuracy' },
      { kind: 'cell', entity: 'large', attribute: 'parameters' },
    ] as const;
    const sheet = factSheet(facts, asked, open);
    assert.deepEqual(sheet?.rows, [{ entity: 'small', cells: [{ value: '80 %', source: 0 }] }]);
  });

  it('is the same after a journey as JSON', () => {
    const sheet = factSheet(facts, [
      { kind: 'best', attribute: 'height' },
      { kind: 'best', attribute: 'parameters' },
    ]);
    assert.deepEqual(JSON.parse(JSON.stringify(sheet)), sheet);
    assert.ok(sheet?.rows.some(({ cells }) => cells.includes(null)));
  });

  it('is not made for conclusions in words alone', () => {
    assert.equal(factSheet(facts, [{ kind: 'says', what: 'how it goes on', any: ['up'] }]), undefined);
  });
});
