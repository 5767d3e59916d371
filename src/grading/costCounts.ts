/** Prices that are paid several times, as in "N steps at R D each": which formula says how many times. */

import { isShape } from './costShapes.ts';

/** Offsets into the text that both stand in. */
interface Place {
  readonly start: number;
  readonly end: number;
}

const NOUN = String.raw`\s*\$?\s*(?!(?:and|or|plus|so|is|are|to|for|in|per|each|every)\b)(?:[\p{L}'’-]+\s+){0,3}?[\p{L}'’-]+`;
const COSTS = String.raw`(?:costs?|costing|takes?|taking|needs?|needing|requires?|requiring|does|doing)`;
const COSTING = String.raw`(?:costing|taking|needing|requiring)`;
const ABOUT = String.raw`(?:\s+(?:about|roughly|up\s+to|at\s+most|no\s+more\s+than|a\s+cost\s+of|work|time))*[\s*_:(]*$`;
/** "N steps of O(…)" */
const OF_ORDER = new RegExp(
  String.raw`^${NOUN}\s+(?:of|with|(?:that|which)\s+${COSTS}|${COSTING})${ABOUT}`,
  'iu',
);
/** "N steps, each (costs) …", "N steps at …", "N steps that cost … each": the words between count and price. */
const EACH_BETWEEN = new RegExp(
  String.raw`^${NOUN}\s*[,:;(–—-]*\s*(?:(?:and\s+)?(?<!\b(?:in|for|per|at|of|on|by|from)\s)each(?:\s+(?:one|of\s+(?:them|these|which|those)))?(?:\s+\p{L}+)?(?:\s+(?:${COSTS}|of|at|with|in))?|at|(?:that|which)\s+each\s+${COSTS})${ABOUT}`,
  'iu',
);
const JOINED = new RegExp(
  String.raw`^${NOUN}\s*[,:;(–—-]*\s*(?:(?:that|which)\s+)?(?:of|with|and|${COSTS})${ABOUT}`,
  'iu',
);
const SIDE_BY_SIDE = new RegExp(String.raw`^${NOUN}\s*[,:;(–—-]*\s*(?:(?:with|and)\s+)?$`, 'iu');
/** "N rows of D products each makes N D": what they come to. */
const EACH_MAKES = /\beach[\s,]+(?:so|gives?|giving|makes?|making|is|are|yields?|totals?|which)\b/i;
/** "on R frequencies costs N R D each": what is projected on is not what is counted. */
const NO_SUBJECT = /\b(?:on|onto|into|to|from|by|with)\s+(?:the\s+|these\s+|our\s+)?[\s$]*$/i;
const EACH_AFTER = /^[\s$*_)]*(?:\p{L}+\s+){0,2}(?:each\b|apiece\b)/iu;
/** "N rows × M columns × …" */
const PRODUCT = new RegExp(String.raw`^${NOUN}\s*\$?\s*(?:×|x|\*|·|⋅|times|\\times|\\cdot)[\s$]*$`, 'iu');
/** "N levels, M work in each" */
const IN_EACH_AFTER = /^[\s$*_)]*(?:\p{L}+\s+){0,2}(?:in|at|on|for|per)\s+(?:each|every)\b/iu;
const PER = /\b(?:per|each|every)\s+(\p{L}{3,})[\s),]*(?:and\s+)?$/iu;
/** "each of the N steps costs …" */
const EACH_OF =
  /\b(?:each|every|all|any)(?:\s+(?:single\s+)?one)?\s+of\s+(?:the\s+|these\s+|our\s+|those\s+)?[\s$]*$/i;
/** "… for each of the N steps", "… per step for N steps" */
const FOR_EACH =
  /^[\s$]*(?:(?!(?:since|because|as|so|where|when|if|and|but|while)\b)\p{L}+\s+){0,2}(?:(?:for|in|at|on|by)\s+(?:each|every|all)(?:\s+one)?\s+of\s+(?:the\s+|our\s+)?|[\s(]*(?:per|for\s+(?:each|every)|each|every)\s+\p{L}+(?:\s\p{L}+)?[\s)]*,?\s*(?:times|for|over|across|with|×|x|\*|and\s+there\s+are)\s*(?:the\s+|all\s+)*)[\s$]*$/iu;
const NEXT = /\b(?:and|plus)\b[^,;:]*$|^\s*\+/i;
const ARRIVES =
  /\b(?:so|totals?|gives?|giving|thus|hence|therefore|overall|sum|altogether|together|that|this|it|which|makes?)\b|=>|⇒|→|=/i;
const ORDER = /^\s*(?:\\?(?:Theta|mathcal|mathrm|operatorname)|[OΘ𝒪])\s*[({\\[]/u;
const ENDS = /[.!?](?=\s|$)|\n\s*\n/;

/**
 * For every formula the formulas that say how many times it is paid.
 * @param places of the formulas in `text`, in order
 */
export function countsOf(text: string, places: readonly Place[]): readonly (readonly number[])[] {
  const counts: number[][] = places.map(() => []);
  const gap = (at: number): string => text.slice(places[at]?.end, places[at + 1]?.start);
  for (let at = 0; at + 1 < places.length; at += 1) {
    const [here, next] = [places[at], places[at + 1]];
    if (!here || !next) break;
    const between = gap(at);
    // "M N cells with constant work each: O(M N)" says the price in words.
    if (between.length > 200 || ENDS.test(between) || /\bconstant\b/i.test(between)) continue;
    const after = text.slice(next.end, places[at + 2]?.start).slice(0, 60);
    const isOrder = ORDER.test(text.slice(next.start, next.end));
    // An order of growth counts nothing.
    const isCount = !ORDER.test(text.slice(here.start, here.end));
    if (
      isCount &&
      ((EACH_BETWEEN.test(between) && !EACH_MAKES.test(between)) ||
        (JOINED.test(between) && EACH_AFTER.test(after) && !NO_SUBJECT.test(text.slice(0, here.start))) ||
        (SIDE_BY_SIDE.test(between) && IN_EACH_AFTER.test(after)) ||
        (OF_ORDER.test(between) && isOrder))
    ) {
      counts[at + 1]?.push(at);
    } else if (PRODUCT.test(between)) {
      counts[at + 1]?.push(...(counts[at] ?? []), at);
    } else if (FOR_EACH.test(between) || isPerNamed(between, after)) counts[at]?.push(at + 1);
  }
  spreadEachOf(text, places, counts);
  // "N steps, each A for this and B for that"
  for (let at = 1; at < places.length; at += 1) {
    const between = gap(at - 1);
    const [own, before] = [counts[at], counts[at - 1]];
    const spreads = before?.every((count) => count < at - 1) === true && before.length > 0;
    if (!own || own.length > 0 || !spreads || counts.some((each) => each.includes(at))) continue;
    if (JOINED.test(gap(at)) || EACH_BETWEEN.test(gap(at))) continue;
    // "… and the N² weights are …" is a number of things once more.
    if (isShape(text.slice(places[at]?.start, places[at]?.end), between, gap(at))) continue;
    if (NEXT.test(between) && !ARRIVES.test(between) && !ENDS.test(between)) own.push(...before);
  }
  return counts;
}

/** "… per level, N levels" */
function isPerNamed(between: string, after: string): boolean {
  const noun = PER.exec(between)?.[1]?.toLowerCase();
  return noun !== undefined && after.trim().toLowerCase().startsWith(noun);
}

/** "Each of the A rows and each of the B columns costs …" */
function spreadEachOf(text: string, places: readonly Place[], counts: readonly number[][]): void {
  let pending: number[] = [];
  for (const [at, place] of places.entries()) {
    const start = places[at - 1]?.end ?? 0;
    const before = text.slice(start, place.start).slice(-200);
    if (ENDS.test(before) && pending.length > 0) pending = [];
    if (FOR_EACH.test(text.slice(start, place.start)) && at > 0) continue;
    if (EACH_OF.test(before)) pending.push(at);
    else if (pending.length > 0) {
      const own = counts[at];
      // "…, in each of the N rounds: O(…)" after prices of steps is what they come to.
      const sumsUp = /:[\s$*_]*$/.test(before) && counts.slice(0, at).some((each) => each.length > 0);
      if (own && !sumsUp && !ARRIVES.test(before))
        own.push(...pending.filter((count) => !own.includes(count)));
      pending = [];
    }
  }
}
