/** Whether a student claims what stands in a sentence, denies it, or only speaks of it. */
import type { Match } from './prosePhrases.ts';
import { DENYING, NOT_DENYING } from './proseWords.ts';
import type { Sentence, Statement, Word } from './proseText.ts';

/**
 * `unclear`: a denial stands so near that only a person can tell what it denies. `mentioned`: the words stand in a
 * list, not in a sentence. `reported`: told as what others hold, or taken back. `supposed`: under a condition.
 */
export type Stance =
  'claimed' | 'denied' | 'unclear' | 'mentioned' | 'supposed' | 'asked' | 'quoted' | 'reported' | 'copied';

/** What is known of a sentence before its words are looked at. */
export interface Context {
  /** The whole file, for quotation marks. */
  readonly source: string;
  /** The sentence stands, nearly word for word, in the question. */
  readonly isCopied: boolean;
  /** What follows says that it is wrong. */
  readonly isTakenBack: boolean;
  /** All words of the answer are a list. */
  readonly isListed: boolean;
}

export function stanceOf(match: Match, statement: Statement, sentence: Sentence, context: Context): Stance {
  if (context.isCopied) return 'copied';
  if (sentence.isQuestion) return 'asked';
  const first = statement.words[match.from];
  const last = statement.words[match.to - 1];
  if (first === undefined || last === undefined) return 'mentioned';
  const denials = countDenials(statement, match);
  const quote = quoteAround(first, last, sentence, context.source);
  if (quote === 'told' || (sentence.isQuotation && quote !== 'endorsed')) return 'quoted';
  if (!sentence.isBuilt || context.isListed) return 'mentioned';
  if (isReported(statement, sentence, match, first)) return 'reported';
  if (context.isTakenBack) return 'unclear';
  if (denials === 'unclear') return 'unclear';
  // “If it is not trained …” denies nothing.
  if (denials % 2 !== 0) return isCondition(statement, match) ? 'unclear' : 'denied';
  return isSupposed(statement, match) ? 'supposed' : 'claimed';
}

const PREDICATE_AFTER =
  /^(?:(?:\S+ ){0,2})(?:is|are|was|were|be|does|do|did|can|will|would|has|have|should|must|may|might) (?:simply |also |just |really |definitely )?not(?: (\S+(?: \S+)?))?/;
const UNTRUE_AFTER =
  /^(?:\S+ ){0,2}(?:is|are|was|were|be|seems?) (?:simply |also |just |plainly |completely )?(?:false|wrong|impossible|infeasible|untrue|incorrect|nonsense|a myth|a mistake)(?: |$)/;
const TRUTH =
  /^(?:possible|true|right|correct|feasible|the case|allowed|done|used|needed|necessary|available|what|so|work|hold|apply|exist|help)\b/;

/** How often the claim is turned into its opposite; `unclear` where what follows is denied of it. */
function countDenials({ words }: Statement, match: Match): number | 'unclear' {
  let from = match.from;
  while (from > 0 && words[from]?.opensClause !== true) from -= 1;
  let count = -match.denials;
  for (let at = from; at < match.to; at++) {
    if (!isDenying(words, at, match.from)) continue;
    // “It never alters the code and hands out …”: who can tell how far the denial reaches?
    if (at < match.from && words.slice(at, match.from).some(({ raw }) => raw === 'and' || raw === 'or'))
      return 'unclear';
    count += 1;
  }
  // “It is wrong that …”, “it is not the case that …” reach over the clause.
  const before = raws(words.slice(0, match.from));
  if (/\b(?:wrong|false|untrue|incorrect|nonsense) (?:that|to)\b/.test(before)) count += 1;
  let end = match.to;
  while (end < words.length && words[end]?.opensClause !== true) end += 1;
  const after = raws(words.slice(match.to, end));
  if (UNTRUE_AFTER.test(after)) return count + 1;
  if (match.denials === 0 && /^(?:\S+ )?(?:hardly|barely|scarcely|rarely|seldom|never)(?! any)\b/.test(after))
    return 'unclear';
  const predicate = PREDICATE_AFTER.exec(after);
  if (!predicate || match.denials > 0) return count;
  const what = predicate[1];
  if (what !== undefined && /^(?:only|just|merely)\b/.test(what)) return count;
  return what === undefined || TRUTH.test(what) ? count + 1 : 'unclear';
}

/** “without” and “no” reach to the next subject; the rest to the end of the clause. */
function isDenying(words: readonly Word[], at: number, claim: number): boolean {
  const word = words[at]?.raw ?? '';
  const ahead = words.slice(at + 1, at + 4).map(({ raw }) => raw);
  if (/^(?:stop|keep|hinder)s?$/.test(word)) return ahead.includes('from');
  if (!DENYING.has(word)) return false;
  // “Neither … nor …” denies once.
  if (word === 'nor' && words.slice(0, at).some(({ raw }) => raw === 'neither')) return false;
  const next = ahead[0] ?? '';
  // “Not only A but B” says A, but denies “only A”.
  if (Object.hasOwn(NOT_DENYING, word) && NOT_DENYING[word]?.has(next)) return claim === at + 1;
  const between = words.slice(at + 1, claim).map(({ raw }) => raw);
  if (word === 'without' && between.some((each) => /^(?:by|via|through|with)$/.test(each))) return false;
  if (word === 'without' || word === 'nor') {
    return !between.some((each) => /^(?:we|you|they|it|one|i|he|she)$/.test(each));
  }
  return true;
}

const raws = (words: readonly Word[]): string => words.map(({ raw }) => raw).join(' ');

const OTHERS = String.raw`(?:some|many|most|people|others?|one|you|friends?|students?|critics|someone|somebody|everybody|colleagues?|textbooks?|intuition|folklore)`;
const HOLD = String.raw`(?:say|says|said|think|thinks|thought|claim|claims|claimed|argue|argues|argued|believe|believes|assume|assumes|expect|expects|suggest|suggests|object|conclude|concludes)`;
const REPORTS = [
  new RegExp(String.raw`\b${OTHERS} (?:\S+ ){0,3}?${HOLD}\b`),
  /\bit (?:is|was) (?:often|commonly|sometimes|widely|usually|generally|frequently) (?:said|claimed|thought|believed|assumed|held)\b/,
  /\b(?:myth|misconception|misunderstanding|misbelief|fallacy|mistake|error|prejudice|objection)s? (?:is |would be )?(?:that|to)\b/,
  /\b(?:the|this|that|a) (?:claim|statement|idea|belief|notion|assertion|impression|view) (?:that|of)\b/,
  /\b(?:seems?|looks?|appears?|look|seem|sounds?)(?: at first)? (?:as if|as though|like)\b/,
  /\bat first (?:sight|glance)\b/,
  /\bi (?:doubt|question|deny|reject)\b/,
  /\b(?:as if|as though|if it were true|tempting to)\b/,
];
/** Set aside what follows, to the end of the clause. */
const SET_ASIDE =
  /\b(?:instead of|rather than|contrary to|unlike|as opposed to|in contrast to|^compared (?:to|with)|other than|apart from)\b/;

function isReported(statement: Statement, sentence: Sentence, match: Match, first: Word): boolean {
  const own = statement.words.slice(0, match.from);
  let clause = match.from;
  while (clause > 0 && statement.words[clause]?.opensClause !== true) clause -= 1;
  if (SET_ASIDE.test(raws(statement.words.slice(clause, match.from)))) return true;
  // A report reaches to the contrast (“but”), which begins another statement.
  const earlier = sentence.statements
    .filter((each) => each !== statement && (each.words[0]?.span.start ?? 0) < first.span.start)
    .flatMap(({ words }) => words);
  const isContrast = /^(?:but|however|yet|though|although)$/.test(statement.words[0]?.raw ?? '');
  const text = raws(isContrast ? own : [...earlier, ...own]);
  return REPORTS.some((report) => report.test(text));
}

/** “If …” and “one would …”: said, but of a case that need not be. */
function isSupposed({ words }: Statement, match: Match): boolean {
  let from = match.from;
  while (from > 0 && words[from]?.opensClause !== true) from -= 1;
  return (
    /\b(?:would|might|could|may)\b/.test(raws(words.slice(from, match.to))) || isCondition({ words }, match)
  );
}

/** “If it is so, then …”; but “it is hard if it is so” says what hard means. */
function isCondition({ words }: Statement, match: Match): boolean {
  let from = match.from;
  while (from > 0 && words[from]?.opensClause !== true) from -= 1;
  const isLeading = from === 0 || (from === 1 && /^(?:but|and|so|yet)$/.test(words[0]?.raw ?? ''));
  return isLeading && /^(?:if|unless|suppose|assuming|before|until)$/.test(words[from]?.raw ?? '');
}

const ENDORSED =
  /^\W*(?:is|are|was|that is|which is|this is)?\s*(?:indeed |really |actually |quite |certainly )?(?:true|right|correct|what I (?:mean|think)|so)\b/i;

/** Long passages between quotation marks are somebody else's words, unless the student agrees. */
function quoteAround(
  first: Word,
  last: Word,
  sentence: Sentence,
  source: string,
): 'own' | 'told' | 'endorsed' {
  const text = source.slice(sentence.span.start - 1, sentence.span.end + 3);
  const from = first.span.start - (sentence.span.start - 1);
  const to = last.span.end - (sentence.span.start - 1);
  for (const quote of text.matchAll(/[“"„«]([^“”"„«»]{1,400})[”"“»]/g)) {
    const end = quote.index + quote[0].length;
    if (quote.index > from || end < to) continue;
    if ((quote[1] ?? '').trim().split(/\s+/).length < 4) return 'own';
    return ENDORSED.test(text.slice(end)) ? 'endorsed' : 'told';
  }
  return 'own';
}

const TAKES_BACK =
  /^(?:(?:but|however|no|actually|yet|well|and) )?(?:this|that|it|they|these|which|the claim|the statement)?(?: claim| statement| view| idea)? ?(?:is|are|was|s)? ?(?:simply |just |plainly |completely |clearly )?(?:wrong|false|untrue|incorrect|nonsense|not (?:true|right|so|correct|the case)|a (?:myth|misconception|mistake))\b/;
const OBJECTS = /^(?:(?:but )?i (?:disagree|do not agree|doubt (?:that|it|this))|not so\b|no$|wrong$|false$)/;

/** Whether a sentence says of the one before it that it is wrong. */
export function takesBack(sentence: Sentence | undefined): boolean {
  if (!sentence || sentence.isQuestion) return false;
  const text = raws(sentence.statements.flatMap(({ words }) => words));
  return TAKES_BACK.test(text) || OBJECTS.test(text);
}
