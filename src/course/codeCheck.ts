/** Runs and judges one code part: its cases, its laws, its cost, and the simplest inputs on which it fails. */
import { judgeCode } from '../grading/code.ts';
import { callsOf } from '../grading/inputs.ts';
import type { Judgement } from '../grading/judgement.ts';
import { callsOfTrials, planTrials } from '../grading/trial.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { Answers } from '../submission/answers.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { formatCodeFaults, planCode, planRungs } from './codePlan.ts';
import { ExpectedError } from './expectedError.ts';
import { testLaws } from './lawChecking.ts';
import { compareWithClaim, lookAtMemory, measurePart } from './measuring.ts';
import { shrink } from './shrinking.ts';

interface CodeCheckOptions {
  /** Undefined where code may not run. */
  readonly runner: CodeRunner | undefined;
  readonly signal?: AbortSignal;
  readonly seed: string;
  /** Receives the names of the protective layers that the code ran behind. */
  readonly layers: Set<string>;
  readonly tellKeys?: boolean;
}

/** @throws ExpectedError when the set is unsound */
export async function checkCode(
  problem: LoadedProblem,
  part: CodePart,
  source: string,
  answers: Answers,
  { runner, signal, seed, layers, tellKeys = false }: CodeCheckOptions,
): Promise<Judgement> {
  if (runner === undefined) {
    return {
      verdict: 'review',
      credit: 0,
      reason: 'Not run: running code waits until this folder is trusted.',
      diagnoses: [],
      findings: [],
    };
  }
  const plan = await planCode(problem, part, seed, runner);
  if (plan.faults.length > 0) {
    throw new ExpectedError(formatCodeFaults(plan.faults), 'material');
  }
  const { export: name, limits } = part;
  const { planned, expectations } = plan;
  // Laws need no expected values, so that even a pack, which knows few seeds, tries them on numbers never seen.
  const trials = planTrials(part, seed);
  const calls = [...callsOf(planned), ...callsOfTrials(trials)];
  const run = await runner.run({ source, file: 'solution.ts', export: name, limits, calls }, signal);
  run.layers.forEach((layer) => layers.add(layer));
  const lawful = async () => (await planRungs(problem, part, runner)).lawful;
  const laws = await testLaws(part, source, 'solution.ts', trials, run, seed, lawful, runner, signal);
  const judgement = judgeCode(part, planned, expectations, run, undefined, laws);
  const right = judgement.cases?.every(({ verdict }) => verdict === 'passed') === true;
  const broken = judgement.properties?.find(({ verdict }) => verdict === 'broken');
  // Wrong values are told first; what wrong code costs is no news.
  if (right && broken === undefined) {
    if (judgement.verdict === 'ungradable') return judgement;
    const cost = await measurePart(problem, part, source, plan.seed, runner, signal);
    if (cost === undefined) return judgement;
    const judged = judgeCode(part, planned, expectations, run, cost, laws);
    // A finding without marks comes last, and only for code with nothing else to mend: nobody waits for it on the way
    // there, and a class's right submissions still carry it.
    const memory =
      judged.verdict === 'correct'
        ? await lookAtMemory(problem, part, source, plan.seed, runner, signal)
        : undefined;
    return {
      ...judged,
      findings: memory === undefined ? judged.findings : [...judged.findings, memory],
      cost: compareWithClaim(problem, part, cost, answers, tellKeys),
    };
  }
  const counterexample =
    (await shrink(problem, part, source, plan, run, runner, signal)) ?? broken?.counterexample;
  return counterexample === undefined ? judgement : { ...judgement, counterexample };
}
