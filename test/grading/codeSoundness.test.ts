import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findUnsoundCode } from '../../src/grading/codeSoundness.ts';
import { codePart } from '../../src/problem/kinds/code.ts';

const SYMBOLS = { N: { means: 'tokens' }, D: { means: 'width' } };
const part = (over: object): Parameters<typeof findUnsoundCode>[0] =>
  codePart.parse({
    kind: 'code',
    id: 'attention',
    label: '1',
    title: 'Attention',
    points: 1,
    export: 'attention',
    parameters: { X: { matrix: ['N', 'D'], normal: 1 } },
    tolerance: { value: 1e-9, because: 'sums' },
    cases: [{ id: 'one', title: 'one', sizes: { N: 1, D: 1 } }],
    ...over,
  });
const cost = { key: 'O(N D)', symbols: ['N', 'D'], ask: 'Which?' };
const memory = { id: 'grows', symbols: ['N'], key: 'O(N)', message: 'm', ask: 'a' };

describe('The costs that a code part declares', () => {
  it('are sound where they can be read', () => {
    assert.deepEqual(findUnsoundCode(part({ cost, memory }), SYMBOLS), []);
    assert.deepEqual(findUnsoundCode(part({}), SYMBOLS), []);
  });

  it('are faults, each with its place, where they cannot', () => {
    const grown = { id: 'slow', message: 'm', ask: 'a', mutants: ['a.ts'], grows: ['N^2', 'K^2'] };
    const faults = findUnsoundCode(
      part({
        cost: { ...cost, key: 'O(N R)', symbols: ['N', 'R'] },
        memory: { ...memory, key: 'O(', symbols: ['M'] },
        misconceptions: [grown],
      }),
      SYMBOLS,
    );
    assert.deepEqual(
      faults.map(({ path }) => path.join('.')),
      ['cost.key', 'cost.symbols.1', 'memory.key', 'memory.symbols.0', 'misconceptions.0.grows.1'],
    );
    assert.match(faults[1]?.remedy ?? '', /N, D/);
  });
});
