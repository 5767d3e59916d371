/** Finds the formula that an answer puts in the place of one that it denies: "not 3R but 2R", "2R rather than 3R". */
import type { Span } from '../mathematics/span.ts';

/** What may stand between the denied formula and the one that takes its place. */
const AFTERWARDS =
  /^[\s,;:.—–()$`*\\]*(?:(?:but|rather|instead|it|is|it['’]s|should|must|be|actually|in\s+fact|just|we|get|have|use|take|the|right|correct|answer|one)[\s,;:.()$`*\\]*)*$/i;
/** What may stand between the claimed formula and one that is denied after it. */
const BEFOREHAND =
  /^[\s.()$`*\\]*(?:,?\s*(?:rather\s+than|instead\s+of|as\s+opposed\s+to|in\s+place\s+of)|,\s*(?:and\s+)?not|\band\s+not)[\s()$`*\\]*(?:the\s+|just\s+|simply\s+)*[\s()$`*\\]*$/i;
/** Longer stretches between two formulas are sentences of their own. */
const LONGEST = 60;

/** Whether the formula at `claimed` stands against the one at `denied`. */
export function standsAgainst(source: string, claimed: Span, denied: Span): boolean {
  const [first, second] = claimed.start < denied.start ? [claimed, denied] : [denied, claimed];
  const between = source.slice(first.end, second.start);
  if (second.start < first.end || between.length > LONGEST) return false;
  return (first === claimed ? BEFOREHAND : AFTERWARDS).test(between);
}
