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
import { lawfulIds, simplestTrials, type LawfulInputs } from '../grading/confirmation.ts';
import { callsOf, planCases, type PlannedCase } from '../grading/inputs.ts';
import type { Run } from '../grading/observation.ts';
import { propertyResult } from '../grading/propertyResult.ts';
import {
  bakedRungsSchema,
  chooseRungs,
  neighbours,
  steadyCases,
  unbakeRungs,
  type Rungs,
} from '../grading/rungs.ts';
import { smallCases } from '../grading/smallInputs.ts';
import { callsOfTrials, planTrials } from '../grading/trial.ts';
import type { CodePart } from '../problem/kinds/code.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { ExpectedError } from './expectedError.ts';
import { testLaws } from './lawChecking.ts';

export interface CodePlan {
  readonly seed: string;
  readonly planned: readonly PlannedCase[];
  readonly expectations: Expectations;
  /** What the set's author must mend; a submission cannot be judged fairly while there are any. */
  readonly faults: readonly CodeFault[];
}

export const bakedProblemSchema = z.strictObject({
  parts: z.array(bakedPartSchema),
  small: z
    .string()
    .optional()
    .describe('JSON text of the rungs that failures are shrunk to: read only once something fails.'),
});
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
  const planned = planCases(part, chosen, problem.data);
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
  const planned = planCases(part, seed, problem.data);
  const [{ reference, mutants }, unlawful] = await Promise.all([
    runKeys(problem, part, planned, runner),
    findUnlawful(problem, part, seed, runner),
  ]);
  const { expectations, faults } = expectationsFrom(part, planned, reference, mutants);
  return { seed, planned, expectations, faults: [...faults, ...unlawful] };
}

/** A law that the reference breaks would be held against every right solution. */
async function findUnlawful(
  { reference = '' }: LoadedProblem,
  part: CodePart,
  seed: string,
  runner: CodeRunner,
): Promise<CodeFault[]> {
  const trials = planTrials(part, seed);
  const absent = part.properties.filter(({ id }) => !trials.some(({ property }) => property.id === id));
  const idle = absent.map(({ id }) => ({
    message: `${part.id}: no sizes leave anything to change for the law ${id}.`,
    remedy: 'Give it sizes of two or more, under `sizes` or under `fresh`.',
  }));
  if (trials.length === 0) return idle;
  const request = { source: reference, file: 'reference.ts', export: part.export, limits: part.limits };
  const run = await runner.run({ ...request, calls: callsOfTrials(trials) });
  const laws = await testLaws(
    part,
    reference,
    'reference.ts',
    trials,
    run,
    seed,
    () => Promise.resolve({}),
    runner,
  );
  const broken = laws
    .map((law) => propertyResult(part, law, true))
    .filter(({ verdict }) => verdict !== 'holds');
  return [
    ...idle,
    ...broken.map(({ id, message = 'It could not be tried.' }) => ({
      message: `${part.id}: the reference breaks the law ${id}: ${message}`,
      remedy: 'Mend the law or the reference: a right solution must obey it on any inputs.',
    })),
  ];
}

async function runKeys(
  problem: LoadedProblem,
  part: CodePart,
  planned: readonly PlannedCase[],
  runner: CodeRunner,
): Promise<{ readonly reference: Run; readonly mutants: Readonly<Record<string, Run>> }> {
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
  return { reference, mutants };
}

const rungs = new WeakMap<LoadedProblem, Map<string, Promise<Rungs>>>();

/**
 * What a failure of the part is shrunk to: from the pack, or by running the reference and the mutants, once. None in a
 * pack that was made before there were any.
 */
export function planRungs(problem: LoadedProblem, part: CodePart, runner: CodeRunner): Promise<Rungs> {
  const known = rungs.get(problem) ?? new Map<string, Promise<Rungs>>();
  rungs.set(problem, known);
  const making = known.get(part.id) ?? makeRungs(problem, part, runner);
  known.set(part.id, making);
  making.catch(() => known.delete(part.id));
  return making;
}

async function makeRungs(problem: LoadedProblem, part: CodePart, runner: CodeRunner): Promise<Rungs> {
  if (problem.baked !== undefined) {
    const { small } = readBaked(problem.baked);
    const table = small === undefined ? undefined : bakedRungsSchema.parse(JSON.parse(small))[part.id];
    return table === undefined ? NO_RUNGS : unbakeRungs(part, table);
  }
  const planned = smallCases(part);
  if (planned.length === 0) return NO_RUNGS;
  const [{ reference, mutants }, lawful] = await Promise.all([
    runKeys(problem, withoutSlowMutants(part), planned, runner),
    findLawful(problem, part, runner),
  ]);
  const { expectations } = expectationsFrom(part, planned, reference, mutants);
  const steady = await findSteady(problem, part, planned, expectations, runner);
  return { ...chooseRungs(steady, expectations), lawful };
}

/** What is only too slow returns what is right, and tells no inputs apart. */
function withoutSlowMutants(part: CodePart): CodePart {
  return { ...part, misconceptions: part.misconceptions.filter(({ grows }) => grows === undefined) };
}

async function findSteady(
  { reference = '' }: LoadedProblem,
  part: CodePart,
  planned: readonly PlannedCase[],
  expectations: Expectations,
  runner: CodeRunner,
): Promise<readonly PlannedCase[]> {
  const calls = callsOf(neighbours(part, planned, expectations));
  if (calls.length === 0) return planned;
  const request = { source: reference, file: 'reference.ts', export: part.export, limits: part.limits };
  const { observations } = await runner.run({ ...request, calls });
  const results = new Map(
    observations.flatMap(({ id, outcome }) =>
      outcome.kind === 'returned' ? [[id, outcome.value] as const] : [],
    ),
  );
  return steadyCases(part, planned, expectations, results);
}

const NO_RUNGS: Rungs = { planned: [], expectations: {}, lawful: {} };

async function findLawful(
  { reference = '' }: LoadedProblem,
  part: CodePart,
  runner: CodeRunner,
): Promise<LawfulInputs> {
  const calls = callsOfTrials(part.properties.flatMap((property) => simplestTrials(part, property)));
  if (calls.length === 0) return {};
  const request = { source: reference, file: 'reference.ts', export: part.export, limits: part.limits };
  const { observations } = await runner.run({ ...request, calls });
  const outcomes = new Map(observations.map(({ id, outcome }) => [id, outcome]));
  return Object.fromEntries(
    part.properties.map((property) => [property.id, lawfulIds(part, property, outcomes)]),
  );
}

/** One line a fault, each with its remedy. */
export const formatCodeFaults = (faults: readonly CodeFault[]): string =>
  faults.map(({ message, remedy }) => `${message} ${remedy}`).join('\n');
