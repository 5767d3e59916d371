/** Puts expected values in the place of reference and mutants, so that a pack can be judged by without them. */
import { bake } from '../grading/expectation.ts';
import { bakeRungs, type BakedRungs } from '../grading/rungs.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { planCode, planRungs, type BakedProblem } from './codePlan.ts';
import { ExpectedError } from './expectedError.ts';

/** Fresh inputs a student's pack can draw from. Few enough to stay small, enough that no fixed answer passes. */
const SEEDS = 4;

/**
 * What the reference and the mutants return on the cases of a pack, and on the inputs that failures are shrunk to.
 *
 * @param set its id: the same set always bakes the same
 * @throws ExpectedError when the set is unsound
 */
export async function bakeProblem(
  set: string,
  problem: LoadedProblem,
  runner: CodeRunner,
): Promise<BakedProblem> {
  const code = problem.problem.parts.filter((part): part is CodePart => part.kind === 'code');
  const parts = [];
  const small: BakedRungs = {};
  for (const part of code) {
    const runs = [];
    for (let i = 1; i <= (part.fresh === undefined ? 1 : SEEDS); i++) {
      const plan = await planCode(problem, part, `${set}/${i}`, runner);
      const [fault] = plan.faults;
      if (fault !== undefined) {
        throw new ExpectedError(`${problem.problem.id}/${fault.message} ${fault.remedy}`, 'material');
      }
      runs.push(plan);
    }
    parts.push(bake(part, runs));
    small[part.id] = bakeRungs(await planRungs(problem, part, runner));
  }
  return { parts, small: JSON.stringify(small) };
}
