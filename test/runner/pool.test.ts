/** Running a student's file: what comes back for right code, broken code and code that breaks its limits. */
import assert from 'node:assert/strict';
import type { Load, Outcome, Value } from '../../src/grading/observation.ts';
import type { CodeRunner } from '../../src/runner/runner.ts';
import { openRunner, ordinaryLimits, runCode } from './bundledRunner.ts';

const right = 'export function f(x: number): number {\n  return 2 * x;\n}\n';

for (const reuse of ['context-per-request', 'process-per-request'] as const) {
  describe(`a runner with a ${reuse.replaceAll('-', ' ')}`, () => {
    let runner: CodeRunner;
    before(() => {
      runner = openRunner({ reuse });
    });
    after(() => runner.dispose());

    const outcome = async (source: string, ...given: Value[]): Promise<Outcome | undefined> => {
      const run = await runCode(runner, source, [given]);
      assert.deepEqual(run.load, { kind: 'loaded' });
      return run.observations[0]?.outcome;
    };
    const load = async (source: string): Promise<Load> => {
      const run = await runCode(runner, source);
      assert.deepEqual(run.observations, []);
      return run.load;
    };
    afterEach(async () => {
      assert.deepEqual(await outcome(right, 21), { kind: 'returned', value: 42 });
    });

    it('returns every kind of plain data exactly, signed zero and not-a-number included', async () => {
      const value: Value = {
        numbers: [1.5, -0, Number.NaN, Infinity, -Infinity, 5e-324],
        nested: [[1, 2], [], [true, null, 'é\u001b"\\']],
        __proto__x: { '': 0 },
      };
      assert.deepEqual(await outcome('export const f = (v: unknown) => v;', value), {
        kind: 'returned',
        value,
      });
      assert.deepEqual(await outcome('export const f = () => JSON.parse(\'{"__proto__": {"a": 1}}\');'), {
        kind: 'returned',
        value: JSON.parse('{"__proto__": {"a": 1}}') as Value,
      });
    });

    it('waits for no clock to look at an answer that came while this process was busy', async () => {
      await outcome(right, 1);
      const limits = { milliseconds: 100, megabytes: 200 };
      const run = runCode(runner, right, [[21]], { limits });
      for (let turn = 0; turn < 6; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        const until = performance.now() + 6 * limits.milliseconds;
        while (performance.now() < until);
      }
      assert.deepEqual((await run).observations[0]?.outcome, { kind: 'returned', value: 42 });
    });

    it('calls in the order asked and keeps what each call printed beside it', async () => {
      const run = await runCode(
        runner,
        'console.log("loading");\nexport const f = (x: number) => { console.warn("x =", x, [x, -0], { a: "b" }); return x; };',
        [[1], [2]],
      );
      assert.deepEqual(run.console, [{ level: 'log', text: 'loading' }]);
      assert.deepEqual(
        run.observations.map(({ id, console }) => [id, console]),
        [
          ['call 1', [{ level: 'warn', text: 'x = 1 [1, -0] {a: "b"}' }]],
          ['call 2', [{ level: 'warn', text: 'x = 2 [2, -0] {a: "b"}' }]],
        ],
      );
    });

    it('answers each of many calls, small ones between large ones', async () => {
      const lists = Array.from({ length: 40 }, (_, i) =>
        Array.from({ length: i % 7 === 6 ? 5000 : i }, () => i),
      );
      const run = await runCode(
        runner,
        'export function f(list: number[], name: string) { console.log(name); return [list.length, list[0] ?? -1]; }',
        lists.map((list, i) => [list, `call ${i}`]),
      );
      assert.deepEqual(
        run.observations.map(({ outcome, console }) => [outcome, console.map(({ text }) => text)]),
        lists.map((list, i) => [{ kind: 'returned', value: [list.length, list[0] ?? -1] }, [`call ${i}`]]),
      );
    });

    it('gives every call the same seeded randomness, whatever ran before', async () => {
      const source = 'export const f = () => [Math.random(), Math.random()];';
      const [first, second] = (await runCode(runner, source, [[], []])).observations;
      const again = (await runCode(runner, source, [[], []])).observations;
      assert.notDeepEqual(first?.outcome, second?.outcome);
      assert.deepEqual(
        again.map((seen) => seen.outcome),
        [first?.outcome, second?.outcome],
      );
    });

    const changes: readonly [string, string, readonly number[] | undefined][] = [
      ['the second', '(A, b) => { b.push(1); return 1; }', [1]],
      ['a row of the first', '(A, b) => { A[0][0] = 9; return 1; }', [0]],
      ['both', '(A, b) => { A.reverse(); b[0] += 1; return 1; }', [0, 1]],
      ['a row swapped for an equal one', '(A, b) => { A[0] = [...A[0]]; return 1; }', undefined],
      ['a field of the record', '(A, b, c) => { c.of[0] = 7; return 1; }', [2]],
      [
        'what a getter hides',
        '(A, b) => { Object.defineProperty(b, 0, { get() { throw 1; } }); return 1; }',
        [1],
      ],
      ['none, only other names for them', '(A, b) => { A = [[0]]; b = []; return 1; }', undefined],
    ];
    for (const [what, f, argumentsChanged] of changes) {
      it(`says which arguments were changed in place: ${what}`, async () => {
        const given = [
          [
            [1, 2],
            [3, 4],
          ],
          [5, 6],
          { of: [true, 'x', null], on: 1 },
          7,
        ];
        assert.deepEqual(await outcome(`export const f = ${f};`, ...given), {
          kind: 'returned',
          value: 1,
          ...(argumentsChanged === undefined ? {} : { argumentsChanged }),
        });
      });
    }

    it('points at the line and column of an exception in the file, and at no frame of ours', async () => {
      const thrown = await outcome(
        'export function f() {\n  const g = () => {\n    throw new TypeError("rows differ");\n  };\n  return [1].map(() => g());\n}',
      );
      assert.deepEqual(thrown, {
        kind: 'threw',
        thrown: {
          name: 'TypeError',
          message: 'rows differ',
          frames: [
            { function: 'g', line: 3, column: 11 },
            { line: 5, column: 24 },
            { function: 'f', line: 5, column: 14 },
          ],
        },
      });
    });

    it('keeps columns on the first line, where the wrapper stands', async () => {
      const run = await runCode(runner, 'export const f = (x: number) => x.y.z;', [[1]]);
      const seen = run.observations[0]?.outcome;
      assert.equal(seen?.kind, 'threw');
      assert.deepEqual(seen.kind === 'threw' && seen.thrown.frames, [{ function: 'f', line: 1, column: 37 }]);
    });

    it('explains what is deliberately missing', async () => {
      const seen = await outcome('export const f = () => setTimeout(() => 1, 5);');
      assert.equal(
        seen?.kind === 'threw' && seen.thrown.hint,
        'A result must not depend on the time. Return the value directly.',
      );
    });

    it('spells out what a terminal would obey in messages and logs', async () => {
      const run = await runCode(
        runner,
        'export function f() { console.log("\\u001b[2J\\u202egnp"); throw new Error("\\u001b]0;x\\u0007"); }',
      );
      const [seen] = run.observations;
      assert.equal(seen?.console[0]?.text, '\\u001b[2J\\u202egnp');
      assert.equal(seen?.outcome.kind === 'threw' && seen.outcome.thrown.message, '\\u001b]0;x\\u0007');
    });

    const results: readonly (readonly [string, string, string])[] = [
      ['export function f() {}', 'result', 'undefined'],
      ['export async function f() { return 1; }', 'result', 'a Promise'],
      ['export const f = () => [[1, 2], [1, , 2]];', 'result[1][1]', 'nothing (a hole in the array)'],
      ['export const f = () => ({ a: { b: () => 1 } });', 'result.a.b', 'a function'],
      ['export const f = () => [new Float64Array(2)];', 'result[0]', 'a Float64Array'],
      ['export const f = () => new Map();', 'result', 'a Map'],
      ['class Matrix {}\nexport const f = () => new Matrix();', 'result', 'a Matrix'],
      ['export const f = () => 1n;', 'result', 'a BigInt'],
      ['export const f = () => ({ get x() { return 1; } });', 'result.x', 'a getter'],
    ];
    for (const [source, path, found] of results) {
      it(`refuses ${found} as a result`, async () => {
        assert.deepEqual(await outcome(source), { kind: 'not-plain-data', path, found });
      });
    }

    it('refuses a result that contains itself or is huge', async () => {
      const cycle = await outcome('export function f() { const a: unknown[] = []; a.push(a); return a; }');
      assert.equal(cycle?.kind, 'not-plain-data');
      const huge = await outcome('export const f = () => new Array(5e6).fill(1);');
      assert.deepEqual(huge, { kind: 'too-large', message: 'more than 4000000 numbers came back' });
      const doubling = await outcome(
        'export function f() { let a: unknown = 1; for (let i = 0; i < 60; i++) a = [a, a]; return a; }',
      );
      assert.equal(doubling?.kind, 'too-large');
    });

    const loads: readonly (readonly [string, string, Load])[] = [
      [
        'a syntax error',
        'export function f() {\n  const y = ;\n}',
        { kind: 'syntax', message: 'Expression expected.', line: 2, column: 13 },
      ],
      [
        'an enum',
        'const a = 1;\nenum A { B }\nexport function f() {}',
        {
          kind: 'unsupported',
          message:
            '`enum` cannot be run by erasing types. Write a union of string literals, or an object with `as const`.',
          line: 2,
          column: 1,
        },
      ],
      [
        'an import',
        'import type { A } from "./a.ts";\nimport { readFileSync } from "fs";\nexport function f() {}',
        {
          kind: 'unsupported',
          message:
            '`fs` cannot be imported: your file is run alone. Put what you need into it; for types alone write `import type`.',
          line: 2,
          column: 1,
        },
      ],
      [
        'another name',
        'export function g() {}\nconst h = 1;\nexport { h as k };\nexport default g;',
        {
          kind: 'missing-export',
          wanted: 'f',
          exported: ['g', 'k', 'default'],
          declared: [
            { name: 'g', line: 1, column: 17 },
            { name: 'h', line: 2, column: 7 },
            { name: 'k', line: 3, column: 15 },
          ],
        },
      ],
      ['a constant', 'export const f = [1];', { kind: 'not-a-function', wanted: 'f', found: 'array' }],
      [
        'an exception while loading',
        'export function f() {}\nconst x: any = null;\nx.y;',
        {
          kind: 'threw',
          thrown: {
            name: 'TypeError',
            message: "Cannot read properties of null (reading 'y')",
            frames: [{ line: 3, column: 3 }],
          },
        },
      ],
    ];
    for (const [name, source, expected] of loads) {
      it(`reports ${name} instead of the function, in its own words and place`, async () => {
        assert.deepEqual(await load(source), expected);
      });
    }

    it('ends a hang while loading and shows what was printed before it', async () => {
      const run = await runCode(runner, 'console.log("here");\nwhile (true) {}\nexport function f() {}');
      const at = { line: 2, column: 1 };
      assert.deepEqual(run.load, { kind: 'timed-out', limitMs: ordinaryLimits.milliseconds, at });
      assert.deepEqual(run.console, [{ level: 'log', text: 'here' }]);
    });

    it('ends a hang in one call and still makes the next, but gives up after the second', async () => {
      const run = await runCode(
        runner,
        'export function f(x: number) { console.log("x", x); while (x < 0) {} return x; }',
        [[1], [-1], [2], [-2], [3]],
        { limits: { milliseconds: 300, megabytes: 200 } },
      );
      assert.deepEqual(
        run.observations.map(({ outcome: { kind }, console }) => [kind, console[0]?.text]),
        [
          ['returned', 'x 1'],
          ['timed-out', 'x -1'],
          ['returned', 'x 2'],
          ['timed-out', 'x -2'],
        ],
      );
    });

    it('ends a program that fills typed arrays, which the engine itself does not bound', async () => {
      const seen = await outcome('export const f = () => new Float64Array(5e8).fill(1).length;');
      const at = { line: 1, column: 18 };
      assert.deepEqual(seen, { kind: 'out-of-memory', limitMb: ordinaryLimits.megabytes, at });
    });

    it('ends a program that fills ordinary arrays', async () => {
      const seen = await outcome(
        'export function f() { const all: number[][] = []; for (;;) all.push(new Array(1000).fill(0.5)); }',
      );
      // The loop, or the statement in it: memory runs out in either.
      const at = seen?.kind === 'out-of-memory' ? seen.at : undefined;
      assert.ok(at?.line === 1 && [51, 60].includes(at.column), JSON.stringify(at));
      assert.deepEqual(seen, { kind: 'out-of-memory', limitMb: ordinaryLimits.megabytes, at });
    });

    it('survives recursion without an end', async () => {
      const seen = await outcome('export function f(n: number): number { return 1 + f(n + 1); }', 1);
      assert.equal(seen?.kind === 'threw' && seen.thrown.name, 'RangeError');
      assert.equal(
        seen?.kind === 'threw' && seen.thrown.hint,
        'A function called itself too deeply. Which call does not call again?',
      );
    });

    it('stops when it is cancelled and says so of every call that was left', async () => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 1000);
      const run = await runner.run(
        {
          source: 'export function f(x: number) { while (x > 0) {} return x; }',
          file: 'solution.ts',
          export: 'f',
          calls: [0, 1, 2].map((x) => ({ id: String(x), arguments: [x] })),
          limits: { milliseconds: 10_000, megabytes: 200 },
        },
        stop.signal,
      );
      assert.deepEqual(
        run.observations.map(({ id, outcome: { kind } }) => [id, kind]),
        [
          ['0', 'returned'],
          ['1', 'cancelled'],
          ['2', 'cancelled'],
        ],
      );
    });

    it('reads the next file after one that breaks the reader', async () => {
      const deep = await load(`export const f = ${'('.repeat(30_000)}1${')'.repeat(30_000)};`);
      assert.equal(deep.kind, 'unsupported');
    });
  });
}

describe('the pool of children', () => {
  it('serves more requests at once than it has workers, without mixing them up', async () => {
    const runner = openRunner();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        runCode(runner, `export const f = (x: number) => x + ${i};`, [[100], [200]]),
      ),
    );
    await runner.dispose();
    assert.deepEqual(
      answers.map(({ observations }) =>
        observations.map(({ outcome }) => outcome.kind === 'returned' && outcome.value),
      ),
      Array.from({ length: 12 }, (_, i) => [100 + i, 200 + i]),
    );
  });

  it('says in a sentence for the user that a child cannot be started', async () => {
    const runner = openRunner({ nodePath: '/no/such/node' });
    await assert.rejects(runCode(runner, right, [[1]]), /could not be started .*Check the setting/);
    await runner.dispose();
  });

  it('names the layers that were in force', async () => {
    const runner = openRunner({ useKernel: true });
    const { layers } = await runCode(runner, right, [[1]]);
    await runner.dispose();
    assert.ok(layers.includes('no code from strings'));
    assert.ok(layers.includes('Node permission model'));
  });
});
