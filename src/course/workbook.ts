/** A student's folder: the set it answers and where each problem's files are. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Fault } from '../problem/fault.ts';
import { loadProblemSet } from '../problem/loading.ts';
import type { ProblemSet } from '../problem/problemSet.ts';
import { findSetAbove, openSet } from './openSet.ts';
import { findSubmission, type ProblemFiles } from './submissionFolder.ts';
import { zipFolder } from './zipFolder.ts';

export interface Workbook {
  readonly root: string;
  readonly set: ProblemSet;
  /** Relative to `root`, by problem id. */
  readonly files: ReadonlyMap<string, ProblemFiles>;
}

export type WorkbookReading =
  | { readonly kind: 'workbook'; readonly workbook: Workbook }
  | { readonly kind: 'none' }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Where a started problem set keeps its pack. */
export const PACK_PATH = '.rederive/pack.zip';

/** @param set path of the set or pack; by default the folder's own pack, else the set that the folder lies in */
export async function openWorkbook(root: string, set?: string): Promise<WorkbookReading> {
  const reading = await readSetFor(root, set);
  if (reading.kind !== 'loaded') return reading;
  return { kind: 'workbook', workbook: await workbookOf(root, reading.set) };
}

export async function workbookOf(root: string, set: ProblemSet): Promise<Workbook> {
  const ids = set.problems.map(({ problem }) => problem.id);
  return { root: resolve(root), set, files: await findSubmission(root, ids) };
}

async function readSetFor(root: string, set: string | undefined): ReturnType<typeof openSet> {
  if (set !== undefined) return openSet(set);
  const pack = await readFile(join(root, PACK_PATH)).catch(() => undefined);
  if (pack !== undefined) return loadProblemSet(zipFolder(pack, PACK_PATH));
  const above = await findSetAbove(root);
  return above === undefined ? { kind: 'none' } : openSet(above);
}

/** The files of one problem. Asking for a problem that the set does not have is our mistake. */
export function filesOf(workbook: Workbook, problem: string): ProblemFiles {
  const files = workbook.files.get(problem);
  if (files === undefined) throw new Error(`no problem ${problem} in ${workbook.set.header.id}`);
  return files;
}
