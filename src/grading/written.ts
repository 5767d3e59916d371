/** Sends a written answer to the grader of its kind. */
import type { Part } from '../problem/problem.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { gradeChoice } from './choice.ts';
import { gradeCost } from './cost.ts';
import type { Judgement } from './judgement.ts';
import { gradeProse } from './prose.ts';
import type { CodePart } from '../problem/kinds/code.ts';

export type WrittenPart = Exclude<Part, CodePart>;

/** Nothing is written below the part's heading. */
export const BLANK: Judgement = {
  verdict: 'ungradable',
  credit: 0,
  reason: 'Nothing is written for this part yet.',
  diagnoses: [],
  findings: [],
};

export function gradeWritten(problem: LoadedProblem, part: WrittenPart, answer: WrittenAnswer): Judgement {
  if (answer.blocks.length === 0) return BLANK;
  const { symbols } = problem.problem;
  switch (part.kind) {
    case 'cost':
      return gradeCost(part, answer, symbols);
    case 'formula':
    case 'derivation':
    case 'quantity':
      return notBuilt(part.kind);
    case 'choice':
      return gradeChoice(part, answer);
    case 'prose':
      return gradeProse(part, answer);
    default:
      return part satisfies never;
  }
}

const notBuilt = (kind: string): Judgement => ({
  verdict: 'review',
  credit: 0,
  reason: `Rederive cannot judge a ${kind} yet; a person grades this part.`,
  diagnoses: [],
  findings: [],
});
