/** The ids that a set has published, so that renaming one is a decision and not an accident. */
import { z } from 'zod';
import type { ProblemSet } from './problemSet.ts';

export const ID_FILE = 'ids.yaml';

/** By problem, then by part: the ids of its misconceptions. */
const published = z.record(z.string(), z.record(z.string(), z.array(z.string())));

export const idRecordSchema = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must look like 1.0.0'),
  problems: published,
});
export type IdRecord = z.infer<typeof idRecordSchema>;

/** The ids of a set as it is now. */
export function recordIds(set: ProblemSet): IdRecord {
  const problems = set.problems.map(({ problem }) => {
    const parts = problem.parts.map(
      (part) => [part.id, part.misconceptions.map(({ id }) => id).sort()] as const,
    );
    return [problem.id, Object.fromEntries(parts)] as const;
  });
  return { version: set.header.version, problems: Object.fromEntries(problems) };
}

export interface IdChanges {
  /** Published and gone: `linear-attention/linear-cost/not-tight`. */
  readonly lost: readonly string[];
  /** There and not published yet. */
  readonly fresh: readonly string[];
  /** The set's version says that ids may be gone: its first number is higher than that of the record. */
  readonly isBreaking: boolean;
  readonly count: number;
}

/** What has changed since `record` was written. */
export function compareIds(record: IdRecord, set: ProblemSet): IdChanges {
  const now = recordIds(set);
  const before = namesIn(record);
  const after = namesIn(now);
  return {
    lost: before.filter((name) => !after.includes(name)),
    fresh: after.filter((name) => !before.includes(name)),
    isBreaking: majorOf(now.version) > majorOf(record.version),
    count: after.length,
  };
}

const majorOf = (version: string): number => Number(version.split('.')[0]);

const namesIn = ({ problems }: IdRecord): readonly string[] =>
  Object.entries(problems).flatMap(([problem, parts]) => [
    problem,
    ...Object.entries(parts).flatMap(([part, ids]) => [
      `${problem}/${part}`,
      ...ids.map((id) => `${problem}/${part}/${id}`),
    ]),
  ]);
