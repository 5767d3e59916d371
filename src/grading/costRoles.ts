/** What part a stated cost plays in an answer: its conclusion, a total, the price of a step, or a plain statement. */
import type { Said } from './costClaims.ts';

/**
 * `final`: "final answer", a box. `total`: called so. `consequence`: "hence". `result`: what an arrow, an equals sign or
 * "gives" leads to. `plain` has no words of its own beside it.
 */
export type Role = 'final' | 'total' | 'consequence' | 'result' | 'plain' | 'step';

/** How strongly a role offers a cost as the answer. */
export const RANK: Readonly<Record<Role, number>> = {
  final: 4,
  total: 3,
  consequence: 2,
  result: 1,
  plain: 0,
  step: -1,
};

const FINAL =
  /\b(?:final(?:ly)?|answer|tl;?dr|in the end|eventually|ultimately|in conclusion|to conclude|conclusion|to sum up|in summary|(?<!\p{L}[\s–-]{1,3})summary)\b/u;
const FINAL_AFTER =
  /^\s*(?:for|in) (?:this|our) (?:one|case)\b|^[^.;]{0,60}\b(?:is|as)\s+(?:the|my)\s+(?:final\s+)?(?:answer|total|result)\b|^\s*is\s+(?:the\s+)?(?:correct|right|true)\b/;
/** "Upper bound O(…), exact O(…)" */
const EXACT =
  /\b(?:exact(?:ly)?|precise(?:ly)?|tight(?:er|est)?|sharp(?:er)?|i (?:go with|take|choose|pick|prefer|settle on))\s*(?:bound|cost|one|value)?\s*(?:is|:|=)?\s*$|\bas (?:it is )?here\s*:\s*$/;
const TOTAL =
  /\b(?:(?:whole|entire|full)\s+\p{L}+(?=\s*:)|totals?|totalling|overall|altogether|in all|all in all|in sum|(?<!\p{L}\s)(?:the\s+)?sum(?=\s*(?:[:=]|to\b|is\b|of (?:all|these|the|both)\b)|\s+$)|sums? to\b|combined|together(?! with)|add(?:s|ed|ing)? (?:this |these |them |it |all |everything )?up|summing|simplif\w*|dominat\w*|amounts? to|comes? (?:down )?to)\b|\bresult\s*[:=]\s*$|\bbig[- ]?oh?(?: notation)?\s*[:,]\s*$/u;
const CONSEQUENCE = /\b(?:therefore|thus|hence|so|result(?:s|ing)?)\b|\u2234/;
const RESULT = /\b(?:i\.e|gives?|giving|yields?|yielding|leads? to|makes?|making)\b|⇒|=>|→|(?<![<>!])=\s*$/u;
const TOTAL_AFTER =
  /^[\s,*_)]*(?:in |is the |as the |as )?(?:total|overall|altogether|in all|all in all|combined|together|(?:is (?:all|what) (?:that )?)?(?:remains?|is left)|suffices?|is enough)\b/;
/** "… for the whole sequence": of all that there is. */
const OF_ALL_AFTER =
  /^[\s,*_)]*(?:for|over|across|in|on) (?:all\b|the (?:(?:whole|entire|full|complete) \p{L}+|sequence|lot)\b)/u;

/** "O(…). Each of …", "O(…), of which …": an answer may open with what it explains afterwards. */
export const opensAnswer = ({ rest }: Said): boolean =>
  /^[\s$*_`)\]]*(?:[.!;:\n]|$|,?\s*(?:of which|where|because|since|namely|with)\b)/.test(rest);

/** Said of the whole, and not of one of many. */
export const isOfAll = ({ before, after }: Said): boolean =>
  OF_ALL_AFTER.test(after) || OVER_ALL.test(before);

/** "Over all N positions: …" */
const OVER_ALL =
  /\b(?:over|across|for) (?:all|the (?:whole|entire))\s+(?:\p{L}+\s+)?\p{L}+\s*[,:]?\s*(?:(?:this|that|it|we) (?:is|are|get|pay|need|have)\s*)?$/u;

/** "each step costs …", "… per step": whatever else is said, it is the price of one. */
const EACH_BEFORE =
  /\b(?:each|every|per|one|a single)\s+(?:single\s+|of\s+(?:the\s+|these\s+)?)?[\p{L}-]+(?:\s+[\p{L}-]+)?\s+(?:(?:then|thus|therefore|hence|so|we)\s+)*(?:costs?|takes?|needs?|requires?|has|have|does|do|pay|is|gets?)\s+(?:(?:processed|handled|done|computed|updated|produced|made|in|at|then|thus|therefore|hence|only|about|just)\s+)*$/u;
const EACH_LABEL =
  /\b(?:per|(?:for|in|at)\s+(?:each|every|one|a single)|each|every)\s+[\p{L}][\p{L} -]{1,24}:[\s$]*$/u;
const EACH_AFTER =
  /^\s*(?:\p{L}+\s+){0,2}(?:per|for (?:each|every|a single|one)|at (?:each|every)|in each|each|apiece)\b/u;

/** Says nothing of which step a cost belongs to. */
const NEUTRAL = new Set(
  `the a an is are was be been being it its it's this that these those which what we i you our my your they get gets got
  getting have has had so then of to in on at as by with for from and or but also just only about roughly approximately
  around order cost costs costing complexity complexities time times runtime running run runs computational computation
  computations asymptotic asymptotically big oh overall algorithm method approach procedure whole entire all bound upper
  tight answer total operations operation ops flops work takes take taking took needs need needing requires require
  requiring scales scaling scale grows growing grow like becomes become gives giving give yields equals hence thus
  therefore now here there where if when since because let say think would will can could should must does do done using
  use uses used number amount i'd i'll i've that's say says said theta omega worst best average case me us still amortised amortized between resp respectively also linear covers cover both holds hold always
  quadratic cubic size sizes sequence length input inputs final result results conclusion solution part question`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const REASON =
  /\b(?:because|since|as|where|if|when|assuming|which|due|so|but|not|instead|rather|compared|versus|vs|whereas|while|unlike)\b/;

/**
 * @param title the part's title, whose words tell no step from the whole
 */
export function roleOf(claim: Said, title: ReadonlySet<string>): Role {
  if (
    claim.isBoxed ||
    (claim.isOrder && EXACT.test(claim.before)) ||
    FINAL.test(claim.before) ||
    FINAL_AFTER.test(claim.after)
  )
    return 'final';
  if (isOfOne(claim)) return 'step';
  if (OVER_ALL.test(claim.sentence)) return 'total';
  if (TOTAL.test(claim.before) || TOTAL_AFTER.test(claim.after) || isOfAll(claim)) return 'total';
  if (CONSEQUENCE.test(claim.before)) return 'consequence';
  if (claim.concludes || RESULT.test(claim.before)) return 'result';
  if (claim.isCounted) return 'step';
  const after = claim.after.split(REASON)[0] ?? '';
  // "update of Z: O(R)" has nothing but a colon of its own.
  const lead = /\p{L}/u.test(claim.before) || !/:\W*$/.test(claim.before) ? claim.before : claim.sentence;
  const words = `${lead} ${after}`.match(/\p{L}[\p{L}'’]*/gu) ?? [];
  const telling = words.some((word) => word.length > 1 && !NEUTRAL.has(word) && !title.has(word));
  return telling ? 'step' : 'plain';
}

/** The price of one of many, or how many there are. */
export const isOfOne = ({ isCount, before, after }: Said): boolean =>
  isCount ||
  EACH_BEFORE.test(before) ||
  EACH_LABEL.test(before) ||
  EACH_AFTER.test(after) ||
  /\b(?:per|for (?:each|every|one|a single)|each|every)\s+[\p{L}-]+(?:\s[\p{L}-]+)?\s+(?:it is|it['’]s|that is|this is)?\s*$/u.test(
    before,
  );

/** The words of a title in every form that a text may use: "What merge sort costs" knows `merge` and `sort`. */
export const wordsOfTitle = (title: string): ReadonlySet<string> =>
  new Set(title.toLowerCase().match(/\p{L}{2,}/gu) ?? []);

/** What stands right before a cost that is mentioned only to be contrasted. */
const CONTRAST =
  /(?:\\neq?|≠|!=|\\gg|\\ll|≪|≫|(?<![-=<])>)\s*$|(?:\b(?:instead of|rather than|compared? (?:to|with)|cf\.?|in contrast to|as against|against|versus|vs\.?|unlike|as opposed to|than|hardly|scarcely|(?:half|an? (?:third|quarter|fraction|part)|part) of|(?:do not|don['’]t|should not|shouldn['’]t) (?:write|say|answer|put|state|use)|(?:down |up )?from|reduc\w+|replac\w+|improv\w+|avoid\w*|beats?|without|never|no|not|cannot|can't|couldn't|shouldn't|no longer|isn't|is not|and not|but not|nor)\b[\s(]*)(?:(?:be|the|a|an|of|just|only|merely|simply|usual|standard|naive|naïve|full|quadratic|original|ordinary|exact|costs?|time|complexity|softmax|attention|having|paying)\b['’s]*[\s(]*)*$/;
/** "N² D → N R D": what stands before the first arrow is what it was before. */
const ARROW = /^\s*(?:→|->|⟶|⇝)/;
/** "… becomes …", "… would be too much". */
const REPLACED =
  /^\s*(?:-\s*free\b|(?:(?:under|over)(?:estimates?|counts?|states?)|double[- ]counts?|forgets?|misses|omits?|leaves? out|(?:ignores?|neglects?)(?! (?:the )?(?:constant|lower|log))|is (?:incomplete|careless))\b|(?:all the way )?down to\b|(?:can|could|may) (?:then )?be (?:improved|reduced|lowered|simplified|brought down|cut)\b|becomes|turns into|drops to|shrinks to|goes down to|is (?:replaced by|reduced to)|(?:(?:is|was|would be|cannot be)\s+)?(?:(?:also )?(?:an?|one) (?:\w+ )?upper bound,? (?:but|though|yet|however|which is)|not (?:right|correct|tight|true)|false|wrong|incorrect|too (?:much|large|high|low|small)))/;

/** From here on somebody speaks against what was said before. */
const TURN =
  /\b(?:but|yet|however|nevertheless|nonetheless|in (?:fact|truth|reality)|actually|really|on the contrary|instead|turns? out|in practice|we (?:need|pay|only)|with (?:them|it|this|that|these)|i (?:disagree|think|believe|get|find|say|claim|would say)|my (?:own )?(?:answer|count|result)|the (?:true|real|actual|correct|right)|no[,.:;])(?![\p{L}])/u;

/** The words since the last turn: "naively A, but B" says nothing naive of B. */
function sinceTurn(sentence: string): string {
  let rest = sentence;
  for (;;) {
    const turn = TURN.exec(rest);
    if (!turn) return rest;
    rest = rest.slice(turn.index + turn[0].length);
  }
}

/** "A, so this one needs N times that" */
const TAKEN_TIMES = /^[^.;]{0,10}\b(?:so|hence|thus|therefore)\b[^.;]{0,60}\btimes (?:that|this)\b/;

const isMultiplied = ({ rest }: Said): boolean => TAKEN_TIMES.test(rest);

/** Mentioned only as what it is not; `isFirst` of the costs of its answer. */
export const isContrasted = (claim: Said, isFirst: boolean): boolean =>
  CONTRAST.test(claim.before) ||
  REPLACED.test(claim.after) ||
  (isFirst && ARROW.test(claim.after)) ||
  isMultiplied(claim);

/** "… would be the cost if …", "if …, you would get …": no claim where another cost is claimed. */
export const isHypothetical = ({ before, after, sentence }: Said): boolean =>
  /^\s*(?:would|could|might)\s+(?:only\s+)?(?:be|have|hold|apply|count|over\w+|under\w+|double|include|mean|require|need)\b/.test(
    after,
  ) ||
  (!FINAL.test(before) &&
    !/\b(?:total|overall|altogether|whole|complexity|answer)\b/.test(sentence) &&
    /\b(?:would|\p{L}+['’]d)\s+(?:only\s+)?(?!(?:say|answer|go|choose|pick|call|guess|write|think|expect|like)\b)\p{L}+[^,;.]*$/u.test(
      sentence,
    ));

const OTHER_WAY =
  /\b(?:na[iï]ve(?:ly)?|brute[- ]?force|would|otherwise|without|original(?:ly)?|before|previously|usual(?:ly)?|standard|vanilla|conventional(?:ly)?|traditional(?:ly)?|ordinary|ordinarily|full|direct(?:ly)?|worse|slower|instead|for comparison)\b/;

const NAIVE =
  /\b(?:na[iï]ve(?:ly)?|brute[- ]?force|from scratch|originally|conventional(?:ly)?|traditional(?:ly)?|without (?:the|this|that|any|using)\s+\p{L}+)\b/u;

/** "Naively …": what one would pay without the idea that is asked about, unless it is called the total. */
const OF_NAIVE =
  /^\s*(?:(?:is|are|was|for|with|in|by|the|of|from|using|an?|only|what|costs?)\s+)*(?:na[iï]ve|brute[- ]force|unoptimi[sz]ed|straightforward)\b/;

export const isNaive = ({ before, after, sentence }: Said): boolean =>
  OF_NAIVE.test(after) || (NAIVE.test(sinceTurn(sentence)) && !TOTAL.test(before));

const CLEARLY_OTHER =
  /\b(?:na[iï]ve(?:ly)?|brute[- ]?force|would|otherwise|originally|usually|conventional(?:ly)?|traditional(?:ly)?|worse|slower|the other way(?: round)?|for comparison|afresh|recomput\p{L}*)\b/u;

/** The same, in words that speak of nothing else. */
export const isClearlyOfOtherWay = ({ sentence }: Said): boolean => CLEARLY_OTHER.test(sentence);

/** Stands in a sentence about another way to do it. */
export const isOfOtherWay = ({ sentence }: Said): boolean => OTHER_WAY.test(sentence);

const TAKEN_BACK =
  /(?:^|[([.;,!–—-])[\s*_]*(?:edit|correction|corrected|revised)(?:[\s*_]+(?:\d+|answer|version|bound|cost|total))?[\s*_]*:[\s*_]*$|(?:^|[.,!…–—-]\s*)\s*(?:wait|actually|hmm|scratch that|on second thoughts?|no,? wait|oops|sorry)\b/;

/** "Edit: …", "Wait, …": takes back what stands before it. */
export const takesBack = ({ before, sentence }: Said): boolean =>
  TAKEN_BACK.test(before) || TAKEN_BACK.test(sentence);

/** "Overall: …" after prices that arrows lead to: they are its steps. */
export const isOverall = ({ before }: Said): boolean =>
  /\b(?:overall|totals?|altogether|in all|all in all|in sum|(?:the )?sum(?=\s*[:=])|whole|entire|combined)\b/.test(
    before,
  );
export const isDerived = ({ before }: Said): boolean =>
  /(?:→|->|⇒|=>|\bi\.e\.?,?)\s*$/.test(before) &&
  !/\b(?:so|thus|hence|therefore|total|overall|cost)\b/.test(before);

/** "One of these", "I don't know which": an answer that leaves the choice to its reader. */
export const isUndecided = (words: string): boolean =>
  /\b(?:one of (?:these|those|them|the (?:two|three|four|above|following|bounds|options))|(?:don['’]t|do not|cannot|can['’]t) (?:know|decide|tell|say) which|not sure which|torn between|either of (?:these|those|them|the two)|take your pick|whichever (?:is|of (?:these|them|the two) is) (?:right|correct))\b/i.test(
    words,
  );

/** "O(…), or O(…)", "…, O(…) otherwise": offered beside another. */
export const isAlternative = ({ before, after, sentence }: Said): boolean =>
  /^\s*(?:otherwise|or else|else|if not)\b/.test(after) ||
  (/\b(?:with|including|counting) (?:them|it|that|those|these)\s*$/.test(before) &&
    /\b(?:not (?:counting|including)|excluding|ignoring)\b/.test(sentence)) ||
  /\b(?:or|maybe|perhaps|possibly|alternatively|either|rather)\b[\s,(]*(?:(?:rather|even|maybe|perhaps|possibly|it is|it['’]s|is it|the cost is|also)\s*)*$/.test(
    before,
  );

/** "Both O(…) and O(…) are the cost": one of the two that are said to hold at once. */
export const isOneOfBoth = ({ before, rest }: Said): boolean =>
  /\bboth\s*$/.test(before) &&
  /^\s*and\s*…\s*(?:are|hold|apply|work|count)\b/.test(rest) &&
  !/^\s*and\s*…\s*are\s+(?:needed|paid|spent|done|part|added|terms|steps)\b/.test(rest);

/** Names what the part asks about: "merge sort has O(…)". */
export const namesAsked = ({ before }: Said, title: ReadonlySet<string>): boolean => {
  const telling = (words: Iterable<string>): string[] =>
    [...words].filter((word) => word.length > 2 && !NEUTRAL.has(word));
  const named = telling(before.match(/\p{L}+/gu) ?? []);
  const asked = telling(title);
  // One word of a title is no name: "covariance" is a step of "principal components by the covariance matrix".
  return (
    named.length > 0 && named.every((word) => title.has(word)) && new Set(named).size * 3 >= asked.length * 2
  );
};

/** "A of memory": of something that is not time. */
export const isOfMemory = ({ before, after }: Said): boolean =>
  (/\b(?:memory|space|storage)\b[^.;,]{0,20}$/.test(before) && !/\btime\b/.test(before)) ||
  /^\s*(?:(?:extra|additional|auxiliary|working|peak|total|of|in|for|units of)\s+)*(?:memory|space|storage)\b/.test(
    after,
  );
