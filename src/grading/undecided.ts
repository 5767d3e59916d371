/** Finds formulas that an answer offers side by side without choosing: "A or B", "one of the two". */
import type { WrittenAnswer } from '../submission/answer.ts';
import type { ReadFormula } from './findings.ts';

/** What may stand between two alternatives. */
const OR =
  /^[\s,;.?$`*()\\[\]]*(?:or|oder|alternatively|or\s+else)\b[\s,;:$`*()\\[\]]*(?:(?:maybe|perhaps|possibly|else|is|it|rather|should|be|else|could)\b[\s,;:$`*()\\[\]]*){0,4}$/i;
const UNCHOSEN =
  /\b(?:one\s+of\s+(?:the\s+two|these|them|those|both)|torn\s+between|(?:not|un)\s*(?:sure|certain|clear)\s+which|(?:don['’]t|do\s+not|can['’]?t|can\s*not|couldn['’]t)\s+(?:know|say|tell|decide|remember)(?:\s+which)?|undecided|(?:maybe|perhaps)\b[^.]*\b(?:maybe|perhaps)|either\s*[$`\\(]|either\s+(?:\S+\s+)?\S*[=~^({])/i;

/** Groups of formulas between which the answer leaves the choice open; each has two or more. */
export function findUndecided(
  answer: WrittenAnswer,
  formulas: readonly ReadFormula[],
): readonly (readonly ReadFormula[])[] {
  const { source, span } = answer;
  const stating = formulas.filter(
    ({ reading: { expression } }) => !/^(?:symbol|number|indexed)$/.test(expression.kind),
  );
  if (stating.length < 2) return [];
  if (UNCHOSEN.test(source.slice(span.start, span.end))) return [stating];
  const groups: ReadFormula[][] = [];
  for (const [at, formula] of stating.entries()) {
    const next = stating[at + 1];
    if (next === undefined || !OR.test(source.slice(formula.span.end, next.span.start))) continue;
    const last = groups.at(-1);
    if (last?.at(-1) === formula) last.push(next);
    else groups.push([formula, next]);
  }
  return groups;
}
