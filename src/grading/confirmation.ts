/** Tells a broken law from rounding and from chance, before anybody is told that it is broken. */
import type { CodePart, Parameter } from '../problem/kinds/code.ts';
import type { Property } from '../problem/kinds/property.ts';
import { compare, isFiniteValue } from './comparison.ts';
import type { PlannedCase } from './inputs.ts';
import { judgeTrial, type TrialResult } from './lawfulness.ts';
import type { Call, Outcome } from './observation.ts';
import { randomFrom } from './random.ts';
import { smallCases, weightOf } from './smallInputs.ts';
import { callsOfTrials, drawTrial, mapNumbers, trialOf, type Trial } from './trial.ts';

/** Relative; 512 times the rounding of one number: what such a change does to a result, honest rounding may do too. */
const NUDGE = 2 ** -44;
/** Honest code rounds in more places than its inputs, but seldom all to one side. */
const ROUNDINGS = 4;
/** What is shown as the simplest numbers must be broken beyond any doubt. */
const DOUBTLESS = 100;
/** A tolerance that no two different results are within, and by which a scale can still be divided. */
const UNEQUAL = 2 ** -200;
/** So many inputs of each choice of sizes are tried for one law: some break at larger sizes, or on varied numbers only. */
const SIMPLEST = 2;
const RICHEST = 3;

/** The calls that decide about a law that seemed broken, and the search for simpler numbers that break it. */
export interface Confirmation {
  readonly trial: Trial;
  /** For an estimator: other draws, which must show it again. */
  readonly again?: Trial;
  /** Otherwise: the same calls on inputs changed in their last digits. */
  readonly nudged?: Trial;
  readonly simpler: readonly Trial[];
}

export function planConfirmation(
  part: CodePart,
  trial: Trial,
  seed: string,
  lawful: LawfulInputs,
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
  return { trial, nudged, simpler: lawfulTrials(part, property, lawful) };
}

/** Whether a little may be added: a count or a label that is changed in its last digits is none any more. */
export function isContinuous(parameter: Parameter | undefined): boolean {
  if (parameter === undefined) return false;
  if ((parameter.integers ?? parameter.blocks) !== undefined) return false;
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

/** By how much results change at most, relative to the smallest row among them; 0 where they hold no numbers. */
function sensitivityOf(
  outcomes: readonly (Outcome | undefined)[],
  nudged: readonly (Outcome | undefined)[],
): number {
  const changes = outcomes.flatMap((outcome, i) => {
    const other = nudged[i];
    if (outcome?.kind !== 'returned' || other?.kind !== 'returned') return [];
    return compare(outcome.value, other.value, UNEQUAL).flatMap((mismatch) => {
      if (mismatch.kind !== 'number') return [];
      const change = Math.abs(mismatch.actual - mismatch.expected);
      return Number.isFinite(change) ? [{ change, scale: mismatch.within / UNEQUAL }] : [];
    });
  });
  if (changes.length === 0) return 0;
  return Math.max(...changes.map(({ change }) => change)) / Math.min(...changes.map(({ scale }) => scale));
}

/** By law: ids of the simplest inputs on which the reference obeys it, so that right code would as well. */
export type LawfulInputs = Readonly<Record<string, readonly string[]>>;

/**
 * A law on each of the simplest inputs, in order; what is changed to comes from others of the same sizes. Empty for
 * an estimator, which a single call says nothing about.
 */
export function simplestTrials(part: CodePart, property: Property): Trial[] {
  if (property.law === 'unbiased') return [];
  const bySize = new Map<string, PlannedCase[]>();
  for (const one of smallCases(part)) {
    const key = JSON.stringify(one.sizes);
    const alike = bySize.get(key);
    if (alike === undefined) bySize.set(key, [one]);
    else alike.push(one);
  }
  const chosen = [...bySize.values()].flatMap((alike) => {
    const simplest = firstTrials(part, property, alike, alike, SIMPLEST);
    const richest = firstTrials(part, property, [...alike].reverse(), alike, RICHEST);
    return [...simplest, ...richest.filter(({ one }) => simplest.every((other) => other.one !== one))];
  });
  return chosen
    .sort((one, other) => weightOf(one.one.arguments) - weightOf(other.one.arguments))
    .map(({ trial }) => trial);
}

interface SimpleTrial {
  readonly one: PlannedCase;
  readonly trial: Trial;
}

/** @param alike all simple inputs of these sizes: what is changed to is taken from the others */
function firstTrials(
  part: CodePart,
  property: Property,
  candidates: readonly PlannedCase[],
  alike: readonly PlannedCase[],
  most: number,
): SimpleTrial[] {
  const found: SimpleTrial[] = [];
  for (const one of candidates) {
    if (found.length === most) break;
    const trial = simpleTrial(part, property, one, alike);
    if (trial !== undefined) found.push({ one, trial });
  }
  return found;
}

function simpleTrial(
  part: CodePart,
  property: Property,
  one: PlannedCase,
  alike: readonly PlannedCase[],
): Trial | undefined {
  const others = alike.filter((other) => other !== one);
  const turns = Math.max(1, others.length);
  for (let from = 0; from < turns; from += 1) {
    const inputs = (which: number): PlannedCase =>
      which === 0 ? one : (others[(which - 1 + from) % turns] ?? one);
    const trial = trialOf(part, property, inputs, randomFrom(`${part.id}/${one.id}/${property.id}`));
    if (trial === undefined) return undefined;
    if (!isIdle(trial)) return { ...trial, id: `${trial.id}:${one.id}` };
  }
  return undefined;
}

/** The ids that `LawfulInputs` keeps: of those trials that the reference passed. */
export function lawfulIds(
  part: CodePart,
  property: Property,
  outcomes: ReadonlyMap<string, Outcome>,
): string[] {
  return simplestTrials(part, property)
    .filter((trial) => {
      const own = callsOfTrials([trial]).map(({ id }) => outcomes.get(id));
      const finite = own.every((one) => one?.kind === 'returned' && isFiniteValue(one.value));
      return finite && judgeTrial(part, trial, own).kind === 'holds';
    })
    .map(({ id }) => id);
}

function lawfulTrials(part: CodePart, property: Property, lawful: LawfulInputs): Trial[] {
  const ids = new Set(lawful[property.id]);
  return simplestTrials(part, property).filter(({ id }) => ids.has(id));
}

/** Nothing was changed between its calls, so that it cannot show anything. */
function isIdle({ calls }: Trial): boolean {
  const [first, second] = calls;
  return second !== undefined && JSON.stringify(first) === JSON.stringify(second);
}
