/** Has the cost of a right solution counted, and makes sure that what was counted was the right computation. */
import { agrees } from '../grading/comparison.ts';
import { compareCosts, type CostComparison } from '../grading/costComparison.ts';
import { judgeMeasuredCost, type CostJudgement } from '../grading/costJudgement.ts';
import { drawArguments } from '../grading/inputs.ts';
import type { Finding } from '../grading/judgement.ts';
import type { CountedCall } from '../grading/measurement.ts';
import { allowedAt, judgeMemory } from '../grading/memoryJudgement.ts';
import { statedCost } from '../grading/statedCost.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { Answers } from '../submission/answers.ts';
import type { CodeRunner } from '../runner/runner.ts';

/**
 * Undefined for a part that asks for no cost. Where the reference is at hand, the values returned while counting
 * are held against it: code that computes something cheaper at sizes that no case has must not pass.
 */
export async function measurePart(
  problem: LoadedProblem,
  part: CodePart,
  source: string,
  seed: string,
  runner: CodeRunner,
  signal?: AbortSignal,
): Promise<CostJudgement | undefined> {
  if (part.cost === undefined) return undefined;
  const { symbols } = part.cost;
  const inputs = (sizes: Readonly<Record<string, number>>) => drawArguments(part, sizes, seed);
  const own = { source, file: 'solution.ts', export: part.export, limits: part.limits };
  const measurement = await runner.measureCost({ ...own, symbols, inputs }, signal);
  const calls = 'calls' in measurement ? (measurement.calls ?? []) : [];
  const wrong = await findWrong(problem, part, calls, runner, signal);
  if (wrong !== undefined) {
    const sizes = Object.entries(wrong.sizes).map(([symbol, size]) => `$${symbol} = ${size}$`);
    return {
      kind: 'undetermined',
      because: `The cases agree with the reference, but at ${sizes.join(', ')}, where operations were counted, the values returned do not.`,
    };
  }
  return judgeMeasuredCost(part, measurement, problem.problem.symbols);
}

/** What is to be said of how much right code holds at once; undefined where nothing is. */
export async function lookAtMemory(
  { problem }: LoadedProblem,
  part: CodePart,
  source: string,
  seed: string,
  runner: CodeRunner,
  signal?: AbortSignal,
): Promise<Finding | undefined> {
  if (part.memory === undefined || part.cost === undefined) return undefined;
  const fixed = Object.fromEntries(part.cost.symbols.map((name) => [name, 4]));
  const { symbols } = part.memory;
  const inputs = (sizes: Readonly<Record<string, number>>) =>
    drawArguments(part, { ...fixed, ...sizes }, seed);
  const own = { source, file: 'solution.ts', export: part.export, limits: part.limits };
  const key = allowedAt(part, problem.symbols);
  const allowed =
    key === undefined
      ? {}
      : { allowed: (sizes: Readonly<Record<string, number>>) => key({ ...fixed, ...sizes }) };
  const measurement = await runner.measureMemory({ ...own, symbols, inputs, ...allowed }, signal);
  return judgeMemory(part, measurement, problem.symbols);
}

/** The counted cost beside what the student wrote in the part that the code part names. */
export function compareWithClaim(
  { problem }: LoadedProblem,
  part: CodePart,
  cost: CostJudgement,
  answers: Answers,
  tellKey: boolean,
): CostComparison {
  const linked = problem.parts.find(({ id }) => id === part.cost?.claim);
  const answer = linked === undefined ? undefined : answers.sections.get(linked.id)?.answer;
  const stated =
    linked?.kind === 'cost' && answer !== undefined ? statedCost(linked, answer, problem.symbols) : undefined;
  return compareCosts(part, cost, stated, problem.symbols, tellKey);
}

async function findWrong(
  { reference }: LoadedProblem,
  part: CodePart,
  calls: readonly CountedCall[],
  runner: CodeRunner,
  signal: AbortSignal | undefined,
): Promise<CountedCall | undefined> {
  if (reference === undefined || calls.length === 0) return undefined;
  const run = await runner.run(
    {
      source: reference,
      file: 'reference.ts',
      export: part.export,
      calls: calls.map((call, i) => ({ id: String(i), arguments: call.inputs })),
      limits: part.limits,
    },
    signal,
  );
  return calls.find((call, i) => {
    const outcome = run.observations[i]?.outcome;
    return outcome?.kind === 'returned' && !agrees(outcome.value, call.value, part.tolerance.value);
  });
}
