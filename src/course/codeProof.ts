/** Runs what an author wrote of a code part: the reference must pass, the starter fail, each mutant be recognised. */
import { judgeCode } from '../grading/code.ts';
import { callsOf } from '../grading/inputs.ts';
import type { Judgement } from '../grading/judgement.ts';
import { callsOfTrials, planTrials } from '../grading/trial.ts';
import type { Check, Examined, Placed } from '../grading/soundness.ts';
import type { CodeMisconception, CodePart } from '../problem/kinds/code.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { planCode, planRungs, type CodePlan } from './codePlan.ts';
import { testLaws } from './lawChecking.ts';
import { measurePart } from './measuring.ts';

/** Fresh inputs are drawn anew for each; what holds at three of them is no accident of one. */
export const SEEDS = ['proof/1', 'proof/2', 'proof/3'] as const;

/** @param at the part's place in `parts` */
export async function proveCode(
  problem: LoadedProblem,
  part: CodePart,
  at: number,
  runner: CodeRunner,
  signal?: AbortSignal,
): Promise<readonly Examined[]> {
  const trial = new Trial(problem, part, at, runner, signal);
  const mutants = part.misconceptions.flatMap((misconception, index) =>
    misconception.mutants.map((file) => ({ misconception, index, file })),
  );
  const examined = (check: Check, count: number, faults: readonly Placed[]): Examined => ({
    part: part.id,
    check,
    count,
    faults: faults.filter((fault, i) => faults.findIndex(({ what }) => what === fault.what) === i),
  });
  try {
    const planFaults: Placed[] = [];
    const [right, blank, wrong]: [Placed[], Placed[], Placed[]] = [[], [], []];
    for (const [i, seed] of SEEDS.entries()) {
      const plan = await planCode(problem, part, seed, runner);
      signal?.throwIfAborted();
      if (plan.faults.length > 0) {
        planFaults.push(...plan.faults.map(({ message, remedy }) => trial.placed(message, remedy)));
        continue;
      }
      const valuesOnly = i > 0;
      right.push(...(await trial.reference(plan, valuesOnly)));
      blank.push(...(await trial.starter(plan)));
      const found = await Promise.all(
        mutants.map(({ misconception, index, file }) =>
          valuesOnly && misconception.grows !== undefined
            ? []
            : trial.mutant(plan, misconception, index, file),
        ),
      );
      wrong.push(...found.flat());
    }
    const ofMutants = planFaults.filter(({ path }) => path.includes('mutants'));
    const ofReference = planFaults.filter((fault) => !ofMutants.includes(fault));
    return [
      examined('right', 1, [...ofReference, ...right]),
      examined('blank', 1, blank),
      examined('mutants', mutants.length, [...ofMutants, ...wrong]),
    ];
  } catch (error) {
    if (signal?.aborted === true || !(error instanceof Error)) throw error;
    return [examined('right', 1, [trial.notRun('The code of this part', error.message)])];
  }
}

class Trial {
  readonly #problem: LoadedProblem;
  readonly #part: CodePart;
  readonly #at: number;
  readonly #runner: CodeRunner;
  readonly #signal: AbortSignal | undefined;

  constructor(
    problem: LoadedProblem,
    part: CodePart,
    at: number,
    runner: CodeRunner,
    signal: AbortSignal | undefined,
  ) {
    this.#problem = problem;
    this.#part = part;
    this.#at = at;
    this.#runner = runner;
    this.#signal = signal;
  }

  async reference(plan: CodePlan, valuesOnly: boolean): Promise<Placed[]> {
    const judged = await this.#grade(plan, this.#problem.reference ?? '', valuesOnly);
    if (judged.verdict === 'fault') return [this.notRun('The reference', judged.reason)];
    if (judged.verdict === 'correct' && judged.credit === 1) return [];
    if (valuesOnly && judged.verdict === 'review' && this.#part.cost !== undefined) return [];
    const what = `The reference of \`${this.#part.id}\` is graded ${judged.verdict}: ${told(judged)}`;
    const remedy = `Mend ${this.#part.export} in reference.ts, or the cases, the tolerance or the cost that it is held against.`;
    return [this.#fault(['export'], what, remedy)];
  }

  async starter(plan: CodePlan): Promise<Placed[]> {
    const judged = await this.#grade(plan, this.#problem.starter ?? '', true);
    if (judged.verdict === 'fault') return [this.notRun('The starter', judged.reason)];
    const passes = judged.credit > 0 || judged.verdict === 'correct' || judged.verdict === 'review';
    if (!passes) return [];
    const what = `The starter of \`${this.#part.id}\` is graded ${judged.verdict} as it is.`;
    const remedy = `Take the solution out of ${this.#part.export} in starter.ts.`;
    return [this.#fault(['export'], what, remedy)];
  }

  async mutant(
    plan: CodePlan,
    misconception: CodeMisconception,
    index: number,
    file: string,
  ): Promise<Placed[]> {
    const judged = await this.#grade(
      plan,
      this.#problem.mutants.get(file) ?? '',
      misconception.grows === undefined,
    );
    const path = ['misconceptions', index, 'mutants'];
    if (judged.verdict === 'fault') return [this.notRun(`The mutant ${file}`, judged.reason)];
    const named = judged.diagnoses.map(({ id }) => id);
    if (named.length === 1 && named[0] === misconception.id && judged.credit === 0) return [];
    const seen = named.length === 0 ? 'no diagnosis' : `\`${named.join('`, `')}\``;
    const what = `The mutant ${file} is graded ${judged.verdict} with ${seen}, not with \`${misconception.id}\`: ${told(judged)}`;
    const remedy =
      'Add a case that tells it apart, or mend the mutant, `grows` or the order of the misconceptions.';
    return [this.#fault(path, what, remedy)];
  }

  /** A fault of reference or mutants that showed while the cases were planned. */
  placed(message: string, remedy: string): Placed {
    const index = this.#part.misconceptions.findIndex(({ mutants }) =>
      mutants.some((file) => message.includes(file)),
    );
    const path = index < 0 ? ['export'] : ['misconceptions', index, 'mutants'];
    return this.#fault(path, message, remedy);
  }

  notRun(what: string, because: string): Placed {
    const remedy = 'Until it has been run, nothing is proven about it.';
    return this.#fault(['export'], `${what} (\`${this.#part.id}\`) was not run: ${because}`, remedy);
  }

  #fault(path: Placed['path'], what: string, remedy: string): Placed {
    return { file: 'problem.yaml', path: ['parts', this.#at, ...path], what, remedy };
  }

  async #grade(plan: CodePlan, source: string, valuesOnly: boolean): Promise<Judgement> {
    const [part, runner, signal] = [this.#part, this.#runner, this.#signal];
    const trials = planTrials(part, plan.seed);
    // Once the other way round: what depends on the calls before it is no function of its arguments.
    const cases = plan.seed === SEEDS[1] ? callsOf(plan.planned).reverse() : callsOf(plan.planned);
    const calls = [...cases, ...callsOfTrials(trials)];
    const file = 'solution.ts';
    const run = await runner.run({ source, file, export: part.export, calls, limits: part.limits }, signal);
    signal?.throwIfAborted();
    const lawful = async () => (await planRungs(this.#problem, part, runner)).lawful;
    const laws = await testLaws(part, source, file, trials, run, plan.seed, lawful, runner, signal);
    const judged = judgeCode(part, plan.planned, plan.expectations, run, undefined, laws);
    if (valuesOnly || judged.verdict !== 'review') return judged;
    const cost = await measurePart(this.#problem, part, source, SEEDS[0], runner, signal);
    signal?.throwIfAborted();
    return judgeCode(part, plan.planned, plan.expectations, run, cost, laws);
  }
}

function told({ reason, findings }: Judgement): string {
  const [first] = findings.map(({ message }) => message);
  return first === undefined || first === reason ? reason : `${reason} ${first}`;
}
