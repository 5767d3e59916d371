/** Which of the bounds in a written answer is the one that it arrives at. */
import { type SizeRelation, compareGrowth } from '../mathematics/asymptotics.ts';
import { type Growth, NoGrowth, add } from '../mathematics/growth.ts';
import type { Claim } from './costClaims.ts';

export type Conclusion =
  | { readonly kind: 'one'; readonly claim: Claim }
  /** Several totals of different growth; `last` is the one that stands last. */
  | { readonly kind: 'several'; readonly totals: readonly Claim[]; readonly last: Claim }
  /** Prices of steps that nobody has added up. */
  | { readonly kind: 'steps'; readonly claims: readonly Claim[]; readonly sum: Growth }
  | { readonly kind: 'none' };

const TOTAL =
  /\b(?:totals?|totalling|overall|altogether|in all|all in all|in sum|combined|together|therefore|thus|hence|conclu\w*|final(?:ly)?|answer|result(?:s|ing)?|add(?:s|ed|ing)? (?:this |these |them |it |all )?up|simplif\w*|dominat\w*|i\.e|so)\b|⇒|=>|→/;
const TOTAL_AFTER =
  /^[\s,]*(?:in |is the |as the |as )?(?:total|overall|altogether|in all|all in all|combined|together)\b/;
const STEP =
  /\b(?:project\w*|featur\w*|key-?values?|normali[sz]\w*|denominators?|numerators?|logits?|scores?|softmax|exponentia\w*|weight\w*|multipl\w*|products?|comput\w*|form\w*|build\w*|first|second|third|step|each|every|per|adds?|plus|then|also|another|first(?:ly)?|sums?|values?|queries|keys|rows?|tokens?|states?)\b/;
/** "Reading out: …", but not "The cost: …". */
const LABEL = /(?<!\b(?:costs?|complexity|run ?time|time|answer|bound|attention)[^.;:]{0,20}):\s*$/;
/** What stands right before a cost that is mentioned only to be contrasted. */
const CONTRAST =
  /(?:\b(?:instead of|rather than|compared (?:to|with)|in contrast to|as against|against|versus|vs\.?|unlike|as opposed to|than|(?:down |up )?from|reduc\w+|replac\w+|improv\w+|avoid\w*|beats?|without|never|not|cannot|can't|couldn't|shouldn't|no longer|isn't|is not|and not|but not|nor)\b[\s(]*)(?:(?:be|the|a|an|of|just|only|merely|simply|usual|standard|naive|naïve|full|quadratic|original|ordinary|exact|costs?|time|complexity|softmax|attention|having|paying)\b['’s]*[\s(]*)*$/;

/** "N² D → N R D": what stands before the first arrow is what it was before. */
const ARROW = /^\s*(?:→|->|⟶|⇝)/;
/** "… becomes …", "… would be too much". */
const REPLACED =
  /^\s*(?:becomes|turns into|drops to|shrinks to|goes down to|is (?:replaced by|reduced to)|(?:(?:is|was|would be)\s+)?(?:false|wrong|incorrect|too (?:much|large|high|low|small)))/;
/** "Edit: …" takes back what stands before it. */
const CORRECTS = /\b(?:edit|correction|corrected|update|revised)\b[^:]{0,20}:\s*$/;

export function concludeCosts(
  claims: readonly Claim[],
  elsewhere: readonly string[],
  relations: readonly SizeRelation[],
): Conclusion {
  const same = (a: Growth, b: Growth): boolean =>
    compareGrowth(a, b, relations).kind === 'bounded' && compareGrowth(b, a, relations).kind === 'bounded';
  const corrected = claims.slice(
    Math.max(
      0,
      claims.findLastIndex(({ before }) => CORRECTS.test(before)),
    ),
  );
  const upper = corrected.filter(({ order }) => order !== 'Omega' && order !== 'omega');
  const stated = (upper.length > 0 ? upper : corrected).filter(
    (claim, at) =>
      !CONTRAST.test(claim.before) && !REPLACED.test(claim.after) && !(at === 0 && ARROW.test(claim.after)),
  );
  const asked = stated.some(({ isReason }) => !isReason)
    ? stated.filter(({ isReason }) => !isReason)
    : stated;
  const about = asked.filter((claim) => !mentions(claim, elsewhere));
  // A cost of something else is set aside only beside one that is not.
  const relevant = addedUp(about.length > 0 ? about : asked);
  // "2NDR + 4NRM = O(NR(D + M))" is one total, not two.
  const candidates = relevant.filter((claim, at) => {
    const next = relevant[at + 1];
    return !(next?.concludes === true && same(claim.growth, next.growth));
  });
  const last = candidates.at(-1);
  if (!last) return { kind: 'none' };
  if (candidates.length === 1) return { kind: 'one', claim: last };

  const marked = candidates.filter((claim) => isTotal(claim));
  const isStep = (claim: Claim): boolean =>
    STEP.test(claim.before) || STEP.test(claim.after) || LABEL.test(claim.before);
  const unmarked = candidates.filter((claim) => !isTotal(claim) && !isStep(claim));
  // Smaller prices that the last one sums up are its steps, whatever stands beside them.
  const earlier = candidates.slice(0, -1);
  const sum = earlier.length >= 2 ? sumOf(earlier) : undefined;
  const sumsUp =
    sum !== undefined && same(sum, last.growth) && !earlier.some(({ growth }) => same(growth, last.growth));
  const totals = sumsUp ? [last] : [...marked, ...unmarked];
  if (totals.length === 0) {
    const all = sumOf(candidates);
    // One of the steps is as large as all together: "each token costs …; over the tokens, …".
    const whole = all && candidates.findLast(({ growth }) => same(all, growth));
    if (!all || whole) return { kind: 'one', claim: whole ?? last };
    return { kind: 'steps', claims: candidates, sum: all };
  }
  const inOrder = candidates.filter((claim) => totals.includes(claim));
  const conclusion = inOrder.at(-1) ?? last;
  if (inOrder.every(({ growth }) => same(growth, conclusion.growth)))
    return { kind: 'one', claim: conclusion };
  return { kind: 'several', totals: inOrder, last: conclusion };
}

/** "O(…) for the features plus O(…) for the sums" is one cost. */
function addedUp(claims: readonly Claim[]): readonly Claim[] {
  const merged: Claim[] = [];
  for (const claim of claims) {
    const last = merged.at(-1);
    const growth = last && /\+|\bplus\b/.test(claim.before) ? sumOf([last, claim]) : undefined;
    if (!last || !growth) {
      merged.push(claim);
      continue;
    }
    const span = { start: last.span.start, end: claim.span.end };
    const order = last.order === claim.order ? claim.order : 'O';
    const expression = { kind: 'add' as const, terms: [last.expression, claim.expression], span };
    merged.pop();
    merged.push({ ...last, growth, order, expression, span, after: claim.after });
  }
  return merged;
}

const isTotal = (claim: Claim): boolean =>
  claim.concludes || TOTAL.test(claim.before) || TOTAL_AFTER.test(claim.after);

const mentions = (claim: Claim, words: readonly string[]): boolean =>
  words.some((word) => {
    const lower = word.toLowerCase();
    return claim.before.includes(lower) || claim.after.includes(lower);
  });

function sumOf(claims: readonly Claim[]): Growth | undefined {
  try {
    return claims.map(({ growth }) => growth).reduce(add);
  } catch (error) {
    if (error instanceof NoGrowth) return undefined;
    throw error;
  }
}
