/** Grades what a student's folder holds, as it is on disk or as it stands in open editors. */
import { join } from 'node:path';
import { randomInt } from 'node:crypto';
import type { Judgement } from '../grading/judgement.ts';
import type { LocatedFinding, PartReport, Report } from '../grading/report.ts';
import { noticesOf, reportOf, reportPart, type SubmissionFiles } from '../grading/reporting.ts';
import { BLANK, gradeWritten, isBlank } from '../grading/written.ts';
import type { Part } from '../problem/problem.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import { readAnswers, type Answers } from '../submission/answers.ts';
import type { CodeRunner } from '../runner/runner.ts';
import { checkCode } from './codeCheck.ts';
import { ExpectedError } from './expectedError.ts';
import { readTextInside } from './textFile.ts';
import { filesOf, type Workbook } from './workbook.ts';

export interface CheckOptions {
  /** Only this problem, or only this part of it. */
  readonly problem?: string;
  readonly part?: string;
  /** Only these parts of the problem: what one file answers, when it is saved. */
  readonly parts?: ReadonlySet<string>;
  /** Texts that are newer than the disk, by absolute path: unsaved editors. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Undefined where code may not run; code parts are then set out for review. */
  readonly runner: CodeRunner | undefined;
  readonly signal?: AbortSignal;
  readonly onPart?: (part: PartReport) => void;
  /** Chooses the fresh inputs; drawn at random when absent. */
  readonly seed?: string;
  /** For a TA: reports may name keys. A student's names one only where the student has it. */
  readonly tellKeys?: boolean;
}

/** @throws ExpectedError when no problem or part has the asked name */
export async function checkWorkbook(workbook: Workbook, options: CheckOptions): Promise<Report> {
  const asked = askedParts(workbook, options);
  const seed = options.seed ?? String(randomInt(1_000_000_000));
  const parts: PartReport[] = [];
  const notices: LocatedFinding[] = [];
  const layers = new Set<string>();
  for (const problem of workbook.set.problems) {
    const wanted = asked.get(problem.problem.id);
    if (wanted === undefined) continue;
    const submission = await readSubmission(workbook, problem, options.texts);
    notices.push(...submission.notices);
    const verdicts = new Map<string, PartReport>();
    for (const part of problem.problem.parts) {
      if (!wanted.needed.has(part.id)) continue;
      const report = await checkPart(problem, part, submission, verdicts, { ...options, seed, layers });
      verdicts.set(part.id, report);
      if (!wanted.shown.has(part.id)) continue;
      parts.push(report);
      options.onPart?.(report);
    }
  }
  return reportOf(workbook.set, seed, parts, notices, [...layers]);
}

interface Asked {
  readonly shown: ReadonlySet<string>;
  /** Shown, and what they require. */
  readonly needed: ReadonlySet<string>;
}

function askedParts({ set }: Workbook, { problem, part, parts }: CheckOptions): ReadonlyMap<string, Asked> {
  const problems = set.problems.filter((one) => problem === undefined || one.problem.id === problem);
  if (problems.length === 0) {
    const known = set.problems.map((one) => one.problem.id).join(', ');
    throw new ExpectedError(`${set.header.id} has no problem \`${problem}\`. It has: ${known}.`);
  }
  const asked = new Map<string, Asked>();
  for (const { problem: one } of problems) {
    const wanted = (id: string): boolean => (part === undefined || id === part) && (parts?.has(id) ?? true);
    const shown = new Set(one.parts.map(({ id }) => id).filter(wanted));
    if (shown.size === 0) continue;
    const needed = new Set(shown);
    // Prerequisites are earlier parts, so one pass from the back reaches them all.
    for (const { id, requires } of [...one.parts].reverse()) {
      if (needed.has(id)) requires?.forEach((required) => needed.add(required));
    }
    asked.set(one.id, { shown, needed });
  }
  if (asked.size === 0) {
    const known = problems.flatMap((one) => one.problem.parts.map(({ id }) => `${one.problem.id}/${id}`));
    throw new ExpectedError(`There is no part \`${part}\`. There are: ${known.join(', ')}.`);
  }
  return asked;
}

/** One problem's texts, read once. */
export interface ProblemSubmission {
  readonly files: SubmissionFiles;
  readonly answers: Answers;
  /** Undefined when there is no `solution.ts`. */
  readonly solution: string | undefined;
  readonly notices: readonly LocatedFinding[];
}

async function readSubmission(
  workbook: Workbook,
  problem: LoadedProblem,
  texts: ReadonlyMap<string, string> | undefined,
): Promise<ProblemSubmission> {
  const names = filesOf(workbook, problem.problem.id);
  const notices: LocatedFinding[] = [];
  const textOf = async (name: string): Promise<string | undefined> => {
    const open = texts?.get(join(workbook.root, name));
    if (open !== undefined) return open;
    const reading = await readTextInside(workbook.root, name);
    if (reading.kind === 'refused') {
      notices.push({
        severity: 'error',
        message: `${name} is not graded: ${reading.why}.`,
        file: name,
        line: 1,
        column: 1,
      });
    }
    return reading.kind === 'text' ? reading.text : undefined;
  };
  const source = await textOf(names.answers);
  const solution = await textOf(names.solution);
  return submissionOf(problem, names, source, solution, notices);
}

/** @param source of `answers.md`, undefined when there is none */
export function submissionOf(
  problem: LoadedProblem,
  names: { readonly answers: string; readonly solution: string },
  source: string | undefined,
  solution: string | undefined,
  notices: readonly LocatedFinding[] = [],
): ProblemSubmission {
  const written = problem.problem.parts.filter((part) => part.kind !== 'code');
  const code = problem.problem.parts.filter(({ kind }) => kind === 'code').map(({ id }) => id);
  const answers = readAnswers(source ?? '', source === undefined ? [] : written, code);
  const told = [...notices, ...noticesOf(answers, names.answers)];
  if (source === undefined && written.length > 0 && notices.length === 0) {
    told.push({
      severity: 'warning',
      message: `There is no ${names.answers}, so no written part has an answer. Create it with a \`## part-id\` heading for each part.`,
    });
  }
  return {
    files: { answers: { name: names.answers, source: answers.source }, solution: { name: names.solution } },
    answers,
    solution,
    notices: told,
  };
}

interface PartOptions extends CheckOptions {
  readonly seed: string;
  readonly layers: Set<string>;
}

/** Judges one part; whatever goes wrong on our side is a `fault` of this part alone. */
export async function checkPart(
  problem: LoadedProblem,
  part: Part,
  submission: ProblemSubmission,
  earlier: ReadonlyMap<string, PartReport>,
  options: PartOptions,
): Promise<PartReport> {
  const report = (judgement: Judgement, answered = true): PartReport =>
    reportPart(problem.problem.id, part, judgement, submission.files, answered);
  const failed = (part.requires ?? []).filter((id) => earlier.get(id)?.verdict !== 'correct');
  try {
    if (part.kind === 'code') {
      if (submission.solution === undefined) return report(noSolution(submission.files.solution.name), false);
      if (isStarter(problem, submission.solution)) return report(BLANK, false);
      if (failed.length > 0) return report(skipped(failed));
      const judgement = await checkCode(problem, part, submission.solution, submission.answers, options);
      return report(judgement, !isUnwritten(judgement));
    }
    const section = submission.answers.sections.get(part.id);
    if (section === undefined || isBlank(section.answer)) return report(BLANK, false);
    return report(failed.length > 0 ? skipped(failed) : gradeWritten(problem, part, section.answer));
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return report(faultOf(error));
  }
}

const noSolution = (name: string): Judgement => ({
  ...BLANK,
  reason: `There is no ${name}. Create it and export the function in it.`,
});

const skipped = (required: readonly string[]): Judgement => ({
  verdict: 'skipped',
  credit: 0,
  reason: `This part builds on ${required.map((id) => `\`${id}\``).join(' and ')}, which is not right yet. Mend that first.`,
  diagnoses: [],
  findings: [],
});

const faultOf = (error: unknown): Judgement => ({
  verdict: 'fault',
  credit: 0,
  reason:
    error instanceof ExpectedError
      ? error.message
      : `The grader itself failed here: ${error instanceof Error ? error.message : String(error)}. This costs no marks; report it.`,
  diagnoses: [],
  findings: [],
});

const isStarter = (problem: LoadedProblem, solution: string): boolean =>
  problem.starter !== undefined && withoutSpace(problem.starter) === withoutSpace(solution);

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/** The starter's functions throw this until they are written. */
export const NOT_WRITTEN = 'not written yet';

const isUnwritten = ({ cases }: Judgement): boolean =>
  cases !== undefined &&
  cases.length > 0 &&
  cases.every(({ message }) => message?.includes(NOT_WRITTEN) === true);
