import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { allowedAt, judgeMemory } from '../../src/grading/memoryJudgement.ts';
import type { Finding } from '../../src/grading/judgement.ts';
import { codePart } from '../../src/problem/kinds/code.ts';

const SYMBOLS = Object.fromEntries(['N', 'D', 'M', 'R'].map((name) => [name, { means: 'a size' }]));
const base = {
  kind: 'code',
  id: 'causal',
  label: '1',
  title: 'Causal',
  points: 1,
  export: 'causal',
  parameters: { X: { matrix: ['N', 'D'], normal: 1 } },
  tolerance: { value: 1e-9, because: 'sums' },
  cases: [{ id: 'one', title: 'one', sizes: { N: 1, D: 1 } }],
};
const memory = {
  id: 'state-grows',
  symbols: ['N'],
  key: 'O(N M + R M)',
  message: 'Too much is kept.',
  ask: 'What for?',
};
const cost = { key: 'O(N R M)', symbols: ['N', 'R', 'M'], ask: 'Which?' };
const part = codePart.parse({ ...base, cost, memory });

const holds = (...terms: Readonly<Record<string, number>>[]): Finding | undefined =>
  judgeMemory(
    part,
    {
      kind: 'fitted',
      terms: terms.map((exponents) => ({ coefficient: 2, exponents })),
      points: 10,
      error: 0.1,
    },
    SYMBOLS,
  );

describe('What a code part holds at once', () => {
  it('is no news within the key', () => {
    assert.equal(holds({ N: 1, M: 1 }, { R: 1, M: 1 }, {}), undefined);
  });

  it('is told beyond it, by its id, without a mark being lost', () => {
    assert.deepEqual(holds({ N: 1, R: 1, M: 1 }, { R: 1, M: 1 }), {
      severity: 'warning',
      id: 'state-grows',
      message:
        'Too much is kept. The entries that your code holds at one time grow like $N \\, R \\, M$. What for? This costs no marks.',
    });
  });

  it('is allowed what the key says at some sizes', () => {
    assert.equal(allowedAt(part, SYMBOLS)?.({ N: 10, R: 4, M: 3 }), 42);
    assert.equal(allowedAt(codePart.parse({ ...base, cost }), SYMBOLS), undefined);
  });

  it('is not told where it was not determined or nobody asks', () => {
    assert.equal(judgeMemory(part, { kind: 'undetermined', why: 'It varies.' }, SYMBOLS), undefined);
    const silent = codePart.parse({ ...base, cost });
    const terms = [{ coefficient: 1, exponents: { N: 3 } }];
    assert.equal(judgeMemory(silent, { kind: 'fitted', terms, points: 9, error: 0 }, SYMBOLS), undefined);
  });
});
