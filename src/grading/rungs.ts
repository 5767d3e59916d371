/** Which of the simplest inputs are worth keeping: those that tell mistakes apart, and a few of every size. */
import { z } from 'zod';
import type { CodePart } from '../problem/kinds/code.ts';
import { isList } from './comparison.ts';
import { caseTable, decodeTable, encodeTable, type Expectations } from './expectation.ts';
import type { PlannedCase } from './inputs.ts';
import { smallCases } from './smallInputs.ts';
import type { Value } from './observation.ts';

/** Inputs to shrink a failure to, simplest first, with what they must return. */
export interface Rungs {
  readonly planned: readonly PlannedCase[];
  readonly expectations: Expectations;
}

/** So many are kept of each choice of sizes, and of those that tell a mutant from the reference. */
const OF_EACH_SIZE = 4;
const OF_EACH_MUTANT = 3;

/**
 * Leaves out inputs for which there is no finite result, since nobody could learn from them, and keeps few enough of
 * the others that a pack stays small and a failing check quick.
 */
export function chooseRungs(planned: readonly PlannedCase[], expectations: Expectations): Rungs {
  const usable = planned.filter(({ id }) => {
    const expectation = expectations[id];
    return expectation !== undefined && isFinite(expectation.expected);
  });
  const tellsOf = ({ id }: PlannedCase): string[] => Object.keys(expectations[id]?.wrong ?? {});
  const kept = new Set<PlannedCase>();
  const perMutant = new Map<string, number>();
  const perSize = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) ?? 0;
  };
  for (const one of usable) {
    if (tellsOf(one).some((file) => count(perMutant, file) <= OF_EACH_MUTANT)) kept.add(one);
  }
  // The simplest of a size show little where everything is zero, so the telling ones stand first.
  const byWorth = [...usable].sort((one, other) => tellsOf(other).length - tellsOf(one).length);
  for (const one of byWorth) {
    if (count(perSize, JSON.stringify(one.sizes)) <= OF_EACH_SIZE) kept.add(one);
  }
  const chosen = usable.filter((one) => kept.has(one));
  return {
    planned: chosen,
    expectations: Object.fromEntries(
      chosen.flatMap(({ id }) => {
        const expectation = expectations[id];
        return expectation === undefined ? [] : [[id, expectation] as const];
      }),
    ),
  };
}

/** Rungs inside a pack: the inputs are those of the part, so that only the results need to be stored. */
export const bakedRungsSchema = z.record(z.string(), caseTable).describe('By part.');
export type BakedRungs = z.output<typeof bakedRungsSchema>;

export function bakeRungs({ planned, expectations }: Rungs): BakedRungs[string] {
  return encodeTable(planned, expectations);
}

export function unbakeRungs(part: CodePart, small: BakedRungs[string]): Rungs {
  return {
    planned: smallCases(part).filter(({ id }) => Object.hasOwn(small, id)),
    expectations: decodeTable(small),
  };
}

function isFinite(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (isList(value)) return value.every(isFinite);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
}
