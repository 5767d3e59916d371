import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { testLaws } from '../../src/course/lawChecking.ts';
import { lawfulIds, simplestTrials, type LawfulInputs } from '../../src/grading/confirmation.ts';
import { propertyResult, type PropertyResult } from '../../src/grading/propertyResult.ts';
import { callsOfTrials, planTrials } from '../../src/grading/trial.ts';
import { codePart, type CodePart } from '../../src/problem/kinds/code.ts';
import { runDirectly } from '../grading/direct.ts';
import { directRunner } from './directRunner.ts';

type Rows = readonly (readonly number[])[];

const none = (): Promise<LawfulInputs> => Promise.resolve({});

const LAW = { id: 'law', means: 'A law.', ask: 'Why?' };

/** A part that turns the N×D matrix A (and B like it, and a number c) into something, under one law. */
function under(law: Readonly<Record<string, unknown>>, returns?: readonly string[]): CodePart {
  return codePart.parse({
    kind: 'code',
    id: 'part',
    label: '1',
    title: 'Part',
    points: 1,
    export: 'f',
    parameters: {
      A: { matrix: ['N', 'D'], normal: 1 },
      B: { matrix: ['N', 'D'], normal: 1 },
      c: { scalar: 'drawn', integers: [1, 4] },
    },
    ...(returns === undefined ? {} : { returns }),
    tolerance: { value: 1e-9, because: 'sums' },
    cases: [{ id: 'one', title: 'one', sizes: { N: 1, D: 1 } }],
    fresh: { cases: 1, sizes: { N: [2, 5], D: [2, 4] } },
    properties: [{ ...LAW, ...law }],
  });
}

/** @param right where the simplest inputs come from on which right code obeys the law */
async function tried(
  part: CodePart,
  f: unknown,
  seed: string,
  right: unknown = f,
): Promise<readonly [PropertyResult, number]> {
  const runner = directRunner({ code: { f } });
  const lawful = (): Promise<LawfulInputs> => {
    const calls = callsOfTrials(part.properties.flatMap((property) => simplestTrials(part, property)));
    const { observations } = runDirectly({ f: right }, 'f', calls);
    const outcomes = new Map(observations.map(({ id, outcome }) => [id, outcome]));
    return Promise.resolve({ law: part.properties.flatMap((law) => lawfulIds(part, law, outcomes)) });
  };
  const trials = planTrials(part, seed);
  const { limits } = part;
  const request = { source: 'code', file: 'solution.ts', export: 'f', limits };
  const run = await runner.run({ ...request, calls: callsOfTrials(trials) });
  const [law] = await testLaws(part, 'code', 'solution.ts', trials, run, seed, lawful, runner);
  assert.ok(law);
  return [propertyResult(part, law, true), runner.requests.length];
}

const total = (row: readonly number[]): number => row.reduce((sum, x) => sum + x, 0);
const map = (A: Rows, change: (x: number) => number): number[][] => A.map((row) => row.map(change));
const softmax = (row: readonly number[]): number[] => {
  const weights = row.map((x) => Math.exp(x - Math.max(...row)));
  return weights.map((x) => x / total(weights));
};
const prefixSums = (A: Rows): number[][] =>
  A.map((row, i) => row.map((_, d) => total(A.slice(0, i + 1).map((earlier) => earlier[d] ?? 0))));
const transpose = (A: Rows): number[][] => (A[0] ?? []).map((_, d) => A.map((row) => row[d] ?? 0));
const dots = (A: Rows, B: Rows): number[][] =>
  A.map((a) => B.map((b) => total(a.map((x, d) => x * (b[d] ?? 0)))));

const laws: readonly {
  readonly law: Readonly<Record<string, unknown>>;
  readonly returns?: readonly string[];
  readonly right: (A: Rows, B: Rows, c: number) => unknown;
  readonly wrong: (A: Rows, B: Rows, c: number) => unknown;
  readonly says: RegExp;
}[] = [
  {
    law: { law: 'entries', given: { A: 1 }, are: 1 },
    right: (A) => map(A, (x) => x ** 3),
    wrong: (A) => map(A, (x) => x + 0.5),
    says: /^Where every entry of A is 1: f\(A, B, c\)\[0\]\[0\] is 1\.5, expected 1/,
  },
  {
    law: { law: 'entries', given: { A: 1 }, are: 1 },
    returns: ['N', 'D'],
    right: (A) => A,
    wrong: (A) => A[0],
    says: /f\(A, B, c\)\[0\] is 1, expected a list of 1 entry\./,
  },
  {
    law: { law: 'rows', sum: 1 },
    right: (A) => A.map(softmax),
    wrong: (A) => transpose(transpose(A).map(softmax)),
    says: /^Here row \d of f\(A, B, c\) sums to [-\d.]+, expected 1\.$/,
  },
  {
    law: { law: 'rows', squares: 1 },
    right: (A) => A.map((row) => row.map((x) => x / Math.hypot(...row))),
    wrong: (A) => A.map((row) => row.map((x) => x / total(row.map(Math.abs)))),
    says: /^Here the squares in row \d of f\(A, B, c\) sum to [\d.]+, expected 1\.$/,
  },
  {
    law: { law: 'rows', least: 0 },
    right: (A) => map(A, Math.exp),
    wrong: (A) => map(A, Math.sin),
    says: /is -[\d.]+: no entry may be smaller than 0\.$/,
  },
  {
    law: { law: 'rows', most: 1 },
    right: (A) => A.map(softmax),
    wrong: (A) => map(A, Math.exp),
    says: /no entry may be larger than 1\.$/,
  },
  {
    law: { law: 'follows', change: { permute: ['A'] }, result: 'same' },
    right: (A) => transpose(A).map(total),
    wrong: (A) => A[0],
    says: /^With the rows of A in the order \d.*, the result must stay as it was\. Then f\(A, B, c\)/,
  },
  {
    law: { law: 'follows', change: { permute: ['A', 'B'] }, result: 'permuted' },
    right: (A, B) => A.map((row, i) => total(row) * total(B[i] ?? [])),
    wrong: (A, B) => A.map((row) => total(row) * total(B[0] ?? [])),
    says: /^With the rows of A and B in the order .*, the rows of the result must come in that order too\./,
  },
  {
    law: { law: 'follows', change: { permuteColumns: ['A'] }, result: 'columns-permuted' },
    right: (A) => map(A, Math.tanh),
    wrong: (A) => A.map((row) => row.map((x, d) => x * (d + 1))),
    says: /^With the columns of A in the order/,
  },
  {
    law: { law: 'follows', change: { scale: { A: 2 } }, result: { scaled: 4 } },
    right: (A) => dots(A, A),
    wrong: (A, B) => dots(A, B),
    says: /^With A multiplied by 2, the result must be 4 times what it was\./,
  },
  {
    law: { law: 'follows', change: { shift: { A: 3 } }, result: { shifted: 3 } },
    right: (A) => A.map((row) => total(row) / row.length),
    wrong: (A) => A.map((row) => total(row) / (row.length - 1)),
    says: /^With 3 added to every entry of A, every entry of the result must be larger by 3\./,
  },
  {
    law: { law: 'follows', change: { shiftRows: ['B'] }, result: 'same' },
    right: (A, B) => dots(A, B).map(softmax),
    wrong: (A, B) => dots(A, B),
    says: /^With one and the same row added to every row of B/,
  },
  {
    law: { law: 'follows', change: { swap: ['A', 'B'] }, result: 'transposed' },
    right: (A, B) => dots(A, B),
    wrong: (A, B) =>
      dots(
        A,
        map(B, (x) => x + 1),
      ),
    says: /^With A and B in each other’s place, the result must be transposed\./,
  },
  {
    law: { law: 'causal', tokens: ['A'] },
    right: prefixSums,
    wrong: (A) => prefixSums(A).map((row, i) => (i === 0 ? transpose(A).map(total) : row)),
    says: /^Only rows from \d on of A were changed, so earlier rows of the result must stay as they were\./,
  },
  {
    law: { law: 'rowwise', tokens: ['A', 'B'] },
    right: (A, B) => A.map((row, i) => row.map((x, d) => x * (B[i]?.[d] ?? 0))),
    wrong: prefixSums,
    says: /^Only row \d of A and B was changed, so every other row of the result must stay as it was\./,
  },
];

describe('A law of a code part', () => {
  for (const { law, returns, right, wrong, says } of laws) {
    const name = JSON.stringify(law);
    it(`${name} holds for right code at every seed, in one run`, async () => {
      const part = under(law, returns);
      for (let seed = 0; seed < 60; seed += 1) {
        const [result, runs] = await tried(part, right, String(seed));
        assert.equal(result.verdict, 'holds', `seed ${seed}: ${result.message ?? ''}`);
        assert.equal(runs, 1);
      }
    });

    it(`${name} is broken by wrong code, with the simplest numbers that show it`, async () => {
      const [result] = await tried(under(law, returns), wrong, '1', right);
      assert.equal(result.verdict, 'broken');
      assert.match(result.message ?? '', says);
      assert.equal(result.counterexample?.property, 'law');
      const numbers = JSON.stringify([result.counterexample.arguments, result.counterexample.changed]).match(
        /-?\d+(\.\d+)?/g,
      );
      assert.ok(
        numbers?.every((number) => Number.isInteger(Number(number))),
        numbers?.join(),
      );
      assert.ok(Math.max(...Object.values(result.counterexample.sizes)) <= 3);
    });
  }

  it('is not called broken by the rounding of another order of summation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), async (seed) => {
        const part = under({ law: 'follows', change: { permute: ['A'] }, result: 'same' });
        const f = (A: Rows): number =>
          total(A.map((row) => total(map([row], (x) => Math.exp(9 * x))[0] ?? [])));
        const [result] = await tried(part, f, String(seed));
        assert.equal(result.verdict, 'holds', result.message);
      }),
      { numRuns: 60 },
    );
  });

  it('is not called broken where the result hangs on the last digits of the input', async () => {
    // Nothing but rounding: in exact arithmetic every entry is zero.
    const f = (A: Rows): number[][] => map(A, (x) => ((x * 1.1 * 10) / 11 - x) * 1e16);
    const part = under({ law: 'follows', change: { scale: { A: 3 } }, result: 'same' });
    for (let seed = 0; seed < 40; seed += 1) {
      const [result] = await tried(part, f, String(seed));
      assert.equal(result.verdict, 'holds', `seed ${seed}: ${result.message ?? ''}`);
    }
  });

  it('is not excused by digits that do not matter', async () => {
    const f = (A: Rows): number => (A[0]?.[0] ?? 0) * 1e15;
    const [result] = await tried(
      under({ law: 'follows', change: { scale: { A: 3 } }, result: 'same' }),
      f,
      '4',
    );
    assert.equal(result.verdict, 'broken');
  });

  it('says nothing on code that gives no value, unless every case is right', async () => {
    const part = under({ law: 'rows', sum: 1 });
    const runner = directRunner({
      code: {
        f: () => {
          throw new RangeError('no');
        },
      },
    });
    const trials = planTrials(part, '1');
    const request = { source: 'code', file: 'solution.ts', export: 'f', limits: part.limits };
    const run = await runner.run({ ...request, calls: callsOfTrials(trials) });
    const [law] = await testLaws(part, 'code', 'solution.ts', trials, run, '1', none, runner);
    assert.ok(law);
    assert.equal(propertyResult(part, law, false).verdict, 'not-run');
    const result = propertyResult(part, law, true);
    assert.equal(result.verdict, 'broken');
    assert.equal(result.message, 'On new numbers, f(A, B, c) threw RangeError: no.');
  });
});

describe('An estimator', () => {
  const part = codePart.parse({
    kind: 'code',
    id: 'estimator',
    label: '1',
    title: 'Estimator',
    points: 1,
    export: 'f',
    parameters: { X: { matrix: ['N', 'D'], normal: 1 }, W: { matrix: ['R', 'D'], normal: 1 } },
    tolerance: { value: 1e-9, because: 'sums' },
    cases: [{ id: 'one', title: 'one', sizes: { N: 1, D: 1, R: 1 } }],
    fresh: { cases: 1, sizes: { N: [2, 3], D: [2, 3], R: [2, 4] } },
    properties: [{ ...LAW, law: 'unbiased', over: 'W', rows: 'X', sizes: { R: 512 }, estimates: 'xy' }],
  });
  // Random projections: the mean of (w·x)(w·y) over standard normal w is x·y.
  const project = (X: Rows, W: Rows, scale: number): number[][] =>
    map(dots(X, W), (x) => x * Math.sqrt(scale / W.length));

  it('that is right on average holds at every one of 300 seeds', async () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const [result] = await tried(part, (X: Rows, W: Rows) => project(X, W, 1), String(seed));
      assert.equal(result.verdict, 'holds', `seed ${seed}: ${result.message ?? ''}`);
    }
  });

  it('that is twice too large on average is found out, and the confidence is said', async () => {
    let found = 0;
    for (let seed = 0; seed < 40; seed += 1) {
      const [result] = await tried(part, (X: Rows, W: Rows) => project(X, W, 4), String(seed));
      if (result.verdict !== 'broken') continue;
      found += 1;
      assert.match(
        result.message ?? '',
        /^The inner product of rows 0 and 1 of f\(X, W\) is .* on average over 6 draws of W, expected .*\. Chance alone does that less than once in 1,000,000 checks\.$/,
      );
    }
    assert.ok(found >= 20, `found at ${found} of 40 seeds`);
  });
});
