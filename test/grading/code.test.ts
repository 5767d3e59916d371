import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { judgeCode } from '../../src/grading/code.ts';
import {
  bake,
  bakedPartSchema,
  bakedSeeds,
  decode,
  encode,
  expectationsFrom,
  unbake,
} from '../../src/grading/expectation.ts';
import { planCases } from '../../src/grading/inputs.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import type { Load, Outcome, Run, Value } from '../../src/grading/observation.ts';
import { codePart } from '../../src/problem/kinds/code.ts';
import { observed, runDirectly } from './direct.ts';

const EDGE = 1e200;

const part = codePart.parse({
  kind: 'code',
  id: 'norm',
  label: '1',
  title: 'Length of each row',
  points: 2,
  export: 'norms',
  parameters: { X: { matrix: ['N', 'D'], normal: 1 } },
  returns: ['N'],
  tolerance: { value: 1e-9, because: 'sums of squares' },
  groups: { huge: { means: 'lengths of huge rows must not overflow', credit: 0.5 } },
  cases: [
    { id: 'pythagoras', title: 'one row, 3 and 4', sizes: { N: 1, D: 2 }, inputs: { X: [[3, 4]] } },
    { id: 'three', title: 'three rows', sizes: { N: 3, D: 2 } },
    {
      id: 'huge',
      title: 'a huge row',
      sizes: { N: 2, D: 2 },
      inputs: {
        X: [
          [EDGE, EDGE],
          [1, 2],
        ],
      },
      group: 'huge',
    },
    { id: 'secret', title: 'five rows', sizes: { N: 5, D: 3 }, hidden: true },
  ],
  fresh: { cases: 1, sizes: { N: [2, 3], D: [2, 3] } },
  misconceptions: [
    { id: 'not-rooted', message: 'Squares are summed.', ask: 'Which power?', mutants: ['squared.ts'] },
    { id: 'sum-of-magnitudes', message: 'Magnitudes are summed.', ask: 'Which norm?', mutants: ['taxi.ts'] },
    {
      id: 'overflow',
      message: 'Squares overflow.',
      ask: 'What is the largest square?',
      mutants: ['naive.ts'],
    },
    { id: 'slow', message: 'Too slow.', ask: 'How often?', mutants: ['slow.ts'], grows: ['N^2'] },
  ],
  cost: { key: 'O(N D)', symbols: ['N', 'D'], ask: 'How often is each entry read?' },
});

type Rows = readonly (readonly number[])[];
const RIGHT = (X: Rows): number[] => X.map((row) => Math.hypot(...row));
const NAIVE = (X: Rows): number[] => X.map((row) => Math.sqrt(row.reduce((sum, x) => sum + x * x, 0)));
const SQUARED = (X: Rows): number[] => X.map((row) => Math.hypot(...row) ** 2);
const TAXI = (X: Rows): number[] => X.map((row) => row.reduce((sum, x) => sum + Math.abs(x), 0));
const MUTANTS = { 'squared.ts': SQUARED, 'taxi.ts': TAXI, 'naive.ts': NAIVE, 'slow.ts': RIGHT };

const SEED = '7';
const planned = planCases(part, SEED);
const runOf = (norms: unknown): Run => runDirectly({ norms }, 'norms', planned);
const { expectations, faults } = expectationsFrom(
  part,
  planned,
  runOf(RIGHT),
  Object.fromEntries(Object.entries(MUTANTS).map(([file, mutant]) => [file, runOf(mutant)])),
);
const COUNTED = { tex: '3 N D', growth: { alternatives: [] }, exact: true };
const WITHIN = { kind: 'within', measured: '3 N D', ...COUNTED } as const;
const judge = (norms: unknown): Judgement => judgeCode(part, planned, expectations, runOf(norms), WITHIN);
const unloaded = (load: Load): Judgement =>
  judgeCode(part, planned, expectations, { load, observations: [], console: [], layers: [] });
/** Every case returns what is right, but the one with this id does `outcome`. */
const but = (id: string, outcome: Outcome): Judgement => {
  const run = runOf(RIGHT);
  const observations = run.observations.map((one) => (one.id === id ? observed(id, outcome) : one));
  return judgeCode(part, planned, expectations, { ...run, observations }, WITHIN);
};

const rightFor = (id: string): Value => {
  const expectation = expectations[id];
  assert.ok(expectation);
  return expectation.expected;
};

describe('Judging a code part', () => {
  it('has sound expectations to judge by', () => assert.deepEqual(faults, []));

  it('gives full marks when every case agrees, and says how many', () => {
    const judgement = judge(RIGHT);
    assert.equal(judgement.verdict, 'correct');
    assert.equal(judgement.credit, 1);
    assert.equal(judgement.reason, 'All 5 cases agree with the reference, at a measured cost of 3 N D.');
    assert.ok(judgement.cases?.every(({ verdict }) => verdict === 'passed'));
  });

  const diagnosed: readonly [string, (X: Rows) => Value, string][] = [
    ['the very mutant', SQUARED, 'not-rooted'],
    [
      'the same mistake written otherwise',
      (X) => X.map((row) => row.reduce((s, x) => s + x ** 2, 0)),
      'not-rooted',
    ],
    ['another mutant', TAXI, 'sum-of-magnitudes'],
    ['a mistake that shows in an edge case only', NAIVE, 'overflow'],
    [
      'a named mistake in code that fails the edge case in its own way',
      (X) => X.map((row) => (row.some((x) => x > 1e9) ? 0 : row.reduce((sum, x) => sum + Math.abs(x), 0))),
      'sum-of-magnitudes',
    ],
  ];
  for (const [what, norms, id] of diagnosed) {
    it(`recognises ${what}, and gives no marks for it`, () => {
      const judgement = judge(norms);
      assert.deepEqual(
        judgement.diagnoses.map((one) => one.id),
        [id],
      );
      assert.equal(judgement.verdict, 'incorrect');
      assert.equal(judgement.credit, 0);
      assert.equal(judgement.reason, judgement.diagnoses[0]?.message);
    });
  }

  const unnamed: readonly [string, (X: Rows) => Value][] = [
    ['two mistakes at once', (X) => X.map((row) => row.reduce((s, x) => s + Math.abs(x), 0) ** 2)],
    [
      'a mutant on some rows only',
      (X) => X.map((row, i) => (i === 0 ? (RIGHT([row])[0] ?? 0) : (TAXI([row])[0] ?? 0))),
    ],
    ['a constant', () => 5],
    ['the answers to the declared cases by heart', (X) => (X.length === 1 ? [5] : [0])],
  ];
  for (const [what, norms] of unnamed) {
    it(`names no misconception for ${what}`, () => {
      const judgement = judge(norms);
      assert.deepEqual(judgement.diagnoses, []);
      assert.equal(judgement.verdict, 'incorrect');
      assert.equal(judgement.credit, 0);
    });
  }

  it('gives the credit of a group when only its edge cases are wrong', () => {
    const judgement = judge((X: Rows) => RIGHT(X).map((length) => (length > 1e100 ? 1 : length)));
    assert.equal(judgement.verdict, 'partial');
    assert.equal(judgement.credit, 0.5);
    assert.match(judgement.reason, /lengths of huge rows must not overflow/);
  });

  it('shows the smallest failing case first, with its input and both sides', () => {
    const judgement = judge(TAXI);
    assert.equal(judgement.findings[0]?.message, 'Case “one row, 3 and 4”: norms(X)[0] is 7, expected 5.');
    assert.equal(judgement.findings[0].expected, '[5]');
    assert.equal(judgement.findings[0].actual, '[7]');
    assert.equal(judgement.cases?.[0]?.input, 'X = [[3, 4]]');
    assert.equal(judgement.findings.length, 4);
    assert.match(judgement.findings[3]?.message ?? '', /^2 more cases fail/);
  });

  it('lets nothing of a hidden case be learnt but its title', () => {
    const result = judge(TAXI).cases?.find(({ id }) => id === 'secret');
    assert.equal(result?.verdict, 'failed');
    assert.equal(result.message, 'norms(X) is wrong on inputs that are not shown.');
    assert.deepEqual([result.input, result.expected, result.actual], [undefined, undefined, undefined]);
  });

  it('says of a starter that nothing is written, and costs nothing', () => {
    const judgement = judge(() => {
      throw new Error('not written yet');
    });
    assert.equal(judgement.verdict, 'ungradable');
    assert.equal(judgement.reason, '`norms` is not written yet.');
  });

  it('places an error at the student’s own line', () => {
    const judgement = but('pythagoras', {
      kind: 'threw',
      thrown: {
        name: 'TypeError',
        message: "Cannot read properties of undefined (reading '0')",
        frames: [{ function: 'norms', line: 4, column: 17 }],
      },
    });
    assert.equal(judgement.verdict, 'incorrect');
    assert.deepEqual(judgement.findings[0]?.place, { kind: 'code', line: 4, column: 17 });
    assert.equal(
      judgement.findings[0].message,
      "Case “one row, 3 and 4”: norms(X) threw TypeError: Cannot read properties of undefined (reading '0') at line 4, column 17.",
    );
  });

  const outcomes: readonly [string, Outcome, Judgement['verdict'], RegExp][] = [
    ['a time-out', { kind: 'timed-out', limitMs: 2000 }, 'ungradable', /did not finish within 2000 ms/],
    ['too much memory', { kind: 'out-of-memory', limitMb: 256 }, 'ungradable', /used more than 256 MB/],
    [
      'a process that died',
      { kind: 'died', message: 'killed' },
      'ungradable',
      /ended during norms\(X\): killed\./,
    ],
    [
      'nothing returned',
      { kind: 'not-plain-data', path: '', found: 'undefined' },
      'incorrect',
      /returned nothing: is a `return` missing/,
    ],
    [
      'an entry never assigned',
      { kind: 'not-plain-data', path: '[2]', found: 'undefined' },
      'incorrect',
      /norms\(X\)\[2\] is undefined: was that entry ever assigned/,
    ],
    ['a promise', { kind: 'not-plain-data', path: '', found: 'a Promise' }, 'incorrect', /not `async`/],
    [
      'a result too large',
      { kind: 'too-large', message: 'more than 1 MB' },
      'incorrect',
      /returned too much/,
    ],
  ];
  for (const [what, outcome, verdict, message] of outcomes) {
    it(`tells ${what} and judges it ${verdict}`, () => {
      const judgement = but('three', outcome);
      assert.equal(judgement.verdict, verdict);
      assert.equal(judgement.credit, 0);
      assert.match(judgement.findings[0]?.message ?? '', message);
    });
  }

  it('calls wrong values wrong even when another case times out', () => {
    const run = runOf(TAXI);
    const observations = run.observations.map((one) =>
      one.id === 'three' ? observed('three', { kind: 'timed-out', limitMs: 9 }) : one,
    );
    assert.equal(judgeCode(part, planned, expectations, { ...run, observations }).verdict, 'incorrect');
  });

  it('does not call it our fault when a run is cut short by limits', () => {
    const run = runOf(RIGHT);
    const observations = run.observations
      .slice(0, 2)
      .map(({ id }) => observed(id, { kind: 'timed-out', limitMs: 9 }));
    const judgement = judgeCode(part, planned, expectations, { ...run, observations });
    assert.equal(judgement.verdict, 'ungradable');
    assert.equal(judgement.cases?.filter(({ verdict }) => verdict === 'not-run').length, 3);
  });

  const faulty: readonly [string, () => Judgement][] = [
    ['a failure of the runner', () => but('three', { kind: 'fault', message: 'no child' })],
    [
      'a call that was not made',
      () => judgeCode(part, planned, expectations, { ...runOf(TAXI), observations: [] }, WITHIN),
    ],
    ['an expected value that is missing', () => judgeCode(part, planned, {}, runOf(RIGHT), WITHIN)],
  ];
  for (const [what, judged] of faulty) {
    it(`takes ${what} on itself`, () => {
      const judgement = judged();
      assert.equal(judgement.verdict, 'fault');
      assert.match(judgement.reason, /through no fault of yours/);
    });
  }

  it('says that a cancelled check was stopped', () => {
    const judgement = but('three', { kind: 'cancelled' });
    assert.equal(judgement.verdict, 'ungradable');
    assert.match(judgement.reason, /stopped before it had finished/);
    assert.equal(judgement.cases?.find(({ id }) => id === 'three')?.verdict, 'not-run');
  });

  it('tells of an argument that was changed in place, with its name and what follows, at full marks', () => {
    const judgement = but('three', { kind: 'returned', value: rightFor('three'), argumentsChanged: [0] });
    assert.equal(judgement.verdict, 'correct');
    assert.deepEqual(judgement.findings, [
      {
        severity: 'warning',
        message:
          '`norms` changes its argument `X` in place (first seen in case “three rows”). Whoever called it is left with another `X`, so that calling it again with the same variables gives another result. Work on a copy: `X.map((row) => [...row])`.',
      },
    ]);
  });

  it('claims no verdict on a cost that was not measured', () => {
    const judgement = judgeCode(part, planned, expectations, runOf(RIGHT));
    assert.equal(judgement.verdict, 'review');
    assert.match(judgement.reason, /not measured/);
  });

  it('judges right values at too high a cost by the misconception that grows like it', () => {
    const finding = { severity: 'error', message: 'Line 3 is run N^2 times.' } as const;
    const cost = {
      kind: 'exceeds',
      measured: '2 N^2 D',
      ...COUNTED,
      finding,
      misconception: 'slow',
    } as const;
    const judgement = judgeCode(part, planned, expectations, runOf(RIGHT), cost);
    assert.equal(judgement.verdict, 'incorrect');
    assert.deepEqual(
      judgement.diagnoses.map(({ id }) => id),
      ['slow'],
    );
    assert.deepEqual(judgement.findings, [finding]);
  });

  const loads: readonly [string, Load, RegExp, { line: number; column: number } | undefined][] = [
    [
      'a syntax error',
      { kind: 'syntax', message: 'Unexpected token', line: 3, column: 9 },
      /cannot be read as TypeScript: Unexpected token\.$/,
      { line: 3, column: 9 },
    ],
    [
      'TypeScript that cannot be erased',
      { kind: 'unsupported', message: 'Write a constant object instead of an enum.', line: 1, column: 1 },
      /^Write a constant object instead of an enum\.$/,
      { line: 1, column: 1 },
    ],
    [
      'no exports',
      { kind: 'missing-export', wanted: 'norms', exported: [] },
      /exports nothing: write `export function norms/,
      { line: 1, column: 1 },
    ],
    [
      'another spelling',
      { kind: 'missing-export', wanted: 'norms', exported: ['Norms'] },
      /exports `Norms`, but the part asks for `norms`: capitals matter/,
      { line: 1, column: 1 },
    ],
    [
      'a default export',
      { kind: 'missing-export', wanted: 'norms', exported: ['default'] },
      /without `default`/,
      { line: 1, column: 1 },
    ],
    [
      'other exports',
      { kind: 'missing-export', wanted: 'norms', exported: ['a', 'b'] },
      /exports no `norms`; it exports `a`, `b`\. Is `export` missing/,
      { line: 1, column: 1 },
    ],
    [
      'a number for a function',
      { kind: 'not-a-function', wanted: 'norms', found: 'a number' },
      /is a number/,
      undefined,
    ],
    [
      'an error while loading',
      {
        kind: 'threw',
        thrown: { name: 'ReferenceError', message: 'x is not defined', frames: [{ line: 2, column: 1 }] },
      },
      /stopped with ReferenceError: x is not defined before any function was called/,
      { line: 2, column: 1 },
    ],
    [
      'a hang while loading',
      { kind: 'timed-out', limitMs: 2000 },
      /did not finish loading within 2000 ms/,
      undefined,
    ],
    [
      'memory while loading',
      { kind: 'out-of-memory', limitMb: 256 },
      /more than 256 MB while it was loaded/,
      undefined,
    ],
    ['a death while loading', { kind: 'died', message: 'killed' }, /ended: killed\.$/, undefined],
  ];
  for (const [what, load, message, place] of loads) {
    it(`cannot grade ${what}, and says what to do`, () => {
      const judgement = unloaded(load);
      assert.equal(judgement.verdict, 'ungradable');
      assert.equal(judgement.credit, 0);
      assert.match(judgement.reason, message);
      assert.deepEqual(judgement.findings[0]?.place, place && { kind: 'code', ...place });
      assert.ok(judgement.cases?.every(({ verdict }) => verdict === 'not-run'));
    });
  }
});

describe('Expected values', () => {
  const faultsOf = (reference: unknown, mutants: Readonly<Record<string, unknown>>): readonly string[] =>
    expectationsFrom(
      part,
      planned,
      runOf(reference),
      Object.fromEntries(Object.entries(mutants).map(([file, mutant]) => [file, runOf(mutant)])),
    ).faults.map(({ message }) => message);

  it('name a reference that throws', () => {
    const messages = faultsOf(() => {
      throw new RangeError('oops');
    }, {});
    assert.match(messages[0] ?? '', /returns no value for the case pythagoras: it threw RangeError: oops/);
  });

  it('name a mutant that no case tells from the reference', () => {
    assert.match(
      faultsOf(RIGHT, { 'squared.ts': RIGHT }).join('\n'),
      /no case tells the mutant squared\.ts from the reference, so not-rooted can never be recognised/,
    );
  });

  it('name two mutants that cannot be told apart', () => {
    assert.match(
      faultsOf(RIGHT, { 'squared.ts': TAXI, 'taxi.ts': TAXI }).join('\n'),
      /squared\.ts and taxi\.ts return the same on every case/,
    );
  });

  it('name a mutant that does not load', () => {
    const run = runDirectly({}, 'norms', planned);
    const { faults: found } = expectationsFrom(part, planned, runOf(RIGHT), { 'taxi.ts': run });
    assert.match(found[0]?.message ?? '', /taxi\.ts does not load \(missing-export\)/);
  });

  it('survive a pack: a student’s judgement is the same without reference and mutants', () => {
    const again = planCases(part, '8');
    const other = expectationsFrom(part, again, runDirectly({ norms: RIGHT }, 'norms', again), {
      'naive.ts': runDirectly({ norms: NAIVE }, 'norms', again),
    });
    const baked = bakedPartSchema.parse(
      JSON.parse(
        JSON.stringify(
          bake(part, [
            { seed: SEED, planned, expectations },
            { seed: '8', planned: again, expectations: other.expectations },
          ]),
        ),
      ),
    );
    assert.deepEqual(bakedSeeds(baked), ['7', '8']);
    assert.deepEqual(unbake(baked, SEED), expectations);
    assert.deepEqual(
      judgeCode(part, planned, unbake(baked, SEED), runOf(NAIVE)),
      judgeCode(part, planned, expectations, runOf(NAIVE)),
    );
    assert.equal(
      judgeCode(part, again, unbake(baked, '8'), runDirectly({ norms: RIGHT }, 'norms', again), WITHIN)
        .verdict,
      'correct',
    );
  });

  it('carry numbers that JSON does not have', () => {
    const value: Value = { a: [NaN, Infinity, -Infinity, -0, 0, 1.5], b: null, c: 'NaN', d: [true] };
    assert.deepEqual(decode(JSON.parse(JSON.stringify(encode(value)))), value);
  });
});

describe('Saying where a code part went wrong', () => {
  const DECLARED = { line: 7, column: 17 };
  const judgeAt = (load: Load, outcome: Outcome): Judgement =>
    judgeCode(part, planned, expectations, {
      load,
      observations: load.kind === 'loaded' ? planned.map(({ id }) => observed(id, outcome)) : [],
      console: [],
      layers: [],
      declared: DECLARED,
    });
  const returned = (value: Value): Outcome => ({ kind: 'returned', value });
  const limits: readonly [string, Outcome, number, RegExp][] = [
    ['a wrong value', returned([0, 0, 0]), 7, /expected/],
    ['not a number', returned([NaN]), 7, /is NaN/],
    ['another shape', returned([[1]]), 7, /expected/],
    ['no plain data', { kind: 'not-plain-data', path: '[0]', found: 'a function' }, 7, /plain/],
    ['a time-out that cannot be found', { kind: 'timed-out', limitMs: 2000 }, 7, /loop that never ends/],
    [
      'a time-out that was found',
      { kind: 'timed-out', limitMs: 2000, at: { line: 9, column: 3 } },
      9,
      /did not finish within 2000 ms: it was still in line 9\./,
    ],
    [
      'memory that was found',
      { kind: 'out-of-memory', limitMb: 256, at: { line: 9, column: 3 } },
      9,
      /more than 256 MB and was in line 9 then/,
    ],
    [
      'an exception of its own line',
      { kind: 'threw', thrown: { name: 'Error', message: 'no', frames: [{ line: 11, column: 5 }] } },
      11,
      /threw Error: no at line 11/,
    ],
    [
      'an exception without one',
      { kind: 'threw', thrown: { name: 'Error', message: 'no', frames: [] } },
      7,
      /threw/,
    ],
  ];
  for (const [what, outcome, line, message] of limits) {
    it(`points at line ${line} for ${what}`, () => {
      const { findings, cases } = judgeAt({ kind: 'loaded' }, outcome);
      assert.match(findings[0]?.message ?? '', message);
      assert.equal(findings[0]?.place?.kind === 'code' && findings[0].place.line, line);
      assert.ok(cases?.every(({ verdict, place }) => verdict === 'passed' || place !== undefined));
    });
  }

  const missing = (exported: readonly string[], ...names: string[]): Load => ({
    kind: 'missing-export',
    wanted: 'norms',
    exported,
    declared: names.map((name, i) => ({ name, line: i + 3, column: 10 })),
  });
  const loads: readonly [string, Load, number, RegExp][] = [
    ['a misspelt export', missing(['normes'], 'helper', 'normes'), 4, /exports `normes`|exports no `norms`/],
    ['other capitals', missing(['Norms'], 'Norms'), 3, /capitals matter/],
    [
      'a function that is not exported',
      missing([], 'helper', 'norms'),
      4,
      /declares `norms` but does not export it/,
    ],
    ['the only export', missing(['solve'], 'helper', 'solve'), 4, /exports no `norms`/],
    ['nothing like it', missing(['a', 'b'], 'a', 'b'), 1, /exports no `norms`/],
    ['an empty file', missing([]), 1, /exports nothing/],
    ['no function', { kind: 'not-a-function', wanted: 'norms', found: 'array' }, 7, /export a function/],
    [
      'a hang while loading',
      { kind: 'timed-out', limitMs: 5, at: { line: 2, column: 1 } },
      2,
      /still in line 2/,
    ],
    ['memory while loading', { kind: 'out-of-memory', limitMb: 5 }, 7, /more than 5 MB/],
  ];
  for (const [what, load, line, message] of loads) {
    it(`points at line ${line} for ${what}`, () => {
      const { verdict, findings } = judgeAt(load, { kind: 'cancelled' });
      assert.equal(verdict, 'ungradable');
      assert.match(findings[0]?.message ?? '', message);
      assert.equal(findings[0]?.place?.kind === 'code' && findings[0].place.line, line);
    });
  }
});
