/** Tells a broken law from rounding and from chance, before anybody is told that it is broken. */
import type { CodePart, Parameter } from '../problem/kinds/code.ts';
import { compare } from './comparison.ts';
import type { PlannedCase } from './inputs.ts';
import { judgeTrial, type TrialResult } from './lawfulness.ts';
import type { Call, Outcome, Value } from './observation.ts';
import { randomFrom } from './random.ts';
import { callsOfTrials, drawTrial, mapNumbers, trialOf, type Trial } from './trial.ts';

/** Relative; far above rounding and far below anything that a law is about. */
const NUDGE = 2 ** -30;
/** Honest code rounds in a few hundred places, each by less than 2⁻⁵³ of its size. */
const ROUNDINGS = 1000 * 2 ** -53;
/** What is shown as the simplest numbers must be broken beyond any doubt. */
const DOUBTLESS = 100;
/** A tolerance that no two different results are within, and by which a scale can still be divided. */
const UNEQUAL = 2 ** -200;
/** Calls that a search for simpler numbers may make. */
const SIMPLER_CALLS = 80;

/** The calls that decide about a law that seemed broken, and the search for simpler numbers that break it. */
export interface Confirmation {
  readonly trial: Trial;
  /** For an estimator: other draws, which must show it again. */
  readonly again?: Trial;
  /** Otherwise: the same calls on inputs changed in their tenth digit. */
  readonly nudged?: Trial;
  readonly simpler: readonly Trial[];
}

export function planConfirmation(
  part: CodePart,
  trial: Trial,
  seed: string,
  small: readonly PlannedCase[],
): Confirmation {
  const { property } = trial;
  if (property.law === 'unbiased') {
    const again = drawTrial(part, property, `${seed}/again`);
    return {
      trial,
      ...(again === undefined ? {} : { again: { ...again, id: `${again.id}:again` } }),
      simpler: [],
    };
  }
  const random = randomFrom(`${part.id}/${seed}/nudge`);
  const nudge = (number: number): number => number * (1 + NUDGE * (random.uniform() < 0.5 ? -1 : 1));
  const parameters = Object.values(part.parameters);
  const nudged = {
    ...trial,
    id: `${trial.id}:nudged`,
    calls: trial.calls.map((given) =>
      given.map((value, i) => (isContinuous(parameters[i]) ? mapNumbers(value, nudge) : value)),
    ),
  };
  return { trial, nudged, simpler: simplerTrials(part, trial, small) };
}

/** A count or a label that is changed in its tenth digit is none any more. */
function isContinuous(parameter: Parameter | undefined): boolean {
  if (parameter === undefined || parameter.integers !== undefined) return false;
  return parameter.scalar === undefined || parameter.scalar === 'drawn';
}

export function callsOfConfirmation({ again, nudged, simpler }: Confirmation): Call[] {
  return callsOfTrials([
    ...(again === undefined ? [] : [again]),
    ...(nudged === undefined ? [] : [nudged]),
    ...simpler,
  ]);
}

/** `outcomes` by call id, those of the first run and of the confirming one together. */
export function judgeConfirmed(
  part: CodePart,
  { trial, again, nudged, simpler }: Confirmation,
  outcomes: ReadonlyMap<string, Outcome>,
): TrialResult {
  const of = (one: Trial): (Outcome | undefined)[] => callsOfTrials([one]).map(({ id }) => outcomes.get(id));
  if (again !== undefined) {
    const second = judgeTrial(part, again, of(again));
    return second.kind === 'broken' ? judgeTrial(part, trial, of(trial)) : second;
  }
  const sensitivity = nudged === undefined ? 0 : sensitivityOf(of(trial), of(nudged));
  const tolerance = Math.max(part.tolerance.value, sensitivity * ROUNDINGS);
  const judged = judgeTrial(part, trial, of(trial), tolerance);
  if (judged.kind !== 'broken') return judged;
  for (const one of simpler) {
    const found = judgeTrial(part, one, of(one), tolerance * DOUBTLESS);
    if (found.kind === 'broken') return found;
  }
  return judged;
}

/** How many times larger, relative to its row, the result changed than the inputs did; 0 where it has no numbers. */
function sensitivityOf(
  outcomes: readonly (Outcome | undefined)[],
  nudged: readonly (Outcome | undefined)[],
): number {
  const changes = outcomes.map((outcome, i) => {
    const other = nudged[i];
    if (outcome?.kind !== 'returned' || other?.kind !== 'returned') return 0;
    return Math.max(0, ...changesBetween(outcome.value, other.value));
  });
  return Math.max(0, ...changes) / NUDGE;
}

/** Of each number that differs at all, relative to the scale of its row. */
function changesBetween(one: Value, other: Value): number[] {
  return compare(one, other, UNEQUAL).flatMap((mismatch) => {
    if (mismatch.kind !== 'number') return [];
    const scale = mismatch.within / UNEQUAL;
    const change = Math.abs(mismatch.actual - mismatch.expected) / scale;
    return Number.isFinite(change) ? [change] : [];
  });
}

/** The same law on the simplest inputs, beginning with the smallest; what is changed to comes from the next of their size. */
function simplerTrials(part: CodePart, { property }: Trial, small: readonly PlannedCase[]): Trial[] {
  const trials: Trial[] = [];
  let calls = 0;
  for (const one of small) {
    const alike = small.filter(
      (other) => JSON.stringify(other.sizes) === JSON.stringify(one.sizes) && other !== one,
    );
    const inputs = (which: number): PlannedCase =>
      which === 0 ? one : (alike[(which - 1) % Math.max(1, alike.length)] ?? one);
    const trial = trialOf(part, property, inputs, randomFrom(`${part.id}/${one.id}/${property.id}`));
    if (trial === undefined || isIdle(trial)) continue;
    calls += trial.calls.length;
    if (calls > SIMPLER_CALLS) break;
    trials.push({ ...trial, id: `${trial.id}:${one.id}` });
  }
  return trials;
}

/** Nothing was changed between its calls, so that it cannot show anything. */
function isIdle({ calls }: Trial): boolean {
  const [first, second] = calls;
  return second !== undefined && JSON.stringify(first) === JSON.stringify(second);
}
