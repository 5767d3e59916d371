/** Where a program was when it was ended, in the student's own file. */
import assert from 'node:assert/strict';
import type { Outcome, Run } from '../../../src/grading/observation.ts';
import type { LocalRunner } from '../../../src/runner/pool.ts';
import { openRunner, runCode } from '../bundledRunner.ts';

const LIMITS = { milliseconds: 400, megabytes: 200 };
/** For what must run out of memory first, however busy the machine is. */
const PATIENT = { ...LIMITS, milliseconds: 15_000 };

describe('Saying where a program was', () => {
  let runner: LocalRunner;
  before(() => {
    runner = openRunner();
  });
  after(() => runner.dispose());

  const run = (source: string, limits = LIMITS): Promise<Run> =>
    runCode(runner, source, [[[1, 2, 3]]], { limits });
  const placed = (outcome: Outcome | Run['load'] | undefined): string =>
    outcome !== undefined && 'at' in outcome && outcome.at !== undefined
      ? `${outcome.kind} ${outcome.at.line}:${outcome.at.column}`
      : `${outcome?.kind} nowhere`;

  const calls: readonly (readonly [string, string, string])[] = [
    ['an empty loop', 'export function f() {\n  const a = 1;\n  while (a) {}\n}', 'timed-out 3:3'],
    ['a loop on the first line', 'export function f() { for (;;) {} }', 'timed-out 1:23'],
    [
      'a loop that never moves on, though it calls and loops inside',
      `const g = (x: number) => x + 1;
export function f(xs: number[]) {
  let s = 0;
  let i = 0;
  outer: while (i < xs.length) {
    for (let j = 0; j < 50; j++) s += g(xs[i] ?? 0);
    if (s < 0) continue outer;
  }
  return s;
}`,
      'timed-out 5:10',
    ],
    [
      'an endless loop inside one that would end',
      `export function f(xs: number[]) {
  let s = 0;
  for (const x of xs)
    if (x > 0) do s += x; while (s > 0)
    else s -= 1;
  return s;
}`,
      'timed-out 4:16',
    ],
    [
      'recursion of exponential length',
      'export function f() { return fib(70); }\nfunction fib(n: number): number {\n  return n < 2 ? n : fib(n - 1) + fib(n - 2);\n}',
      'timed-out 2:1',
    ],
    [
      'a regular expression that backtracks',
      "export function f() {\n  const text = 'a'.repeat(40) + 'b';\n  return /^(a+)+$/.test(text) ? 1 : 0;\n}",
      'timed-out 3:3',
    ],
    [
      'code that catches everything',
      'export function f() {\n  for (;;) {\n    try { for (;;) {} } catch {} finally { f(); }\n  }\n}',
      'timed-out 3:11',
    ],
    [
      'an array that grows in a loop',
      'export function f() {\n  const all: number[][] = [];\n  for (;;) {\n    all.push(new Array(1000).fill(0.5));\n  }\n}',
      'out-of-memory 4:5',
    ],
    [
      'one allocation of four gigabytes',
      'export function f() {\n  const n = 5e8;\n  return new Float64Array(n).fill(1).length;\n}',
      'out-of-memory 3:3',
    ],
  ];
  for (const [what, source, expected] of calls) {
    it(`finds ${what}`, async () => {
      const { load, observations } = await run(
        source,
        expected.startsWith('out-of-memory') ? PATIENT : LIMITS,
      );
      assert.equal(load.kind, 'loaded');
      assert.equal(placed(observations[0]?.outcome), expected);
    });
  }

  it('finds a hang while the file is loaded', async () => {
    const { load } = await run(
      'const a = [1];\nfor (let i = 0; i < 1; ) {\n  a.pop();\n}\nexport function f() {}',
    );
    assert.equal(placed(load), 'timed-out 2:1');
  });

  it('says nothing of a call that hangs only after earlier ones, and names the function all the same', async () => {
    const source =
      'let calls = 0;\nexport const f = () => {\n  calls += 1;\n  while (calls > 1) {}\n  return 1;\n};';
    const { observations, declared } = await runCode(runner, source, [[], []], { limits: LIMITS });
    assert.deepEqual(
      observations.map(({ outcome }) => placed(outcome)),
      ['returned nowhere', 'timed-out nowhere'],
    );
    assert.deepEqual(declared, { line: 2, column: 14 });
  });

  const names: readonly (readonly [string, string, number, number])[] = [
    ['a function', 'const a = 1;\n\nexport function f() { return a; }', 3, 17],
    ['an arrow function', '  export const g = 1, f = () => 1;', 1, 23],
    ['one exported under another name', 'function g() { return 1; }\nexport { g as f };', 1, 10],
    ['one taken apart', 'export const { f } = { f: () => 1 };', 1, 16],
  ];
  for (const [what, source, line, column] of names) {
    it(`says where ${what} is declared`, async () => {
      assert.deepEqual((await run(source)).declared, { line, column });
    });
  }

  it('lists what a file without the export declares', async () => {
    const { load } = await run('type A = number;\nfunction g(): A { return 1; }\nexport const F = g, h = 2;');
    assert.deepEqual(load, {
      kind: 'missing-export',
      wanted: 'f',
      exported: ['F', 'h'],
      declared: [
        { name: 'g', line: 2, column: 10 },
        { name: 'F', line: 3, column: 14 },
        { name: 'h', line: 3, column: 21 },
      ],
    });
  });
});
