import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bakeProblem } from '../../src/course/baking.ts';
import { checkCode } from '../../src/course/codeCheck.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import type { Outcome, Run } from '../../src/grading/observation.ts';
import { codePart } from '../../src/problem/kinds/code.ts';
import type { LoadedProblem } from '../../src/problem/problemSet.ts';
import { readAnswers } from '../../src/submission/answers.ts';
import { directRunner, type DirectRunner } from './directRunner.ts';

const BLANK = readAnswers('', []);

type Rows = readonly (readonly number[])[];

const part = codePart.parse({
  kind: 'code',
  id: 'centred',
  label: '1',
  title: 'Rows less their mean',
  points: 2,
  export: 'centred',
  parameters: { X: { matrix: ['N', 'D'], normal: 1 }, k: { scalar: 'drawn', integers: [2, 5] } },
  returns: ['N', 'D'],
  tolerance: { value: 1e-9, because: 'sums' },
  cases: [
    { id: 'five', title: 'five rows', sizes: { N: 5, D: 4 } },
    { id: 'secret', title: 'six rows', sizes: { N: 6, D: 4 }, hidden: true },
  ],
  fresh: { cases: 2, sizes: { N: [1, 4], D: [1, 4] } },
  properties: [
    { id: 'sums-to-zero', law: 'rows', sum: 0, means: 'Each row sums to zero.', ask: 'What is left over?' },
  ],
  misconceptions: [{ id: 'first-row-only', message: 'One mean.', ask: 'Whose mean?', mutants: ['first.ts'] }],
});

const mean = (row: readonly number[]): number => row.reduce((sum, x) => sum + x, 0) / row.length;
const right = (X: Rows): number[][] => X.map((row) => row.map((x) => x - mean(row)));
const firstRowOnly = (X: Rows): number[][] => X.map((row) => row.map((x) => x - mean(X[0] ?? [])));
const SOURCES = { reference: { centred: right }, 'the first mutant': { centred: firstRowOnly } };

const problem: LoadedProblem = {
  problem: { id: 'rows', title: 'Rows', symbols: {}, parts: [part] },
  statement: { intro: '', sections: new Map() },
  derivations: new Map(),
  pictures: new Map(),
  reference: 'reference',
  mutants: new Map([['first.ts', 'the first mutant']]),
};

async function packed(): Promise<LoadedProblem> {
  const baked = await bakeProblem('set', problem, directRunner(SOURCES));
  const { reference: _, ...rest } = problem;
  return { ...rest, mutants: new Map(), baked: JSON.stringify(baked) };
}

/** Judged with the reference at hand, and in a pack without it: both must come to the same. */
async function checked(centred: unknown): Promise<readonly [Judgement, DirectRunner]> {
  const check = async (where: LoadedProblem): Promise<readonly [Judgement, DirectRunner]> => {
    const runner = directRunner({ ...SOURCES, student: { centred } });
    const options = { runner, seed: '5', layers: new Set<string>() };
    return [await checkCode(where, part, 'student', BLANK, options), runner];
  };
  const [staff, runner] = await check({ ...problem });
  const [student] = await check(await packed());
  assert.deepEqual(student.counterexample, staff.counterexample);
  return [staff, runner];
}

const studentRuns = (runner: DirectRunner): readonly string[] =>
  runner.requests.map(({ source }) => source).filter((source) => source === 'student');

describe('Shrinking a failure', () => {
  const failing: readonly [string, (X: Rows, k: number) => unknown, unknown, RegExp][] = [
    ['any row', (X) => X, { X: [[1]], k: 2 }, /^centred\(X, k\)\[0\]\[0\] is 1, expected 0/],
    [
      'wide rows only',
      (X) => X.map((row) => row.map((x) => x - (row.length > 2 ? 0 : mean(row)))),
      { X: [[1, 0, 0]], k: 2 },
      /is 1, expected 0\.6666666666666667/,
    ],
    [
      'a second row',
      (X) => right(X).map((row, i) => (i === 1 ? row.map((x) => x + 1) : row)),
      { X: [[0], [0]], k: 2 },
      /Row 0 agrees\.$/,
    ],
    [
      'negative numbers',
      (X) => right(X).map((row, i) => row.map((x, j) => ((X[i]?.[j] ?? 0) < 0 ? 0.5 : x))),
      undefined,
      /is 0\.5/,
    ],
    ['the shape', (X) => right(X).flat(), { X: [[0]], k: 2 }, /\[0\] is 0, expected a list of 1 entry/],
    [
      'not a number',
      (X) => X.map((row) => row.map((x) => (row.length > 1 ? NaN : x - mean(row)))),
      { X: [[0, 0]], k: 2 },
      /is NaN/,
    ],
    [
      'an exception, and only for the same one',
      (X) => {
        if (X.length > 2) throw new RangeError('too many');
        if (X.flat().length > 5) throw new TypeError('never seen first');
        return right(X);
      },
      { X: [[0], [0], [0]], k: 2 },
      /^centred\(X, k\) threw RangeError: too many\.$/,
    ],
  ];
  for (const [what, centred, simplest, says] of failing) {
    it(`finds the simplest inputs for ${what}`, async () => {
      const [{ counterexample, verdict }] = await checked(centred);
      assert.equal(verdict, 'incorrect');
      assert.match(counterexample?.message ?? '', says);
      assert.match(counterexample?.title ?? '', /^simple numbers, N = \d, D = \d$/);
      if (simplest !== undefined) assert.deepEqual(counterexample?.arguments, simplest);
      assert.ok(counterexample?.input.startsWith('X = [['));
    });
  }

  it('keeps to the named mistake, on inputs where it differs from every other', async () => {
    const [{ diagnoses, counterexample }] = await checked(firstRowOnly);
    assert.deepEqual(
      diagnoses.map(({ id }) => id),
      ['first-row-only'],
    );
    const { X } = counterexample?.arguments ?? {};
    assert.deepEqual(X, [[1], [0]]);
    assert.equal(counterexample?.entry, '[1][0]');
    assert.equal(counterexample.expected, '[[0],\n [0]]');
    assert.equal(counterexample.actual, '[[0],\n [-1]]');
  });

  it('shows the smallest failing case where nothing simpler fails in that way, but never a hidden one', async () => {
    const onlyFractions = (X: Rows): unknown =>
      X.flat().every(Number.isInteger) ? right(X) : right(X).map((row) => row.map((x) => x + 1));
    const fractions = directRunner({ ...SOURCES, student: { centred: onlyFractions } });
    const { counterexample } = await checkCode({ ...problem }, part, 'student', BLANK, {
      runner: fractions,
      seed: '5',
      layers: new Set(),
    });
    assert.match(counterexample?.title ?? '', /^new numbers, N = 1, D = \d$/);
    const onlyHidden = (X: Rows): unknown => (X.length === 6 ? [] : right(X));
    const runner = directRunner({ ...SOURCES, student: { centred: onlyHidden } });
    const judged = await checkCode({ ...problem }, part, 'student', BLANK, {
      runner,
      seed: '5',
      layers: new Set(),
    });
    assert.equal(judged.verdict, 'incorrect');
    assert.doesNotMatch(JSON.stringify(judged.counterexample ?? ''), /six rows|"N":6/);
  });

  it('runs right code once, and asks neither reference nor mutants for simpler inputs', async () => {
    const runner = directRunner({ ...SOURCES, student: { centred: right } });
    const where = { ...problem };
    const options = { runner, seed: '5', layers: new Set<string>() };
    assert.equal((await checkCode(where, part, 'student', BLANK, options)).verdict, 'correct');
    assert.equal(studentRuns(runner).length, 1);
    const planning = runner.requests.length;
    await checkCode(where, part, 'student', BLANK, options);
    assert.equal(runner.requests.length, planning + 1);
  });

  const limits: readonly [string, Outcome][] = [
    ['hangs', { kind: 'timed-out', limitMs: 2000 }],
    ['grows', { kind: 'out-of-memory', limitMb: 256 }],
    ['dies', { kind: 'died', message: 'killed' }],
  ];
  for (const [what, outcome] of limits) {
    const stopping = (hangs: (id: string) => boolean): DirectRunner => {
      const runner = directRunner({ ...SOURCES, student: { centred: (X: Rows) => X } });
      return {
        ...runner,
        run: async (request): Promise<Run> => {
          const run = await runner.run(request);
          if (request.source !== 'student') return run;
          const observations = run.observations.map((one) => (hangs(one.id) ? { ...one, outcome } : one));
          return { ...run, observations };
        },
      };
    };
    it(`does not call code again that ${what}`, async () => {
      const runner = stopping((id) => id === 'five');
      const options = { runner, seed: '5', layers: new Set<string>() };
      const judged = await checkCode({ ...problem }, part, 'student', BLANK, options);
      assert.equal(judged.verdict, 'incorrect');
      assert.equal(studentRuns(runner).length, 1);
      assert.match(judged.counterexample?.title ?? '', /^new numbers, N = 1/);
    });

    it(`ends the search at the first call that ${what}`, async () => {
      const runner = stopping((id) => id.startsWith('small-'));
      const options = { runner, seed: '5', layers: new Set<string>() };
      const judged = await checkCode({ ...problem }, part, 'student', BLANK, options);
      assert.match(judged.counterexample?.title ?? '', /^new numbers, N = 1/);
    });
  }

  it('gives a broken law its own counterexample where every case is right', async () => {
    const hides = new Set(['five', 'secret']);
    const runner = directRunner({ ...SOURCES, student: { centred: (X: Rows) => X } });
    const cheating: DirectRunner = {
      ...runner,
      run: async (request): Promise<Run> => {
        const run = await runner.run(request);
        if (request.source !== 'student') return run;
        const byHeart = await directRunner(SOURCES).run({ ...request, source: 'reference' });
        const known = (id: string): boolean => hides.has(id) || id.startsWith('fresh-');
        const observations = run.observations.map((one, i) =>
          known(one.id) ? (byHeart.observations[i] ?? one) : one,
        );
        return { ...run, observations };
      },
    };
    const options = { runner: cheating, seed: '5', layers: new Set<string>() };
    const judged = await checkCode({ ...problem }, part, 'student', BLANK, options);
    assert.equal(judged.verdict, 'incorrect');
    assert.equal(
      judged.reason,
      'All 4 cases agree with the reference, but what must hold for any numbers does not hold on new ones: Each row sums to zero.',
    );
    assert.equal(judged.counterexample?.property, 'sums-to-zero');
    assert.deepEqual(judged.counterexample.arguments, { X: [[1]], k: 2 });
    assert.equal(judged.findings[0]?.input, 'X = [[1]]\nk = 2');
    assert.match(judged.findings[0].message, /Each row sums to zero\. Here row 0 of .* What is left over\?$/);
  });
});
