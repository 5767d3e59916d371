/** Sends a written answer to the grader of its kind. */
import type { Part } from '../problem/problem.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { gradeChoice } from './choice.ts';
import { withoutCopied } from './copied.ts';
import { gradeCost } from './cost.ts';
import { gradeDerivation } from './derivation.ts';
import { gradeFormula } from './formula.ts';
import type { Judgement } from './judgement.ts';
import { gradeProse } from './prose.ts';
import { gradeQuantity } from './quantity.ts';
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

/** Whether nothing is written: no text, and no box ticked. */
export function isBlank(answer: WrittenAnswer): boolean {
  return answer.blocks.flat().every((piece) => piece.kind === 'choice' && !piece.checked);
}

export function gradeWritten(problem: LoadedProblem, part: WrittenPart, answer: WrittenAnswer): Judgement {
  if (isBlank(answer)) return BLANK;
  const { symbols } = problem.problem;
  const question = problem.statement.sections.get(part.id);
  const own = (): WrittenAnswer => withoutCopied(answer, question);
  switch (part.kind) {
    case 'cost':
      return gradeCost(part, own(), symbols);
    case 'formula':
      return gradeFormula(part, own(), symbols);
    case 'derivation':
      return gradeDerivation(part, answer, symbols);
    case 'quantity':
      return gradeQuantity(part, own(), problem.facts);
    case 'choice':
      return gradeChoice(part, answer);
    case 'prose':
      return gradeProse(part, answer, question);
    default:
      return part satisfies never;
  }
}
