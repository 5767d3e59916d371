/** Which of the bounds in a written answer is the one that it arrives at. */
import { type SizeRelation, compareGrowth } from '../mathematics/asymptotics.ts';
import { type Growth, NoGrowth, add } from '../mathematics/growth.ts';
import type { Claim, CostReading } from './costClaims.ts';
import { isBuiltFrom } from './costBuilt.ts';
import {
  RANK,
  type Role,
  isAlternative,
  isClearlyOfOtherWay,
  isContrasted,
  isHypothetical,
  isOfAll,
  isOfMemory,
  isDerived,
  isNaive,
  isOfOne,
  isOneOfBoth,
  isOfOtherWay,
  isOverall,
  isUndecided,
  namesAsked,
  opensAnswer,
  roleOf,
  takesBack,
  wordsOfTitle,
} from './costRoles.ts';

export type Conclusion =
  | { readonly kind: 'one'; readonly claim: Claim }
  /** Several totals of different growth; `last` is the one that stands last. */
  | { readonly kind: 'several'; readonly totals: readonly Claim[]; readonly last: Claim }
  /** Prices of steps that nobody has added up. */
  | { readonly kind: 'steps'; readonly claims: readonly Claim[]; readonly sum: Growth }
  | { readonly kind: 'none' };

export interface Asked {
  readonly title: string;
  /** Words that mark a cost as that of something else. */
  readonly elsewhere: readonly string[];
  readonly relations: readonly SizeRelation[];
}

interface Candidate {
  readonly claim: Claim;
  readonly role: Role;
  readonly rank: number;
}

export function concludeCosts({ claims, words }: CostReading, asked: Asked): Conclusion {
  const { relations } = asked;
  const isBelow = (a: Growth, b: Growth): boolean => compareGrowth(a, b, relations).kind === 'bounded';
  const same = (a: Growth, b: Growth): boolean => isBelow(a, b) && isBelow(b, a);
  const isSameAnyway = (a: Growth, b: Growth): boolean =>
    [compareGrowth(a, b), compareGrowth(b, a)].every(({ kind }) => kind === 'bounded');
  const chosen = claims.findLast(({ stance }) => stance === 'chosen');
  if (chosen) return { kind: 'one', claim: chosen };

  const relevant = relevantOf(claims, asked.elsewhere);
  // "2NDR + 4NRM = O(NR(D + M))" is one total, not two.
  const found = relevant.filter((claim, at) => {
    const next = relevant[at + 1];
    return !(next?.concludes === true && same(claim.growth, next.growth));
  });
  const last = found.at(-1);
  if (!last) return { kind: 'none' };
  if (found.every(({ growth }) => same(growth, last.growth))) return { kind: 'one', claim: last };
  if (isUndecided(words)) return { kind: 'several', totals: found, last };

  // Smaller prices that the last one sums up are its steps, whatever stands beside them.
  const earlier = found.slice(0, -1);
  const isOffered = found.some(isAlternative);
  const before = earlier.length >= 2 && !isOffered ? sumOf(earlier) : undefined;
  const sumsUp =
    before !== undefined &&
    !earlier.some(({ growth }) => same(growth, last.growth)) &&
    (same(before, last.growth) ||
      (isOfAll(last) &&
        isBuiltFrom(
          last.growth,
          earlier.map(({ growth }) => growth),
          same,
        )));
  if (sumsUp) return { kind: 'one', claim: last };

  const title = wordsOfTitle(asked.title);
  const roles = found.map((claim) => roleOf(claim, title));
  const [first] = found;
  // Beside another that stands as plainly it is one of two.
  const isOpening =
    first?.isOrder === true &&
    opensAnswer(first) &&
    found[1]?.concludes !== true &&
    roles.every((role, at) => (role === 'plain' && found[at]?.isOrder === true) === (at === 0));
  const candidates = found.map((claim, at): Candidate => {
    const role = roles[at] ?? 'plain';
    return { claim, role, rank: at === 0 && isOpening ? RANK.consequence : RANK[role] };
  });
  const conclusion = conclusionOf(candidates, isBelow);
  if (conclusion) return concludeMarked(conclusion, candidates, isBelow);
  return concludeUnmarked(candidates, { same, isBelow, isSameAnyway, title });
}

/**
 * The last of those that are offered most strongly. What only follows from something, or is led to, gives way to a later
 * one that covers all of them: "hence ND; hence NM. Together …".
 */
function conclusionOf(
  candidates: readonly Candidate[],
  isBelow: (a: Growth, b: Growth) => boolean,
): Candidate | undefined {
  const marked = candidates.filter(({ rank }) => rank > RANK.plain);
  const highest = Math.max(...marked.map(({ rank }) => rank));
  const last = marked.findLast(({ rank }) => rank === highest);
  if (last === undefined || highest > RANK.consequence) return last;
  const cover = marked.findLast(({ claim }) =>
    marked.every((other) => isBelow(other.claim.growth, claim.growth)),
  );
  if (highest === RANK.result) return cover;
  return cover !== undefined && marked.indexOf(cover) > marked.indexOf(last) ? cover : last;
}

/** Without costs that are only contrasted, taken back, reasons for another, lower bounds, or of something else. */
function relevantOf(claims: readonly Claim[], elsewhere: readonly string[]): readonly Claim[] {
  const stands = claims.filter(({ isQuestion }) => !isQuestion);
  const corrected = stands.slice(Math.max(0, stands.findLastIndex(takesBack)));
  const upper = corrected.filter(({ order }) => order !== 'Omega' && order !== 'omega');
  const stated = (upper.length > 0 ? upper : corrected).filter(
    (claim, at) => claim.stance !== 'denied' && !isContrasted(claim, at === 0),
  );
  const real = orAll(
    stated,
    (claim) => claim.stance === 'held' && !isHypothetical(claim) && !claim.isExample && !isNaive(claim),
  );
  const asserted = orAll(real, ({ isReason }) => !isReason);
  // Memory alone is no answer where time is asked for.
  if (elsewhere.includes('memory') && asserted.every(isOfMemory)) return [];
  return orAll(addedUp(asserted), (claim) => !mentions(claim, elsewhere));
}

/** Those that pass; a cost of something else, a reason or a supposition is set aside only beside one that is not. */
function orAll(claims: readonly Claim[], passes: (claim: Claim) => boolean): readonly Claim[] {
  const passing = claims.filter(passes);
  return passing.length > 0 ? passing : claims;
}

/** Something is called the total: what contradicts it? */
function concludeMarked(
  conclusion: Candidate,
  candidates: readonly Candidate[],
  isBelow: (a: Growth, b: Growth) => boolean,
): Conclusion {
  const place = candidates.indexOf(conclusion);
  const same = (a: Growth, b: Growth): boolean => isBelow(a, b) && isBelow(b, a);
  const earlier = candidates.slice(0, place).map(({ claim }) => claim.growth);
  const isMade = isBuiltFrom(conclusion.claim.growth, earlier, same);
  const isRival = ({ claim, role, rank }: Candidate, at: number): boolean => {
    const isLess = isBelow(claim.growth, conclusion.claim.growth);
    if (isLess && isBelow(conclusion.claim.growth, claim.growth)) return false;
    if (role === 'step' || isOfOne(claim) || (isLess && isBracketed(claim))) return false;
    // Numbers of things stand beside a cost that is called the total.
    const isNumber = !claim.isOrder && !isOverall(claim);
    if (isNumber && (conclusion.claim.isOrder || (isLess && hasWords(claim)))) return false;
    // A greater cost in a sentence about another way to do it is what was avoided.
    if (!isLess && (at < place ? isOfOtherWay(claim) : isClearlyOfOtherWay(claim))) return false;
    // What is offered less strongly is a part of it, or leads there.
    if (role !== 'plain' && rank < conclusion.rank) return false;
    switch (role) {
      case 'final':
        return true;
      case 'total':
      case 'consequence':
      case 'result':
        return !(isLess && at < place && (isMade || (isOverall(conclusion.claim) && isDerived(claim))));
      case 'plain':
        // "O(…), hence also O(…)": a smaller cost that nothing calls a step.
        if (isLess && at < place && conclusion.rank <= RANK.total)
          return !isOverall(conclusion.claim) && !isMade;
        return !(isLess && at < place) && !(conclusion.role === 'final' && at < place);
      default:
        return role satisfies never;
    }
  };
  const totals = candidates.filter((each, at) => each === conclusion || isRival(each, at));
  if (totals.length === 1) return { kind: 'one', claim: conclusion.claim };
  return { kind: 'several', totals: totals.map(({ claim }) => claim), last: conclusion.claim };
}

interface Comparing {
  readonly same: (a: Growth, b: Growth) => boolean;
  readonly isBelow: (a: Growth, b: Growth) => boolean;
  /** Of the same growth whatever holds between the sizes. */
  readonly isSameAnyway: (a: Growth, b: Growth) => boolean;
  readonly title: ReadonlySet<string>;
}

/**
 * Is the greatest of these costs something else than what the others come to? "Communication: O(…). Computation: O(…)",
 * "O(…), while the lecturer said O(…)": it has a label of its own, or another stands there without any.
 */
function isOfOther(
  whole: Claim,
  candidates: readonly Candidate[],
  { same, title }: Pick<Comparing, 'same' | 'title'>,
): boolean {
  if (whole.isCounted) return false;
  // Bare products are numbers of things as often as prices.
  const others = candidates.filter(
    ({ claim }) => !same(claim.growth, whole.growth) && !isOfOne(claim) && claim.order !== 'bare',
  );
  const growthsOf = (each: readonly Candidate[]): Growth[] => each.map(({ claim }) => claim.growth);
  const smaller = candidates.filter(({ claim }) => !same(claim.growth, whole.growth));
  const isMade = [others, smaller].some((each) => isBuiltFrom(whole.growth, growthsOf(each), same));
  if (others.length === 0 || isMade) return false;
  return roleOf(whole, title) === 'step' || others.some(({ role }) => role === 'plain');
}

/** Nothing is called the total. */
function concludeUnmarked(
  candidates: readonly Candidate[],
  { same, isBelow, isSameAnyway, title }: Comparing,
): Conclusion {
  const claims = candidates.map(({ claim }) => claim);
  const last = claims.at(-1);
  if (!last) return { kind: 'none' };
  // O(…) is said to be a cost; a bare product may be a number of things.
  const plain = orAll(
    candidates.filter(({ role }) => role === 'plain').map(({ claim }) => claim),
    ({ order }) => order !== 'bare',
  );
  const differs = plain.find(({ growth }) => !same(growth, plain[0]?.growth ?? growth));
  const all = sumOf(claims);
  // One of them is as large as all together: "each token costs …; over the tokens, …".
  const whole = all && claims.findLast(({ growth }) => isSameAnyway(all, growth));
  const isOffered = (claim: Claim): boolean =>
    isAlternative(claim) && (claim.isOrder || !claims.some(({ isOrder }) => isOrder));
  if (claims.some(isOffered) || claims.some(isOneOfBoth)) return { kind: 'several', totals: claims, last };
  const named = claims.filter((claim) => namesAsked(claim, title) && !isOfOne(claim));
  const own = named.at(-1);
  // "Quick sort has …, merge sort … always": greater costs are of something else than what is named.
  const isBeside = claims.some((claim) => own !== undefined && !isBelow(claim.growth, own.growth));
  if (own && isBeside && named.every(({ growth }) => same(growth, own.growth)))
    return { kind: 'one', claim: own };
  const [first] = plain;
  if (first && !differs) {
    const own = plain.at(-1) ?? first;
    // "Quick sort has …. Merge sort has …": where the thing asked about is named, greater costs are of something else.
    const isLabelled = candidates.some(({ claim, role }) => role === 'plain' && namesAsked(claim, title));
    if (isLabelled || claims.every(({ growth }) => isBelow(growth, own.growth)))
      return { kind: 'one', claim: own };
  }
  if (whole && isOfOther(whole, candidates, { same, title }))
    return { kind: 'several', totals: claims, last };
  if (differs && whole) return { kind: 'several', totals: plain, last: plain.at(-1) ?? last };
  if (!all || whole) return { kind: 'one', claim: whole ?? last };
  return { kind: 'steps', claims, sum: all };
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

/** "… (entrywise; O(…)) …" */
const isBracketed = ({ after }: Claim): boolean => /^\s*\)/.test(after);

/** Words that tell what it is of, if only by a letter: "S is …". */
const hasWords = ({ before, after }: Claim): boolean => /\p{L}/u.test(before + after);

/** Something else is named beside it, or heads its sentence: "Memory: O(…) for S, O(…) for Z". */
const mentions = ({ before, after, sentence }: Claim, words: readonly string[]): boolean => {
  const heading = /^[^\p{L}]*(?:\p{L}+\W+){0,2}?\p{L}+(?=\W*:)/u.exec(sentence)?.[0] ?? '';
  const lead = /\p{L}/u.test(before) ? before : sentence;
  return words.some((word) => [lead, after, heading].some((text) => text.includes(word.toLowerCase())));
};

function sumOf(claims: readonly Claim[]): Growth | undefined {
  try {
    return claims.map(({ growth }) => growth).reduce(add);
  } catch (error) {
    if (error instanceof NoGrowth) return undefined;
    throw error;
  }
}
