/** Puts the laws of a part to the test on what code returned, and makes sure before any is called broken. */
import {
  callsOfConfirmation,
  judgeConfirmed,
  planConfirmation,
  type LawfulInputs,
} from '../grading/confirmation.ts';
import { judgeTrial } from '../grading/lawfulness.ts';
import type { Outcome, Run } from '../grading/observation.ts';
import type { TestedLaw } from '../grading/propertyResult.ts';
import { isOverLimit } from '../grading/seenCase.ts';
import { callsOfTrials, type Trial } from '../grading/trial.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { CodeRunner } from '../runner/runner.ts';

/** The first calls were no larger and did end. */
const LONGEST_MS = 500;

/**
 * `run` made the calls of `trials` among others. Only where a law seems broken is the code run once more.
 *
 * @param lawful the simplest inputs that right code obeys the laws on, asked for only where one seems broken
 * @param file the name in stack frames, `reference.ts` for an author's own code
 */
export async function testLaws(
  part: CodePart,
  source: string,
  file: string,
  trials: readonly Trial[],
  run: Run,
  seed: string,
  lawful: () => Promise<LawfulInputs>,
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
  if (run.observations.some(({ outcome }) => isOverLimit(outcome))) {
    // What hangs is not called again, and what is not made sure of is not said.
    return first.map(({ trial, result }) => ({
      property: trial.property,
      result: result.kind === 'broken' ? { kind: 'untested', overLimit: false } : result,
    }));
  }
  const simplest = await lawful();
  const confirmations = suspects.map(({ trial }) => planConfirmation(part, trial, seed, simplest));
  const calls = confirmations.flatMap(callsOfConfirmation);
  const limits = { ...part.limits, milliseconds: Math.min(part.limits.milliseconds, LONGEST_MS) };
  const more = await runner.run({ source, file, export: part.export, limits, calls }, signal);
  for (const { id, outcome } of more.observations) outcomes.set(id, outcome);
  return first.map(({ trial, result }) => {
    const confirmation = confirmations.find((one) => one.trial === trial);
    return {
      property: trial.property,
      result: confirmation === undefined ? result : judgeConfirmed(part, confirmation, outcomes),
    };
  });
}
