/** Every file in hostile/ does what its header says, earns nothing that it did not compute, and spoils nothing after it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../src/grading/observation.ts';
import type { CodeRunner } from '../../src/runner/runner.ts';
import { openRunner, runCode } from './bundledRunner.ts';

const folder = join(import.meta.dirname, 'hostile');
const limits = { milliseconds: 300, megabytes: 120 };

interface Attack {
  readonly name: string;
  readonly source: string;
  readonly tries: string;
  /** What must be seen, as alternatives: see `matches`. */
  readonly expects: readonly string[];
}

function readAttack(file: string): Attack {
  const source = readFileSync(join(folder, file), 'utf8');
  const tries = /^\/\/ tries: (.+?)\r?$/m.exec(source)?.[1];
  const expects = /^\/\/ expects: (.+?)\r?$/m.exec(source)?.[1];
  assert.ok(
    tries !== undefined && expects !== undefined,
    `${file} does not say what it tries and what must happen`,
  );
  return { name: file.replace(/\.ts$/, ''), source, tries, expects: expects.split(' | ') };
}

function mayBeEnded({ expects }: Attack): boolean {
  return expects.some((expected) => /timed-out|out-of-memory/.test(expected));
}

/** The task that all of them pretend to solve: `f(x)` is `[x, 2x]`, at an x that nobody can know. */
const rightAnswer = (x: number): readonly number[] => [x, 2 * x];

/**
 * `load KIND [NAME]`, or what the first call did: `KIND`, `threw NAME`, `returned JSON`; `honest` computed the right
 * answer in every call in spite of everything.
 */
function matches(run: Run, expected: string, x: number): boolean {
  const [word = '', ...rest] = expected.split(' ');
  const detail = rest.join(' ');
  if (word === 'load') {
    if (run.load.kind === 'threw') return detail === `threw ${run.load.thrown.name}`;
    return run.load.kind === detail;
  }
  const outcome = run.observations[0]?.outcome;
  if (outcome === undefined || run.load.kind !== 'loaded') return false;
  if (word === 'honest') return run.observations.every((seen) => isRight(seen.outcome, x));
  if (outcome.kind !== word) return false;
  if (outcome.kind === 'returned') {
    return detail === '' || JSON.stringify(outcome.value) === JSON.stringify(JSON.parse(detail));
  }
  return outcome.kind !== 'threw' || detail === '' || outcome.thrown.name === detail;
}

function isRight(outcome: Run['observations'][number]['outcome'], x: number): boolean {
  return outcome.kind === 'returned' && JSON.stringify(outcome.value) === JSON.stringify(rightAnswer(x));
}

// What a terminal obeys or an editor reorders; one newline or tab does no harm.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const attacks = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map(readAttack);

for (const reuse of ['context-per-request', 'process-per-request'] as const) {
  describe(`hostile code with a ${reuse.replaceAll('-', ' ')}`, () => {
    let runner: CodeRunner;
    before(() => {
      process.env['REDERIVE_CANARY'] = 'canary-in-the-environment';
      runner = openRunner({ reuse, useKernel: reuse === 'process-per-request' });
    });
    after(async () => {
      delete process.env['REDERIVE_CANARY'];
      await runner.dispose();
    });

    for (const attack of attacks) {
      // Whatever ends a process ends it in the same way however it is used: once is enough.
      if (reuse === 'process-per-request' && mayBeEnded(attack)) continue;
      it(`${attack.name}: cannot ${attack.tries}`, async () => {
        const x = Math.random();
        const run = await runCode(
          runner,
          attack.source,
          [
            [x, [x]],
            [x, [x]],
          ],
          { limits },
        );
        const seen = JSON.stringify({ load: run.load, observations: run.observations }).slice(0, 500);
        assert.ok(
          attack.expects.some((expected) => matches(run, expected, x)),
          `expected ${attack.expects.join(' or ')}, saw ${seen}`,
        );
        if (!attack.expects.includes('honest')) {
          assert.ok(
            !run.observations.some(({ outcome }) => isRight(outcome, x)),
            'a mark that was not earned',
          );
        }
        assert.doesNotMatch(seen, /root:|canary-in/, 'something of the machine was seen');
        for (const text of wordsOf(run)) assert.doesNotMatch(text, UNSAFE);

        const next = await runCode(runner, 'export const f = (x: number) => [x].map((y) => [y, 2 * y])[0];', [
          [x],
        ]);
        assert.deepEqual(next.observations[0]?.outcome, { kind: 'returned', value: rightAnswer(x) });
      });
    }
  });
}

/** Everything of a run that is shown as it is. */
function wordsOf(run: Run): readonly string[] {
  const words: string[] = [];
  if (run.load.kind === 'threw') words.push(run.load.thrown.name, run.load.thrown.message);
  if (run.load.kind === 'syntax' || run.load.kind === 'unsupported') words.push(run.load.message);
  for (const { outcome, console } of run.observations) {
    if (outcome.kind === 'threw') words.push(outcome.thrown.name, outcome.thrown.message);
    if (outcome.kind === 'not-plain-data') words.push(outcome.path, outcome.found);
    for (const { text } of console) words.push(text);
  }
  return words;
}
