/** Which of the simplest inputs are worth keeping: those that tell mistakes apart, and a few of every size. */
import { z } from 'zod';
import type { CodePart } from '../problem/kinds/code.ts';
import { agrees, isFiniteValue, isList } from './comparison.ts';
import { isContinuous, type LawfulInputs } from './confirmation.ts';
import { caseTable, decodeTable, encodeTable, type Expectations } from './expectation.ts';
import type { PlannedCase } from './inputs.ts';
import type { Value } from './observation.ts';
import { randomFrom } from './random.ts';
import { smallCases } from './smallInputs.ts';
import { mapNumbers } from './trial.ts';

/** Inputs to shrink a failure to, simplest first, with what they must return. */
export interface Rungs {
  readonly planned: readonly PlannedCase[];
  readonly expectations: Expectations;
  readonly lawful: LawfulInputs;
}

/** So many are kept of each choice of sizes: the simplest, and those that tell most mutants from the reference. */
const SIMPLEST_OF_EACH_SIZE = 2;
const TELLING_OF_EACH_SIZE = 3;
const OF_EACH_MUTANT = 3;

/**
 * Leaves out inputs for which there is no finite result, since nobody could learn from them, and keeps few enough of
 * the others that a pack stays small and a failing check quick.
 */
export function chooseRungs(
  planned: readonly PlannedCase[],
  expectations: Expectations,
): Pick<Rungs, 'planned' | 'expectations'> {
  const usable = planned.filter(({ id }) => {
    const expectation = expectations[id];
    return expectation !== undefined && isFiniteValue(expectation.expected);
  });
  const tellsOf = ({ id }: PlannedCase): string[] => Object.keys(expectations[id]?.wrong ?? {});
  const kept = new Set<PlannedCase>();
  const perMutant = new Map<string, number>();
  const simplest = new Map<string, number>();
  const telling = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) ?? 0;
  };
  for (const one of usable) {
    if (count(simplest, JSON.stringify(one.sizes)) <= SIMPLEST_OF_EACH_SIZE) kept.add(one);
    if (tellsOf(one).some((file) => count(perMutant, file) <= OF_EACH_MUTANT)) kept.add(one);
  }
  const byWorth = [...usable].sort((one, other) => tellsOf(other).length - tellsOf(one).length);
  for (const one of byWorth) {
    if (count(telling, JSON.stringify(one.sizes)) <= TELLING_OF_EACH_SIZE) kept.add(one);
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

/** Far above rounding, far below any difference between two entries of simple inputs. */
const NUDGE = 1e-6;
/** Each with its opposite, so that a tie of two falls to either side. */
const NUDGES = [1, -1, 2, -2] as const;

/**
 * Inputs beside the simplest ones, for a part whose results are whole numbers or words: a label, an index, null.
 * Simple numbers tie easily, and what a tie comes to is often nobody's mistake. None where nothing can tie.
 */
export function neighbours(
  part: CodePart,
  planned: readonly PlannedCase[],
  expectations: Expectations,
): PlannedCase[] {
  const results = planned.flatMap(({ id }) => expectations[id]?.expected ?? []);
  if (!results.every(isWhole)) return [];
  const parameters = Object.values(part.parameters);
  return planned.flatMap((one) =>
    NUDGES.map((nudge) => {
      const random = randomFrom(`${one.id}/${Math.abs(nudge)}`);
      const moved = (number: number): number => number + Math.sign(nudge) * NUDGE * random.normal();
      return {
        ...one,
        id: neighbourId(one.id, nudge),
        arguments: one.arguments.map((value, i) =>
          isContinuous(parameters[i]) ? mapNumbers(value, moved) : value,
        ),
      };
    }),
  );
}

/** Leaves out what comes to something else right beside it. `results` by the ids of `neighbours`. */
export function steadyCases(
  part: CodePart,
  planned: readonly PlannedCase[],
  expectations: Expectations,
  results: ReadonlyMap<string, Value>,
): PlannedCase[] {
  return planned.filter(({ id }) => {
    const expected = expectations[id]?.expected;
    return NUDGES.every((nudge) => {
      const beside = results.get(neighbourId(id, nudge));
      return beside === undefined || expected === undefined || agrees(expected, beside, part.tolerance.value);
    });
  });
}

const neighbourId = (id: string, nudge: number): string => `${id}~${nudge}`;

function isWhole(value: Value): boolean {
  if (typeof value === 'number') return Number.isInteger(value);
  if (isList(value)) return value.every(isWhole);
  return typeof value !== 'object' || value === null || Object.values(value).every(isWhole);
}

/** Rungs inside a pack: the inputs are those of the part, so that only the results need to be stored. */
export const bakedRungsSchema = z
  .record(
    z.string(),
    z.strictObject({ results: caseTable, lawful: z.record(z.string(), z.array(z.string())) }),
  )
  .describe('By part.');
export type BakedRungs = z.output<typeof bakedRungsSchema>;

export function bakeRungs({ planned, expectations, lawful }: Rungs): BakedRungs[string] {
  return {
    results: encodeTable(planned, expectations),
    lawful: Object.fromEntries(Object.entries(lawful).map(([law, ids]) => [law, [...ids]])),
  };
}

export function unbakeRungs(part: CodePart, { results, lawful }: BakedRungs[string]): Rungs {
  return {
    planned: smallCases(part).filter(({ id }) => Object.hasOwn(results, id)),
    expectations: decodeTable(results),
    lawful,
  };
}
