/** The sets in the runner that students meet: references pass, every mutant is caught, also by its cost. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { planCode } from '../../src/course/codePlan.ts';
import { measurePart } from '../../src/course/measuring.ts';
import { openSet } from '../../src/course/openSet.ts';
import { judgeCode } from '../../src/grading/code.ts';
import { callsOf } from '../../src/grading/inputs.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import type { CodePart } from '../../src/problem/kinds/code.ts';
import type { LoadedProblem } from '../../src/problem/problemSet.ts';
import type { LocalRunner } from '../../src/runner/pool.ts';
import { openRunner } from '../runner/bundledRunner.ts';

const SETS = ['eecs182', 'getting-started'].map((name) =>
  fileURLToPath(new URL(`../../problems/${name}`, import.meta.url)),
);
const SEED = 'measured';

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

  async function grade(problem: LoadedProblem, part: CodePart, source: string): Promise<Judgement> {
    const plan = await planCode(problem, part, SEED, runner);
    assert.deepEqual(plan.faults, []);
    const run = await runner.run({
      source,
      file: 'solution.ts',
      export: part.export,
      calls: callsOf(plan.planned),
      limits: part.limits,
    });
    const judged = judgeCode(part, plan.planned, plan.expectations, run);
    if (judged.verdict !== 'review') return judged;
    const cost = await measurePart(problem, part, source, SEED, runner);
    return judgeCode(part, plan.planned, plan.expectations, run, cost);
  }

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

  it('catches every mutant by the misconception it is named for', async () => {
    const rows: string[] = [];
    await forEachCodePart(async (problem, part) => {
      for (const { id, mutants } of part.misconceptions) {
        for (const file of mutants) {
          const { verdict, diagnoses, reason } = await grade(problem, part, problem.mutants.get(file) ?? '');
          const named = diagnoses.map((one) => one.id).join();
          rows.push(`${file}: ${verdict}, ${named || 'not named'}`);
          assert.equal(named, id, `${file}: ${reason}`);
          assert.equal(verdict, 'incorrect', file);
        }
      }
    });
    assert.ok(rows.length >= 25, rows.join('\n'));
  });
});
