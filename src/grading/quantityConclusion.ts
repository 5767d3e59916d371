/** Which of several numbers an answer to a question for one number arrives at. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { StatedValue } from './statedValues.ts';

/** What the words beside a number make of it. */
export type Mark = 'final' | 'total' | 'result' | 'aside';

const FINAL =
  /\b(?:final(?:ly)?(?: answer)?|answer|in conclusion|in summary)\b[^.;\n\d]{0,40}$|\\f?box(?:ed)?\s*\{\s*$/i;
const TOTAL =
  /\b(?:in total|total(?:s|ling)?|altogether|overall|sum|sums? to|add(?:ing|ed)\b[^.;\n\d=≈]{0,20}\bup|result of|in all|together|comes? to|amounts? to|adds? up to)\b[^.;\n\d=≈]{0,40}$/i;
const AVERAGE =
  /\b(?:on average|weighted|the mean|mean(?: cost)?|averag\w+(?: cost)?|im (?:mittel|schnitt))\b[^.;:\n\d]{0,50}:?\s*[~≈=]?\s*$/i;
const AVERAGE_AFTER = /^[^.;,()\n\d]{0,30}\b(?:on average|in the mean|im (?:mittel|schnitt))\b/i;
const TOTAL_AFTER = /^[^.;,\n\d]{0,30}\b(?:in total|altogether|overall|in all)\b/i;
const RESULT =
  /[=≈≃→]\s*[~≈]?\s*$|\bi\.e\.?,?\s*[~≈]?\s*$|\b(?:so|thus|hence|therefore|gives?|giving|makes?|yields?)\b[^.;\n\d=≈]{0,40}$/i;
const ASIDE =
  /\b(?:than|versus|vs\.?|compared (?:to|with)|instead of|rather than|unlike|not|without|excluding)\b[^.;\n\d]{0,30}$/i;

/** The total, the mean or the final answer, and nothing on the way there. */
export const isConcluded = (before: string, after: string): boolean =>
  !ASIDE.test(before) &&
  (FINAL.test(before) ||
    TOTAL.test(before) ||
    TOTAL_AFTER.test(after) ||
    AVERAGE.test(before) ||
    AVERAGE_AFTER.test(after));

/** @param before the text up to the number, @param after the text behind it */
export function markOf(before: string, after: string): Mark | undefined {
  const lead = before.slice(-80);
  if (ASIDE.test(lead) || /^[^.;,\n\d]{0,30}\bwould\b/i.test(after)) return 'aside';
  if (FINAL.test(lead)) return 'final';
  // "1792 (1728 weights and 64 biases)"
  if (/(?:^|[\s\d])\([^()=≈]*$/.test(lead) && !/^\s*\(/.test(before)) return 'aside';
  if (TOTAL.test(lead) || TOTAL_AFTER.test(after.slice(0, 60))) return 'total';
  return RESULT.test(lead) ? 'result' : undefined;
}

/**
 * The value that a working arrives at: what is called final, else the total, else what an equation ends in, else the
 * last; numbers that are only compared with count where there are no others.
 */
export function concludeValues(
  values: readonly StatedValue[],
  marks: ReadonlyMap<Quantity, Mark>,
): StatedValue | undefined {
  const ordered = [...values].sort((a, b) => a.quantity.span.start - b.quantity.span.start);
  for (const wanted of ['final', 'total', 'result'] as const) {
    const found = ordered.findLast(({ quantity }) => marks.get(quantity) === wanted);
    if (found) return found;
  }
  return ordered.findLast(({ quantity }) => marks.get(quantity) !== 'aside') ?? ordered.at(-1);
}
