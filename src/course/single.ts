/** Judges one answer by itself, outside any folder. */
import { randomInt } from 'node:crypto';
import type { PartReport } from '../grading/report.ts';
import type { Part } from '../problem/problem.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import { readSingleAnswer } from '../submission/answers.ts';
import { checkPart, submissionOf, type CheckOptions } from './check.ts';

/**
 * @param text one written answer, or a whole `solution.ts` for a code part
 * @param file the name that findings carry
 */
export async function judgeAnswer(
  problem: LoadedProblem,
  part: Part,
  text: string,
  file: string,
  options: Pick<CheckOptions, 'runner' | 'signal' | 'seed'>,
): Promise<PartReport> {
  const names = { answers: file, solution: file };
  // Alone, an answer has no prerequisites to fail.
  const { requires: _, ...alone } = part;
  const run = {
    ...options,
    seed: options.seed ?? String(randomInt(1_000_000_000)),
    layers: new Set<string>(),
  };
  if (part.kind === 'code') {
    return checkPart(problem, alone as Part, submissionOf(problem, names, undefined, text), new Map(), run);
  }
  const answer = readSingleAnswer(
    text,
    part,
    problem.problem.parts.map(({ id }) => id),
  );
  const sections = new Map([[part.id, { heading: answer.span, answer }]]);
  const submission = {
    files: { answers: { name: file, source: text }, solution: { name: file } },
    answers: { source: text, sections, notices: [] },
    solution: undefined,
    notices: [],
  };
  return checkPart(problem, alone as Part, submission, new Map(), run);
}
