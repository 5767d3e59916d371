/** Looks for the simplest inputs on which a student's code fails in the way that it does. */
import { lookAll, recognise } from '../grading/code.ts';
import {
  counterexampleFrom,
  failureOf,
  type Counterexample,
  type Failure,
} from '../grading/counterexample.ts';
import type { PlannedCase } from '../grading/inputs.ts';
import { callsOf } from '../grading/inputs.ts';
import type { Outcome, Run } from '../grading/observation.ts';
import { isOverLimit, type Seen } from '../grading/seenCase.ts';
import { weightOf } from '../grading/smallInputs.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { planRungs, type CodePlan } from './codePlan.ts';

/** Calls in one go; the search ends at the first go that finds something. */
const AT_ONCE = 40;
/** A call on a handful of numbers that takes longer hangs. */
const LONGEST_MS = 300;

/**
 * Undefined where no case gives a wrong value or fails to give one. Where nothing simpler fails in the same way, or the
 * code broke a limit (what hangs is not called again), it is the simplest failing case that is not hidden.
 */
export async function shrink(
  problem: LoadedProblem,
  part: CodePart,
  source: string,
  plan: CodePlan,
  run: Run,
  runner: CodeRunner,
  signal?: AbortSignal,
): Promise<Counterexample | undefined> {
  if (run.load.kind !== 'loaded') return undefined;
  const seen = lookAll(part, plan.planned, plan.expectations, run);
  const failure = failureOf(part, seen, recognise(part, seen)?.mutants ?? []);
  if (failure === undefined) return undefined;
  const outcomes = new Map(run.observations.map(({ id, outcome }) => [id, outcome]));
  const shown = seen
    .filter(({ planned }) => !planned.hidden)
    .sort((one, other) => weightOf(one.planned.arguments) - weightOf(other.planned.arguments));
  const own = firstOf(part, shown, outcomes, failure);
  if (run.observations.some(({ outcome }) => isOverLimit(outcome) || outcome.kind === 'cancelled'))
    return own;
  const rungs = await planRungs(problem, part, runner);
  const simpler = rungs.planned.filter(
    (one) => own === undefined || weightOf(one.arguments) < weightOf(Object.values(own.arguments)),
  );
  const limits = { ...part.limits, milliseconds: Math.min(part.limits.milliseconds, LONGEST_MS) };
  for (let from = 0; from < simpler.length; from += AT_ONCE) {
    const planned = simpler.slice(from, from + AT_ONCE);
    const request = { source, file: 'solution.ts', export: part.export, limits, calls: callsOf(planned) };
    const { observations } = await runner.run(request, signal);
    const found = firstOf(
      part,
      planned.map((one) => ({ planned: one, expectation: rungs.expectations[one.id] })),
      new Map(observations.map(({ id, outcome }) => [id, outcome])),
      failure,
    );
    if (found !== undefined) return found;
    if (observations.some(({ outcome }) => isOverLimit(outcome) || outcome.kind === 'cancelled')) break;
  }
  return own;
}

function firstOf(
  part: CodePart,
  candidates: readonly (Pick<Seen, 'expectation'> & { readonly planned: PlannedCase })[],
  outcomes: ReadonlyMap<string, Outcome>,
  failure: Failure,
): Counterexample | undefined {
  for (const { planned, expectation } of candidates) {
    const outcome = outcomes.get(planned.id);
    if (outcome === undefined || expectation === undefined) continue;
    const found = counterexampleFrom(part, planned, expectation, outcome, failure);
    if (found !== undefined) return found;
  }
  return undefined;
}
