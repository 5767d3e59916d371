/** What a code part's calls must return, and what each named mistake returns instead, as plain JSON. */
import { z } from 'zod';
import type { CodePart } from '../problem/kinds/code.ts';
import { agrees, compare } from './comparison.ts';
import type { PlannedCase } from './inputs.ts';
import type { Run, Value } from './observation.ts';

/** One case: the right result, and the results of the mutants that differ from it there. */
export interface CaseExpectation {
  readonly expected: Value;
  /** By mutant file name; absent where the mutant returns the right value, or nothing at all. */
  readonly wrong: Readonly<Record<string, Value>>;
}

/** By case id. */
export type Expectations = Readonly<Record<string, CaseExpectation>>;

/** An author's mistake, found while the reference and the mutants ran. */
export interface CodeFault {
  readonly message: string;
  readonly remedy: string;
}

/**
 * What reference and mutants returned, turned into what a submission is judged by. Both ran `callsOf(planned)`.
 * `mutants` is keyed by file name. Faults name what the set's author must mend; expectations are usable when
 * there are none.
 */
export function expectationsFrom(
  part: CodePart,
  planned: readonly PlannedCase[],
  reference: Run,
  mutants: Readonly<Record<string, Run>>,
): { readonly expectations: Expectations; readonly faults: readonly CodeFault[] } {
  const faults: CodeFault[] = [];
  const expectations: Record<string, CaseExpectation> = {};
  const right = returnedBy(reference);
  const mistaken = Object.entries(mutants).map(([file, run]) => ({ file, returned: returnedBy(run) }));
  for (const one of planned) {
    const expected = right.get(one.id);
    if (expected === undefined) {
      faults.push({
        message: `${part.id}: the reference returns no value for the case ${one.id}: ${whyNot(reference, one.id)}`,
        remedy: `Run ${part.export} of reference.ts on that case and mend it, or mend the case.`,
      });
      continue;
    }
    const wrong: Record<string, Value> = {};
    for (const { file, returned } of mistaken) {
      const value = returned.get(one.id);
      if (value !== undefined && compare(expected, value, part.tolerance.value).length > 0)
        wrong[file] = value;
    }
    expectations[one.id] = { expected, wrong };
  }
  faults.push(...unseparated(part, planned, expectations, mutants));
  return { expectations, faults };
}

function unseparated(
  part: CodePart,
  planned: readonly PlannedCase[],
  expectations: Expectations,
  mutants: Readonly<Record<string, Run>>,
): CodeFault[] {
  const faults: CodeFault[] = [];
  const files = part.misconceptions
    .filter((one) => one.grows === undefined)
    .flatMap((one) => one.mutants.map((file) => ({ id: one.id, file })));
  for (const { id, file } of files) {
    const run = mutants[file];
    if (run === undefined) continue;
    if (run.load.kind !== 'loaded') {
      faults.push({
        message: `${part.id}: the mutant ${file} does not load (${run.load.kind}).`,
        remedy: `It must be one file without imports that exports ${part.export}.`,
      });
      continue;
    }
    const telling = planned.filter((one) => expectations[one.id]?.wrong[file] !== undefined);
    if (telling.length === 0) {
      faults.push({
        message: `${part.id}: no case tells the mutant ${file} from the reference, so ${id} can never be recognised.`,
        remedy: 'Add a case on which the two differ.',
      });
    }
    for (const other of files) {
      if (other.id <= id || telling.length === 0) continue;
      const same = planned.every((one) => {
        const { [file]: mine, [other.file]: theirs } = expectations[one.id]?.wrong ?? {};
        if (mine === undefined || theirs === undefined) return mine === theirs;
        return agrees(mine, theirs, part.tolerance.value);
      });
      if (same) {
        faults.push({
          message: `${part.id}: ${file} and ${other.file} return the same on every case, so ${id} and ${other.id} cannot be told apart.`,
          remedy: 'Add a case on which the two differ.',
        });
      }
    }
  }
  return faults;
}

function returnedBy(run: Run): ReadonlyMap<string, Value> {
  const returned = new Map<string, Value>();
  if (run.load.kind !== 'loaded') return returned;
  for (const { id, outcome } of run.observations) {
    if (outcome.kind === 'returned') returned.set(id, outcome.value);
  }
  return returned;
}

function whyNot(run: Run, id: string): string {
  if (run.load.kind !== 'loaded') return `the file did not load (${run.load.kind})`;
  const outcome = run.observations.find((one) => one.id === id)?.outcome;
  if (outcome === undefined) return 'it was not called';
  return outcome.kind === 'threw'
    ? `it threw ${outcome.thrown.name}: ${outcome.thrown.message}`
    : outcome.kind;
}

/** JSON has no NaN, no infinities and no −0: they travel as `{"$number": "NaN"}`. */
type Encoded = number | string | boolean | null | readonly Encoded[] | { readonly [key: string]: Encoded };

const encoded: z.ZodType<Encoded> = z.json();

/** Expectations as JSON can carry them, by case id. */
export const caseTable = z.record(
  z.string(),
  z.strictObject({ expected: encoded, wrong: z.record(z.string(), encoded) }),
);
export type CaseTable = z.output<typeof caseTable>;

export function encodeTable(planned: readonly PlannedCase[], expectations: Expectations): CaseTable {
  return Object.fromEntries(
    planned.flatMap((one) => {
      const of = expectations[one.id];
      if (of === undefined) return [];
      const wrong = Object.entries(of.wrong).map(([file, value]) => [file, encode(value)] as const);
      return [[one.id, { expected: encode(of.expected), wrong: Object.fromEntries(wrong) }] as const];
    }),
  );
}

/** The inverse of `encodeTable`. */
export function decodeTable(table: CaseTable): Record<string, CaseExpectation> {
  return Object.fromEntries(
    Object.entries(table).map(([id, { expected, wrong }]) => [
      id,
      {
        expected: decode(expected),
        wrong: Object.fromEntries(Object.entries(wrong).map(([file, value]) => [file, decode(value)])),
      },
    ]),
  );
}

/**
 * The expectations of one code part inside a pack: declared cases once, fresh ones for each seed that was run
 * when the pack was made. Neither the reference nor the mutants are needed to judge by it.
 */
export const bakedPartSchema = z.strictObject({
  part: z.string(),
  declared: caseTable,
  fresh: z.record(z.string(), caseTable).describe('By seed.'),
});
export type BakedPart = z.output<typeof bakedPartSchema>;

/** `runs`: the plan and the expectations for each seed, as `planCases` and `expectationsFrom` gave them. */
export function bake(
  part: CodePart,
  runs: readonly {
    readonly seed: string;
    readonly planned: readonly PlannedCase[];
    readonly expectations: Expectations;
  }[],
): BakedPart {
  const first = runs[0];
  return {
    part: part.id,
    declared:
      first === undefined
        ? {}
        : encodeTable(
            first.planned.filter((one) => !one.fresh),
            first.expectations,
          ),
    fresh: Object.fromEntries(
      runs.map((run) => [
        run.seed,
        encodeTable(
          run.planned.filter((one) => one.fresh),
          run.expectations,
        ),
      ]),
    ),
  };
}

/** The seeds that a baked part can be judged at. */
export function bakedSeeds(baked: BakedPart): string[] {
  return Object.keys(baked.fresh);
}

/** The expectations of one run at one of the baked seeds. */
export function unbake(baked: BakedPart, seed: string): Expectations {
  return { ...decodeTable(baked.declared), ...decodeTable(baked.fresh[seed] ?? {}) };
}

/** A value as JSON can carry it. */
export function encode(value: Value): Encoded {
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $number: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map(encode);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, encode(entry)]));
}

/** The inverse of `encode`. */
export function decode(value: Encoded): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map(decode);
  const { $number: number } = value;
  if (typeof number === 'string') return Number(number);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, decode(entry)]));
}

function isArray<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
