/** Grades what should pass and what must not: a part's model answer, and its own question handed back. */
import type { LoadedProblem } from '../problem/problemSet.ts';
import { sampleAnswer } from './sampleAnswer.ts';
import type { Unsound } from './unsound.ts';
import { gradeWritten, type WrittenPart } from './written.ts';

/** Empty where there is no model answer, or where it earns full marks; prose must at least not be found wrong. */
export function findUnsoundModel(problem: LoadedProblem, part: WrittenPart): readonly Unsound[] {
  if (part.model === undefined) return [];
  const judged = gradeWritten(problem, part, sampleAnswer(part.model));
  const named = judged.diagnoses.map(({ id }) => `\`${id}\``).join(', ');
  const isEnough =
    judged.verdict === 'correct' ? judged.credit === 1 : part.kind === 'prose' && judged.verdict === 'review';
  if (isEnough && named === '') return [];
  const findings = judged.findings.filter(({ severity }) => severity !== 'information');
  const told = findings.map(({ message }) => message).find((message) => message !== judged.reason);
  const what = [
    `The model answer is graded ${judged.verdict}${named === '' ? '' : ` with ${named}`}: ${judged.reason}`,
    told,
  ];
  return [
    {
      path: ['model'],
      what: what.filter((each) => each !== undefined).join(' '),
      remedy: 'Correct the model answer or the key: one of the two is wrong, or not what is asked.',
    },
  ];
}

/** A question that, copied below its own heading, is graded correct. */
export function findUnsoundQuestion(problem: LoadedProblem, part: WrittenPart): boolean {
  const question = problem.statement.sections.get(part.id);
  if (question === undefined || part.kind === 'prose') return false;
  return gradeWritten(problem, part, sampleAnswer(question)).verdict === 'correct';
}
