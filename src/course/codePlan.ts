/** What a code part's submission is run on and judged by: planned cases and what they must return. */
import { z } from 'zod';
import {
  bakedPartSchema,
  bakedSeeds,
  expectationsFrom,
  unbake,
  type CodeFault,
  type Expectations,
} from '../grading/expectation.ts';
import { callsOf, planCases, type PlannedCase } from '../grading/inputs.ts';
import type { Run } from '../grading/observation.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { ExpectedError } from './expectedError.ts';

export interface CodePlan {
  readonly seed: string;
  readonly planned: readonly PlannedCase[];
  readonly expectations: Expectations;
  /** What the set's author must mend; a submission cannot be judged fairly while there are any. */
  readonly faults: readonly CodeFault[];
}

export const bakedProblemSchema = z.strictObject({ parts: z.array(bakedPartSchema) });
export type BakedProblem = z.output<typeof bakedProblemSchema>;

const plans = new WeakMap<LoadedProblem, Map<string, Promise<CodePlan>>>();

/**
 * From the pack, or by running the reference and the mutants; each seed of a problem once.
 *
 * @param seed any text; a pack knows a few seeds and takes one of them by it
 */
export function planCode(
  problem: LoadedProblem,
  part: CodePart,
  seed: string,
  runner: CodeRunner,
): Promise<CodePlan> {
  const known = plans.get(problem) ?? new Map<string, Promise<CodePlan>>();
  plans.set(problem, known);
  const key = `${part.id}\n${seed}`;
  const plan = known.get(key) ?? makePlan(problem, part, seed, runner);
  known.set(key, plan);
  // A run that was cut short says nothing of the next one.
  plan.catch(() => known.delete(key));
  return plan;
}

function makePlan(
  problem: LoadedProblem,
  part: CodePart,
  seed: string,
  runner: CodeRunner,
): Promise<CodePlan> {
  return problem.baked === undefined
    ? planByRunning(problem, part, seed, runner)
    : Promise.resolve(planFromPack(problem, part, seed, problem.baked));
}

function planFromPack(problem: LoadedProblem, part: CodePart, seed: string, text: string): CodePlan {
  const baked = readBaked(text).parts.find((one) => one.part === part.id);
  const seeds = baked === undefined ? [] : bakedSeeds(baked);
  if (baked === undefined || seeds.length === 0) {
    throw new ExpectedError(
      `The pack has no expected values for ${problem.problem.id}/${part.id}. Fetch it again.`,
      'material',
    );
  }
  const chosen = seeds.includes(seed) ? seed : (seeds[spread(seed) % seeds.length] ?? seed);
  const planned = planCases(part, chosen);
  return { seed: chosen, planned, expectations: unbake(baked, chosen), faults: [] };
}

const readings = new Map<string, BakedProblem>();

function readBaked(text: string): BakedProblem {
  const known = readings.get(text);
  if (known !== undefined) return known;
  const baked = bakedProblemSchema.parse(JSON.parse(text));
  readings.clear();
  readings.set(text, baked);
  return baked;
}

/** Texts to numbers, well spread (FNV-1a). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

async function planByRunning(
  problem: LoadedProblem,
  part: CodePart,
  seed: string,
  runner: CodeRunner,
): Promise<CodePlan> {
  const planned = planCases(part, seed);
  const runOf = (source: string, file: string): Promise<Run> =>
    runner.run({ source, file, export: part.export, calls: callsOf(planned), limits: part.limits });
  const mutantFiles = [...new Set(part.misconceptions.flatMap(({ mutants }) => mutants))];
  const [reference, ...runs] = await Promise.all([
    runOf(problem.reference ?? '', 'reference.ts'),
    ...mutantFiles.map((file) => runOf(problem.mutants.get(file) ?? '', file)),
  ]);
  const mutants = Object.fromEntries(
    mutantFiles.flatMap((file, i) => (runs[i] === undefined ? [] : [[file, runs[i]]])),
  );
  return { seed, planned, ...expectationsFrom(part, planned, reference, mutants) };
}

/** One line a fault, each with its remedy. */
export const formatCodeFaults = (faults: readonly CodeFault[]): string =>
  faults.map(({ message, remedy }) => `${message} ${remedy}`).join('\n');
