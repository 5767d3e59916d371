import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { judgeMeasuredCost, type CostJudgement } from '../../src/grading/costJudgement.ts';
import type { CostMeasurement, MeasuredTerm } from '../../src/grading/measurement.ts';
import { codePart } from '../../src/problem/kinds/code.ts';

const SYMBOLS = Object.fromEntries(['N', 'D', 'M', 'R'].map((name) => [name, { means: 'a size' }]));
const base = {
  kind: 'code',
  id: 'attention',
  label: '1',
  title: 'Attention',
  points: 1,
  export: 'attention',
  parameters: { X: { matrix: ['N', 'D'], normal: 1 } },
  tolerance: { value: 1e-9, because: 'sums' },
  cases: [{ id: 'one', title: 'one', sizes: { N: 1, D: 1 } }],
};
const part = codePart.parse({
  ...base,
  cost: { key: 'O(N R (D + M))', symbols: ['N', 'R', 'D', 'M'], ask: 'Which sum is made twice?' },
  misconceptions: [
    { id: 'sums-again', message: 'm', ask: 'a', mutants: ['a.ts'], grows: ['N^2 R M'] },
    { id: 'quadratic', message: 'm', ask: 'a', mutants: ['b.ts'], grows: ['N^2'] },
  ],
});

const term = (coefficient: number, monomial: string, line?: number): MeasuredTerm => {
  const exponents: Record<string, number> = {};
  for (const letter of monomial) exponents[letter] = (exponents[letter] ?? 0) + 1;
  return { coefficient, exponents, ...(line === undefined ? {} : { line }) };
};
const judge = (...terms: MeasuredTerm[]): CostJudgement | undefined =>
  judgeMeasuredCost(part, { kind: 'polynomial', terms, points: 30 }, SYMBOLS);

describe('Judging a measured cost', () => {
  const within: readonly [string, MeasuredTerm[]][] = [
    ['the key itself', [term(6, 'NRD'), term(6, 'NRM'), term(3, 'NR'), term(2, 'RM'), term(9, '')]],
    ['less than the key', [term(6, 'NR')]],
    ['nothing', []],
    ['what interpolation leaves of nothing', [term(6, 'NRD'), term(1e-9, 'NN')]],
    ['a power that is only subtracted', [term(6, 'NRD'), term(-0.5, 'NN')]],
  ];
  for (const [what, terms] of within) {
    it(`accepts ${what}`, () => assert.equal(judge(...terms)?.kind, 'within'));
  }

  const exceeding: readonly [string, MeasuredTerm[], string | undefined][] = [
    ['a matrix of all pairs', [term(2, 'NNR'), term(2, 'NNM'), term(6, 'NRD')], 'quadratic'],
    ['sums made for every query', [term(2, 'NNRM'), term(6, 'NRD')], 'sums-again'],
    ['half of all pairs', [term(0.5, 'NN'), term(-0.5, 'N'), term(6, 'NRD')], 'quadratic'],
    ['all sizes multiplied', [term(1, 'NRDM')], undefined],
  ];
  for (const [what, terms, misconception] of exceeding) {
    it(`refuses ${what}`, () => {
      const judgement = judge(...terms);
      assert.equal(judgement?.kind, 'exceeds');
      assert.equal(judgement.kind === 'exceeds' ? judgement.misconception : '', misconception);
    });
  }

  it('points at the line of the largest excess, asks, and does not tell the key', () => {
    const judgement = judge(term(6, 'NRD', 3), term(2, 'NNM', 17), term(2, 'NN', 9));
    assert.ok(judgement?.kind === 'exceeds');
    assert.deepEqual(judgement.finding.place, { kind: 'code', line: 17, column: 1 });
    assert.equal(
      judgement.finding.message,
      'Line 17 does most of the operations whose number grows like $N^2 \\, M$, more than this part allows. Which sum is made twice?',
    );
  });

  it('points at the call in a loop where one call of the busy function is within the key', () => {
    const judgement = judge({
      ...term(2, 'NND', 3),
      calls: [
        { line: 12, loop: 11, times: { N: 2 } },
        { line: 20, loop: 18, times: { N: 1 } },
      ],
    });
    assert.ok(judgement?.kind === 'exceeds');
    // Once, the second function costs N·D; called for every row it costs more than it may.
    assert.deepEqual(judgement.finding.place, { kind: 'code', line: 20, column: 1 });
    assert.equal(
      judgement.finding.message,
      'Line 3 does most of the operations whose number grows like $N^2 \\, D$, more than this part allows. ' +
        'One call of it is cheap enough, but it is called from line 20, in the loop that begins in line 18. Which sum is made twice?',
    );
  });

  it('stays in the function where a single call of it costs too much', () => {
    const judgement = judge({ ...term(2, 'NNDM', 3), calls: [{ line: 12, times: { M: 1 } }] });
    assert.ok(judgement?.kind === 'exceeds');
    assert.deepEqual(judgement.finding.place, { kind: 'code', line: 3, column: 1 });
  });

  it('counts a logarithm beside the key as more than the key, and tells it', () => {
    const judgement = judge({ ...term(2, 'NRD', 3), logs: { N: 1 } }, term(5, 'NRM', 3));
    assert.ok(judgement?.kind === 'exceeds');
    assert.equal(judgement.measured, '$2\\,N\\,R\\,D\\,\\log_2 N + 5\\,N\\,R\\,M$ operations');
    assert.equal(judge({ ...term(2, 'NR', 3), logs: { R: 1 } })?.kind, 'exceeds');
    assert.equal(judge({ ...term(2, 'NR', 3), logs: { D: 1 } })?.kind, 'within');
  });

  it('tells the measured cost with its largest terms first', () => {
    const judgement = judge(
      term(9, ''),
      term(2, 'NR'),
      term(6, 'NRD'),
      term(4, 'NRM'),
      term(1, 'N'),
      term(1, 'R'),
    );
    assert.ok(judgement?.kind === 'within');
    assert.equal(judgement.measured, '$6\\,N\\,R\\,D + 4\\,N\\,R\\,M + 2\\,N\\,R + N + \\dots$ operations');
  });

  const unsettled: readonly [string, CostMeasurement, RegExp][] = [
    [
      'a count that settles nothing',
      { kind: 'undetermined', why: 'The count changes by chance.' },
      /by chance\.$/,
    ],
    [
      'a call that failed',
      { kind: 'failed', at: { kind: 'timed-out', limitMs: 9 } },
      /gave no value \(timed-out\)/,
    ],
  ];
  for (const [what, measurement, because] of unsettled) {
    it(`leaves ${what} to a person`, () => {
      const judgement = judgeMeasuredCost(part, measurement, SYMBOLS);
      assert.ok(judgement?.kind === 'undetermined');
      assert.match(judgement.because, because);
    });
  }

  it('asks for no cost where the part asks for none', () => {
    const measurement = { kind: 'polynomial', terms: [], points: 1 } as const;
    assert.equal(judgeMeasuredCost(codePart.parse(base), measurement, SYMBOLS), undefined);
  });
});
