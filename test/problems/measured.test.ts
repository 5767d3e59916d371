/** The sets in the runner that students meet: references pass, every mutant is caught, also by its cost. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { checkCode } from '../../src/course/codeCheck.ts';
import { openSet } from '../../src/course/openSet.ts';
import { weightOf } from '../../src/grading/smallInputs.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import type { CodePart } from '../../src/problem/kinds/code.ts';
import type { LoadedProblem } from '../../src/problem/problemSet.ts';
import { readAnswers } from '../../src/submission/answers.ts';
import type { LocalRunner } from '../../src/runner/pool.ts';
import { openRunner } from '../runner/bundledRunner.ts';

const SETS = ['eecs182', 'getting-started'].map((name) =>
  fileURLToPath(new URL(`../../problems/${name}`, import.meta.url)),
);
const SEED = 'measured';
/** A handful of small integers weighs as much; the lightest batch to mine semi-hard negatives in weighs most. */
const LIGHT = 150;

describe('The problem sets in the runner', () => {
  let runner: LocalRunner;
  let problems: readonly LoadedProblem[];
  before(async () => {
    const readings = await Promise.all(SETS.map(openSet));
    assert.ok(readings.every(({ kind }) => kind === 'loaded'));
    problems = readings.flatMap((reading) => (reading.kind === 'loaded' ? reading.set.problems : []));
    runner = openRunner();
  });
  after(() => runner.dispose());

  const grade = (problem: LoadedProblem, part: CodePart, source: string): Promise<Judgement> =>
    checkCode(problem, part, source, readAnswers('', []), { runner, seed: SEED, layers: new Set() });

  async function forEachCodePart(
    visit: (problem: LoadedProblem, part: CodePart) => Promise<void>,
  ): Promise<void> {
    for (const problem of problems) {
      for (const part of problem.problem.parts) if (part.kind === 'code') await visit(problem, part);
    }
  }

  it('gives the reference full marks, its cost counted', async () => {
    await forEachCodePart(async (problem, part) => {
      const { verdict, reason } = await grade(problem, part, problem.reference ?? '');
      assert.equal(verdict, 'correct', `${part.id}: ${reason}`);
      if (part.cost !== undefined) assert.match(reason, /at a measured cost of \$.*N/);
    });
  });

  it('catches every mutant by the misconception it is named for, and shows a simple input that proves it', async () => {
    const table: string[] = [];
    let mutantsTried = 0;
    await forEachCodePart(async (problem, part) => {
      let caught = 0;
      let all = 0;
      for (const { id, mutants, grows } of part.misconceptions) {
        for (const file of mutants) {
          all += 1;
          const source = problem.mutants.get(file) ?? '';
          const { verdict, diagnoses, reason, counterexample } = await grade(problem, part, source);
          assert.equal(diagnoses.map((one) => one.id).join(), id, `${file}: ${reason}`);
          assert.equal(verdict, 'incorrect', file);
          // What costs too much returns what is right: there is no input that shows it.
          assert.equal(counterexample === undefined, grows !== undefined, file);
          if (counterexample !== undefined) {
            assert.notEqual(counterexample.expected, counterexample.actual, file);
            const weight = weightOf(Object.values(counterexample.arguments));
            assert.ok(weight < LIGHT, `${file}: ${weight}: ${counterexample.input}`);
          }
          caught += 1;
        }
      }
      mutantsTried += all;
      table.push(`      ${part.id.padEnd(20)}${`${caught} of ${all}`.padStart(10)}`);
    });
    process.stdout.write(`      ${'part'.padEnd(20)}${'caught'.padStart(10)}\n${table.join('\n')}\n`);
    assert.ok(mutantsTried >= 25, String(mutantsTried));
  });
});
