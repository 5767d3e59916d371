/** Lists the parts of a workbook, a problem or a file as references. */
import type { Workbook } from '../course/workbook.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { PartRef } from './parts.ts';
import { answerFileOf, type FileRole } from './workbooks.ts';

export function refsOfProblem(workbook: Workbook, { problem }: LoadedProblem): PartRef[] {
  return problem.parts.map(({ id }) => ({ root: workbook.root, problem: problem.id, part: id }));
}

export function refsOfWorkbook(workbook: Workbook): PartRef[] {
  return workbook.set.problems.flatMap((problem) => refsOfProblem(workbook, problem));
}

/** The parts that a file answers. */
export function refsOfFile({ workbook, problem: { problem }, file }: FileRole): PartRef[] {
  return problem.parts
    .filter((part) => answerFileOf(part) === file)
    .map(({ id }) => ({ root: workbook.root, problem: problem.id, part: id }));
}
