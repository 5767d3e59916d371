/** Judges ticked boxes. */
import type { WrittenAnswer } from '../submission/answer.ts';
import type { ChoicePart } from '../problem/kinds/choice.ts';
import type { Finding, Judgement } from './judgement.ts';

/** Every right option ticked and no wrong one is correct; some right and none wrong is partial. */
export function gradeChoice(part: ChoicePart, answer: WrittenAnswer): Judgement {
  const ticks = answer.blocks.flat().filter((piece) => piece.kind === 'choice');
  const findings: Finding[] = [];
  const ticked = new Set<string>();
  for (const tick of ticks) {
    if (!tick.checked) continue;
    const option = part.options.find(
      ({ id, text }) => startsWithId(tick.text, id) || tick.text.trim() === text,
    );
    if (option === undefined) {
      findings.push({
        severity: 'warning',
        message: `\`${tick.text.trim()}\` is none of the options (${part.options.map(({ id }) => id).join(', ')}); the tick does not count.`,
        place: { kind: 'answer', span: { start: tick.start, end: tick.start + tick.text.length } },
      });
    } else {
      ticked.add(option.id);
    }
  }
  if (ticked.size === 0) {
    return {
      verdict: 'ungradable',
      credit: 0,
      reason: 'No option is ticked. Put an x between the brackets: `- [x]`.',
      diagnoses: [],
      findings,
    };
  }
  const right = part.options.filter((option) => option.right);
  const hits = right.filter(({ id }) => ticked.has(id)).length;
  const wrong = part.options.some((option) => !option.right && ticked.has(option.id));
  const diagnoses = part.misconceptions
    .filter(({ when }) => when.ticked.every((id) => ticked.has(id)))
    .map(({ id, message, ask }) => ({ id, message, ask }));
  if (wrong) {
    return { verdict: 'incorrect', credit: 0, reason: 'A ticked option does not hold.', diagnoses, findings };
  }
  return hits === right.length
    ? {
        verdict: 'correct',
        credit: 1,
        reason: 'Every option that holds is ticked, and no other.',
        diagnoses,
        findings,
      }
    : {
        verdict: 'partial',
        credit: hits / right.length,
        reason: 'What is ticked holds, but something else holds too.',
        diagnoses,
        findings,
      };
}

const startsWithId = (text: string, id: string): boolean => {
  const trimmed = text.trim().replace(/^[*_`]+/, '');
  return trimmed.startsWith(id) && !/^[\w-]/.test(trimmed.slice(id.length));
};
