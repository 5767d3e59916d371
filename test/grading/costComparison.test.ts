/** What is told of claim, code and key, and to whom. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compareCosts, type CostComparison } from '../../src/grading/costComparison.ts';
import { judgeMeasuredCost } from '../../src/grading/costJudgement.ts';
import type { CostMeasurement, MeasuredTerm } from '../../src/grading/measurement.ts';
import { statedCost } from '../../src/grading/statedCost.ts';
import { codePart } from '../../src/problem/kinds/code.ts';
import { costPart } from '../../src/problem/kinds/cost.ts';
import { readSingleAnswer } from '../../src/submission/answers.ts';

const SYMBOLS = Object.fromEntries(['N', 'D', 'M', 'R'].map((name) => [name, { means: 'a size' }]));
const common = { label: '1', title: 'Attention', points: 1 };
const code = codePart.parse({
  ...common,
  kind: 'code',
  id: 'attention',
  export: 'attention',
  parameters: { X: { matrix: ['N', 'D'], normal: 1 } },
  tolerance: { value: 1e-9, because: 'sums' },
  cases: [{ id: 'one', title: 'one', sizes: { N: 1, D: 1 } }],
  cost: { key: 'O(N R (D + M))', symbols: ['N', 'R', 'D', 'M'], ask: 'Which?', claim: 'attention-cost' },
});
const cost = costPart.parse({
  ...common,
  kind: 'cost',
  id: 'attention-cost',
  key: 'O(N R (D + M))',
  steps: [{ term: 'N R D', pays: 'projecting', ask: 'What?' }],
});

const term = (coefficient: number, monomial: string): MeasuredTerm => {
  const exponents: Record<string, number> = {};
  for (const letter of monomial) exponents[letter] = (exponents[letter] ?? 0) + 1;
  return { coefficient, exponents };
};
const LINEAR = [term(6, 'NRD'), term(6, 'NRM'), term(3, 'NR')];
const QUADRATIC = [term(2, 'NNR'), term(2, 'NNM'), term(6, 'NRD')];

function compare(
  claim: string,
  terms: readonly MeasuredTerm[] | CostMeasurement,
  tellKey = false,
): CostComparison {
  const measurement = 'kind' in terms ? terms : ({ kind: 'polynomial', terms, points: 30 } as const);
  const judged = judgeMeasuredCost(code, measurement, SYMBOLS);
  assert.ok(judged !== undefined);
  const stated = statedCost(cost, readSingleAnswer(claim, cost), SYMBOLS);
  return compareCosts(code, judged, stated, SYMBOLS, tellKey);
}

describe('Claim, code and key side by side', () => {
  const table: readonly (readonly [string, readonly MeasuredTerm[], string, boolean, boolean])[] = [
    ['$O(N R (D + M))$', LINEAR, 'alike', true, true],
    ['O(NRD + NRM)', QUADRATIC, 'neither', true, false],
    ['O(NRD)', QUADRATIC, 'less', false, false],
    ['$O(N R M)$', LINEAR, 'less', false, true],
    ['$O(N^2 (R + M) + N R D)$', QUADRATIC, 'alike', false, false],
    ['$O(N^2 (D + M))$', LINEAR, 'neither', false, true],
    ['$O(N R D M)$', LINEAR, 'more', false, true],
  ];
  for (const [claim, terms, agreement, claimMeets, codeMeets] of table) {
    it(`finds ${claim} ${agreement} beside code in ${terms === LINEAR ? 'linear' : 'quadratic'} time`, () => {
      const comparison = compare(claim, terms);
      assert.equal(comparison.agreement, agreement);
      assert.equal(comparison.claim?.meetsKey, claimMeets);
      assert.ok(comparison.code.kind === 'counted');
      assert.equal(comparison.code.meetsKey, codeMeets);
    });
    it(`tells the key beside ${claim} only if the claim is right, or to a TA`, () => {
      assert.equal(compare(claim, terms).key !== undefined, claimMeets);
      assert.match(compare(claim, terms, true).key ?? '', /N.*R.*D \+ M/);
    });
  }

  it('takes the sum of steps that nobody added up as the claim', () => {
    const comparison = compare('Projecting: $O(N R D)$.\n\nThe sums: $O(N R M)$.', LINEAR);
    assert.equal(comparison.agreement, 'alike');
  });

  it('has no claim where none is written, and tells no key then', () => {
    for (const nothing of ['', 'It is fast.', '$O(N R$', 'Ω(N)']) {
      const comparison = compare(nothing, LINEAR);
      assert.equal(comparison.claim, undefined, nothing);
      assert.equal(comparison.agreement, undefined);
      assert.equal(comparison.key, undefined);
      assert.equal(comparison.says, 'Your code costs no more than is asked.');
    }
  });

  it('says why where the code could not be counted, and compares nothing', () => {
    const comparison = compare('$O(N R M)$', { kind: 'undetermined', why: 'Line 3 uses BigInt.' });
    assert.deepEqual(comparison.code, { kind: 'undetermined', because: 'Line 3 uses BigInt.' });
    assert.equal(comparison.agreement, undefined);
    assert.equal(comparison.claim?.tex.replaceAll(/[^A-Z]/g, ''), 'ONRM');
  });

  it('asks about the difference without giving the key away', () => {
    for (const [claim, terms] of table) assert.doesNotMatch(compare(claim, terms).says, /[$^\\]|O\(/);
    assert.equal(
      compare('O(NRD)', QUADRATIC).says,
      'Your code grows faster than you claim. Does the claim leave out a step that the code takes, or does the code take one that it could do without? Your code costs more than is asked.',
    );
  });
});
