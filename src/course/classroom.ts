/** Grades every submission in a folder; whatever one of them does is that student's finding alone. */
import { readdir } from 'node:fs/promises';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Report } from '../grading/report.ts';
import type { ProblemSet } from '../problem/problemSet.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { checkWorkbook } from './check.ts';
import { formatCodeFaults, planCode } from './codePlan.ts';
import { ExpectedError } from './expectedError.ts';
import { workbookOf } from './workbook.ts';

export interface GradedSubmission {
  /** The folder's name: whatever the learning platform calls the student. */
  readonly name: string;
  readonly report: Report;
}

/** The Report of a class, in the order of the folders' names. */
export interface ClassReport {
  readonly format: 'rederive-class-report';
  readonly version: 1;
  readonly set: Report['set'];
  readonly seed: string;
  readonly submissions: readonly GradedSubmission[];
}

export interface ClassOptions {
  /** Runs what students handed in. */
  readonly runner: CodeRunner;
  /** Runs the set's own reference and mutants, before the first submission; `runner` when absent. */
  readonly staffRunner?: CodeRunner;
  /** Submissions under way at once. */
  readonly jobs: number;
  /** All submissions get the same fresh inputs; drawn at random when absent. */
  readonly seed?: string;
  readonly signal?: AbortSignal;
  readonly onGraded?: (graded: GradedSubmission, done: number, all: number) => void;
}

/** @throws ExpectedError when there is no submission to grade, or the set is unsound */
export async function gradeClass(
  set: ProblemSet,
  folder: string,
  options: ClassOptions,
): Promise<ClassReport> {
  const names = await submissionNames(folder);
  const seed = options.seed ?? String(randomInt(1_000_000_000));
  await planAll(set, seed, options.staffRunner ?? options.runner);
  const graded = new Map<string, GradedSubmission>();
  const queue = names.values();
  const work = async (): Promise<void> => {
    for (const name of queue) {
      options.signal?.throwIfAborted();
      const one = { name, report: await gradeOne(set, join(folder, name), seed, options) };
      graded.set(name, one);
      options.onGraded?.(one, graded.size, names.length);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(options.jobs, names.length)) }, work));
  const { id, title, version } = set.header;
  return {
    format: 'rederive-class-report',
    version: 1,
    set: { id, title, version },
    seed,
    submissions: names.flatMap((name) => graded.get(name) ?? []),
  };
}

/** An unsound set must stop a class run before it begins, not in the middle. */
async function planAll(set: ProblemSet, seed: string, runner: CodeRunner): Promise<void> {
  const code = set.problems.flatMap((problem) =>
    problem.problem.parts.flatMap((part) => (part.kind === 'code' ? [{ problem, part }] : [])),
  );
  const plans = await Promise.all(code.map(({ problem, part }) => planCode(problem, part, seed, runner)));
  const faults = plans.flatMap((plan) => plan.faults);
  if (faults.length > 0) throw new ExpectedError(formatCodeFaults(faults), 'material');
}

async function gradeOne(set: ProblemSet, root: string, seed: string, options: ClassOptions): Promise<Report> {
  const { runner, signal } = options;
  return checkWorkbook(await workbookOf(root, set), {
    runner,
    seed,
    tellKeys: true,
    ...(signal === undefined ? {} : { signal }),
  });
}

async function submissionNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new ExpectedError(
      `There is no folder ${folder}. Name the folder that holds one folder a submission.`,
    );
  });
  const names = entries
    .filter((entry) => entry.isDirectory() && !/^(\.|__MACOSX$)/.test(entry.name))
    .map(({ name }) => name)
    .sort();
  if (names.length === 0) {
    throw new ExpectedError(`${folder} holds no folders. Put each submission into a folder of its own.`);
  }
  return names;
}

/** Whether a person has something to mend: our own faults, never a student's mistakes. */
export const hasFaults = (report: Report): boolean => report.parts.some(({ verdict }) => verdict === 'fault');
