/** Puts the laws of a part to the test on what code returned, and makes sure before any is called broken. */
import { callsOfConfirmation, judgeConfirmed, planConfirmation } from '../grading/confirmation.ts';
import { judgeTrial } from '../grading/lawfulness.ts';
import type { Outcome, Run } from '../grading/observation.ts';
import type { TestedLaw } from '../grading/propertyResult.ts';
import { smallCases } from '../grading/smallInputs.ts';
import { callsOfTrials, type Trial } from '../grading/trial.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { CodeRunner } from '../runner/runner.ts';

/**
 * `run` made the calls of `trials` among others. Only where a law seems broken is the code run once more.
 *
 * @param file the name in stack frames, `reference.ts` for an author's own code
 */
export async function testLaws(
  part: CodePart,
  source: string,
  file: string,
  trials: readonly Trial[],
  run: Run,
  seed: string,
  runner: CodeRunner,
  signal?: AbortSignal,
): Promise<TestedLaw[]> {
  const outcomes = new Map<string, Outcome>(run.observations.map(({ id, outcome }) => [id, outcome]));
  const first = trials.map((trial) => {
    const ids = callsOfTrials([trial]).map(({ id }) => id);
    return {
      trial,
      result: judgeTrial(
        part,
        trial,
        ids.map((id) => outcomes.get(id)),
      ),
    };
  });
  const suspects = first.filter(({ result }) => result.kind === 'broken');
  if (suspects.length === 0) return first.map(({ trial, result }) => ({ property: trial.property, result }));
  const small = smallCases(part);
  const confirmations = suspects.map(({ trial }) => planConfirmation(part, trial, seed, small));
  const calls = confirmations.flatMap(callsOfConfirmation);
  const more = await runner.run({ source, file, export: part.export, limits: part.limits, calls }, signal);
  for (const { id, outcome } of more.observations) outcomes.set(id, outcome);
  return first.map(({ trial, result }) => {
    const confirmation = confirmations.find((one) => one.trial === trial);
    return {
      property: trial.property,
      result: confirmation === undefined ? result : judgeConfirmed(part, confirmation, outcomes),
    };
  });
}
