/** Leaves out what an answer tries in a special case: "Sanity check with q = k: the kernel is 1 and …". */
import type { Types } from '../mathematics/point.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import type { Formula } from './formulas.ts';
import { sentenceAt, wordsAround } from './wordsAround.ts';

const SUPPOSES =
  /\b(?:with|for|if|when|whenever|at|case|where|set(?:ting)?|put(?:ting)?|tak(?:e|ing)|choos(?:e|ing)|let(?:ting)?)$/;

/** The formulas without those of sentences that suppose two given quantities to be the same; all, if nothing is left. */
export function withoutSpecialCases(
  formulas: readonly Formula[],
  answer: WrittenAnswer,
  types: Types,
): readonly Formula[] {
  const supposed = formulas.map((formula) => SUPPOSES.test(formula.before) && equatesGivens(formula, types));
  if (!supposed.includes(true)) return formulas;
  const { text, places } = wordsAround(answer, formulas);
  const kept = formulas.filter((_, at) => {
    const { start } = sentenceAt(text, places[at] ?? 0);
    return !supposed.some((is, before) => is && before <= at && (places[before] ?? 0) >= start);
  });
  return kept.length > 0 ? kept : formulas;
}

/** `q = k`, of two names that have values of their own. */
function equatesGivens({ reading }: Formula, types: Types): boolean {
  if (reading.kind !== 'read' || reading.expression.kind !== 'relation') return false;
  const { first, links } = reading.expression;
  const sides = [first, ...links.map(({ expression }) => expression)];
  return (
    links.every(({ relation }) => relation === '=') &&
    sides.every((side) => {
      const type = side.kind === 'symbol' ? types.get(side.name) : undefined;
      return type !== undefined && type.kind !== 'defined';
    })
  );
}
