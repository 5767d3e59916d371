/** Sets running text out for a person to grade; no rule here gives or takes a mark. */
import type { WrittenAnswer } from '../submission/answer.ts';
import type { ProsePart } from '../problem/kinds/prose.ts';
import type { Finding, Judgement } from './judgement.ts';

export function gradeProse(part: ProsePart, answer: WrittenAnswer): Judgement {
  const text = answer.source.slice(answer.span.start, answer.span.end);
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  const findings: Finding[] = [];
  const { min, max } = part.words ?? {};
  if (min !== undefined && words < min) {
    findings.push({
      severity: 'warning',
      message: `${words} words; about ${min} are asked for. What is still missing?`,
      place: { kind: 'answer', span: answer.span },
    });
  }
  if (max !== undefined && words > max) {
    findings.push({
      severity: 'warning',
      message: `${words} words; at most ${max} are asked for. What can go?`,
      place: { kind: 'answer', span: answer.span },
    });
  }
  return {
    verdict: 'review',
    credit: 0,
    reason: `A person grades this part: running text is not judged by machine. The rubric has ${part.rubric.length} point${part.rubric.length === 1 ? '' : 's'}.`,
    diagnoses: [],
    findings,
  };
}
