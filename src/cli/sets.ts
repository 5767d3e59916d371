/** Finds the problem set that a command speaks of. */
import { ExpectedError } from '../course/expectedError.ts';
import { formatFault } from '../problem/fault.ts';
import type { ProblemSet } from '../problem/problemSet.ts';
import { findSetAbove, openSet } from '../course/openSet.ts';
import { openWorkbook, type Workbook } from '../course/workbook.ts';
import type { Context } from './command.ts';
import { resolve } from 'node:path';

/** @throws ExpectedError when there is no set at `path`; or, with every fault, when it is unsound */
export async function readSet(path: string): Promise<ProblemSet> {
  const reading = await openSet(path);
  switch (reading.kind) {
    case 'loaded':
      return reading.set;
    case 'none':
      throw new ExpectedError(`${path} holds no problemset.yaml, so it is no problem set.`);
    case 'faulty':
      throw unsound(path, reading.faults.map(formatFault));
    default:
      return reading satisfies never;
  }
}

const unsound = (path: string, faults: readonly string[]): ExpectedError =>
  new ExpectedError(
    [`${path} has ${faults.length} fault${faults.length === 1 ? '' : 's'}:`, ...faults].join('\n  '),
    'material',
  );

/** @throws ExpectedError when the folder belongs to no set */
export async function readWorkbook(folder: string, set: string | undefined): Promise<Workbook> {
  const reading = await openWorkbook(folder, set);
  switch (reading.kind) {
    case 'workbook':
      return reading.workbook;
    case 'none':
      throw new ExpectedError(
        `${folder} belongs to no problem set. Name one with --set, or run this in a folder that was started from a pack.`,
      );
    case 'faulty':
      throw unsound(set ?? folder, reading.faults.map(formatFault));
    default:
      return reading satisfies never;
  }
}

/** The set that holds a problem: the one named, the one around the working folder, or one that came with the program. */
export async function findSetWith(
  problem: string,
  named: string | undefined,
  context: Context,
): Promise<ProblemSet> {
  const { cwd } = context.terminal;
  if (named !== undefined) return readSet(resolve(cwd, named));
  const known: string[] = [];
  const around = await openWorkbook(cwd);
  if (around.kind === 'workbook') {
    const { set } = around.workbook;
    if (holds(set, problem)) return set;
    known.push(...problemsOf(set));
  } else if (around.kind === 'faulty') {
    throw unsound((await findSetAbove(cwd)) ?? cwd, around.faults.map(formatFault));
  }
  for (const path of await context.bundledSets()) {
    const set = await readSet(path);
    if (holds(set, problem)) return set;
    known.push(...problemsOf(set));
  }
  throw new ExpectedError(
    `No set that is known here has the problem \`${problem}\`. Known: ${known.join(', ') || 'none'}. Name the set with --set.`,
  );
}

const problemsOf = (set: ProblemSet): string[] => set.problems.map((one) => one.problem.id);
const holds = (set: ProblemSet, problem: string): boolean => problemsOf(set).includes(problem);
