/** How long an answer to a question about one cost or a few numbers may be. */
import type { WrittenAnswer } from '../submission/answer.ts';
import type { Judgement } from './judgement.ts';

/** About 1,200 words; grading stays within a few milliseconds whatever they are. */
const LONGEST = 8000;

const lengthOf = ({ span, source }: WrittenAnswer): number => Math.min(span.end, source.length) - span.start;

export const isTooLong = (answer: WrittenAnswer): boolean => lengthOf(answer) > LONGEST;

export function sayTooLong(answer: WrittenAnswer): Judgement {
  const reason = `The answer has ${lengthOf(answer).toString()} characters; up to ${LONGEST.toString()} are read. Shorten it to what is asked.`;
  return {
    verdict: 'ungradable',
    credit: 0,
    reason,
    diagnoses: [],
    findings: [{ severity: 'error', message: reason, place: { kind: 'answer', span: answer.span } }],
  };
}
