/**
 * What an answer makes of each thing that it names (a formula, a cost, a number): holds it, denies it, or only supposes
 * it. One reading of sentences for all graders; what a thing is about is theirs to tell.
 */
import type { Span } from '../mathematics/span.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { speakerOf, trustedIn } from './attribution.ts';
import { lastSentence } from './sentences.ts';
import { pickedInWords } from './wordedChoice.ts';
import { type WordsAround, gapAfter, gapBefore } from './wordsAround.ts';

/**
 * `chosen`: "I go with …", "the second one". `denied`: "not …", "… is wrong", "… forgets a step". `supposed`: a first
 * guess, somebody else's, a question, what would be if: a claim only where nothing else is held.
 */
export type Stance = 'chosen' | 'held' | 'denied' | 'supposed';

/** Stands for the thing whose stance is read; all others keep their mark. */
const HERE = '\uE001';

/** As much as is looked at behind a thing, across sentences. */
const AHEAD = 160;
const BEHIND = 240;

export interface StanceOptions {
  /** Which of them words such as "the second one" count; a lone symbol is none. */
  readonly mayBeChosen?: (at: number) => boolean;
  /** Whether a name such as `gpt2`, which could be a speaker, is that of a thing that is written about. */
  readonly isThing?: (name: string) => boolean;
}

/** Somebody whom an answer quotes. */
export interface Speaker {
  readonly name: string;
  /** The answer says that it believes him. */
  readonly isTrusted: boolean;
}

export interface Reading {
  readonly stance: Stance;
  /** Who says it, if not the answer itself. */
  readonly speaker?: Speaker;
}

/**
 * The stance towards each thing that `words` marks.
 *
 * @param spans where they stand in the file
 */
export function stancesOf(
  answer: WrittenAnswer,
  words: WordsAround,
  spans: readonly Span[],
  { mayBeChosen = () => true, isThing = () => false }: StanceOptions = {},
): readonly Reading[] {
  const among = spans.filter((_, at) => mayBeChosen(at));
  const picked = among.length < 2 ? undefined : pickedInWords(answer.source.slice(0, answer.span.end), among);
  const speakers = speakersIn(words, isThing);
  return words.places.map((place, at): Reading => {
    const span = spans[at];
    const speaker = speakers[at];
    const said = speaker === undefined ? {} : { speaker };
    if (picked === undefined || span === undefined) {
      const stance = stanceAt(words.text, place);
      // Said by somebody else, whom the answer does not say that it trusts.
      return { stance: stance === 'held' && speaker?.isTrusted === false ? 'supposed' : stance, ...said };
    }
    if (picked.includes(span)) return { stance: 'chosen', ...said };
    // Of what words choose among, only what is chosen is claimed.
    return { stance: among.includes(span) ? 'denied' : 'held', ...said };
  });
}

function speakersIn(
  words: WordsAround,
  isThing: (name: string) => boolean,
): readonly (Speaker | undefined)[] {
  const trusted = trustedIn(words.text);
  return words.places.map((_, at) => {
    const name = speakerOf(gapBefore(words, at).slice(-160), gapAfter(words, at).slice(0, 120));
    return name === undefined || isThing(name) ? undefined : { name, isTrusted: trusted.has(name) };
  });
}

function stanceAt(text: string, place: number): Stance {
  const before = text.slice(Math.max(0, place - BEHIND), place).toLowerCase();
  const after = text.slice(place + 1, place + 1 + AHEAD).toLowerCase();
  const around = `${lastSentence(before)}${HERE}${after}`;
  if (DENIED_AFTER.test(around) || DENIES_ALL.test(before)) return 'denied';
  if (CHOSEN.test(around)) return 'chosen';
  if (HELD.test(around)) return 'held';
  if (DENIED_BEFORE.test(around)) return 'denied';
  return SUPPOSED_BEFORE.test(around) || SUPPOSED_AFTER.test(around) ? 'supposed' : 'held';
}

/** Words without a meaning of their own between a cue and the thing: "not [the cost of] A". */
const FILLER = String.raw`(?:[\s"'“”(:,~≈=|>]|\b(?:the|a|an|it|it's|this|that|is|are|was|be|been|being|to|of|by|with|as|at|for|from|about|around|roughly|exactly|just|only|simply|really|actually|answer|result|cost|costs|total|formula|value|number|bound|law|expression|condition|loss|term|something|like|i|you|we|one|have|has|had|get|got|gets|equals?|say|says|write|put|use|used|take|takes|here|there)\b)*`;
const anyOf = (...patterns: readonly string[]): RegExp =>
  new RegExp(patterns.map((each) => `(?:${each})`).join('|'), 'u');

const NOT_ONLY = String.raw`(?!\s+(?:only|just|merely|more|less|fewer|larger|smaller|greater|exceed\w*)\b)`;
const WRONG = String.raw`(?:wrong|falsch|false|incorrect|mistaken|untrue|invalid|impossible|nonsense|outdated|misleading|incomplete|careless|out|off|rejected|refuted|too (?:little|small|few|low|much|large|big|high|many|good)|an? (?:\p{L}+ )?(?:mistake|error|typo|misprint|myth|trap|pitfall|misconception|wrong answer|slip|lie)|an? (?:under|over)(?:estimate|count)\w*|not (?:the )?(?:right|correct|true|enough|it|tight|answer|case|so|valid|what (?:is|was) asked))`;
const COPULA = String.raw`(?:is|ist|are|was|were|would be|wäre|must be|seems|looks|has to be|can only be)`;
const LACKS = String.raw`(?:forgets?|misses|omits?|neglects?|ignores?|lacks?|leaves? out|overcounts?|undercounts?|double[- ]counts?|fails|drops?)`;
/** What may stand between a thing and what is said of it: "A, which I had first, …". */
const ASIDE = String.raw`["'“”\s)*,]*(?:which [^,;.]{1,40},\s*)?`;
const ADVERBS = String.raw`(?:(?:clearly|simply|just|plainly|obviously|therefore|thus|also|only|of course|certainly|definitely|surely|completely|all|still|however)\s+)*`;

/** "I go with A", "… settled on A". */
const CHOSEN = anyOf(
  String.raw`\b(?:i|we)(?:'d|'ll)?\s+(?:would |will |do |therefore |so |still )*(?:go|stick|stay|settle|went|settled|stuck)\s+(?:with|for|on|to)${FILLER}${HERE}`,
  String.raw`(?<!^[^\p{L}]*if\b[^.;]{0,160})\bi(?:'d|'ll)?\s+(?:would |therefore |so |still |rather )*(?:say|answer|claim)\b(?!\s+(?:nothing|no more))${FILLER}${HERE}`,
  String.raw`\b(?:settled? on|go(?:ing)? with|went with|decided? (?:for|on)|choos(?:e|ing)|chose|pick(?:ed|ing)?)${FILLER}${HERE}`,
);
/** "the right answer is A", "corrected to A". */
const HELD = anyOf(
  String.raw`\b(?:right|correct|true|real|proper|actual|final|new)\s+(?:\p{L}+\s+)?(?:is|was|:|=|one is|should be|must be)${FILLER}${HERE}`,
  String.raw`\b(?:corrected to|changed to)${FILLER}${HERE}`,
);

const DENIED_BEFORE = anyOf(
  String.raw`(?<!\bor\s)\b(?:not|never|no longer|nor|neither|nicht)\b${NOT_ONLY}${FILLER}${HERE}(?!\s*(?:only|just)\b)`,
  String.raw`n't\b${NOT_ONLY}\s+(?:be|equal|cost|say|write|use|take|believe|accept|agree with|trust|think (?:that )?(?:it is|it's)?)\b${FILLER}${HERE}`,
  String.raw`\b(?:isn't|wasn't|aren't|ain't|nowhere near|anything like)\b${NOT_ONLY}${FILLER}${HERE}`,
  String.raw`\b(?:instead of|rather than|as opposed to|in contrast to|contrary to|unlike|in place of|statt|anstatt|anstelle von|im gegensatz zu|far from|nothing like|anything but|opposed to)\b${FILLER}${HERE}`,
  String.raw`\b(?:wrong|false|incorrect|mistaken?|untrue|not (?:at all )?(?:true|right|correct|the case)|an? (?:\p{L}+ )?error)\s+(?:to|that)\b(?:\s+\p{L}+){0,2}?${FILLER}${HERE}`,
  String.raw`\b(?:do not|don't|never|cannot|can't|must not|mustn't|should not|shouldn't|not|am not)\s+(?:\p{L}+\s+)?(?:say|saying|write|writing|use|using|take|taking|answer|claim|claiming|believe|accept|agree with|mean)\b${FILLER}${HERE}`,
  String.raw`\b(?:reject|rejecting|doubt|deny|disagree with|disbelieve|refuse|refute|rule out|ruled out|ruling out|excludes?|discard|discarded|disregard|scratch|beware of|nobody|no one|hardly anyone)\b(?:\s+(?:would|will|could|should|believes?|thinks?|says?))*${FILLER}${HERE}`,
  String.raw`^[^\p{L}]*(?:wrong|false|incorrect|mistake|common mistake|misconception|crossed out|rejected|old)(?:\s+(?:answer|attempt|version|guess|one|try))?\s*:${FILLER}${HERE}`,
  String.raw`\b(?:mistakes?|errors?|pitfalls?|traps?|misconceptions?)\s+(?:is|are|was|would be)\s+(?:to|that)\b(?:\s+\p{L}+){0,2}?${FILLER}${HERE}`,
  String.raw`\b(?:no|none of the|neither)\s+(?:terms?|steps?|parts?|factors?)\s+(?:\p{L}+\s+)?(?:contains?|has|have|is|with|of|depends? on|grows? like)${FILLER}${HERE}`,
  String.raw`(?:≠|!=|\\neq?\b)\s*${HERE}`,
);
const DENIED_AFTER = anyOf(
  String.raw`${HERE}["'“”\s)*]*,?\s*(?:also|again|still|which is|clearly)?\s*(?:wrong|incorrect)\b`,
  String.raw`${HERE}${ASIDE}(?:(?:but|and|though|although|yet|which|that|this)\s+)*${COPULA}\s+${ADVERBS}${WRONG}(?![\p{L}-])`,
  String.raw`${HERE}["'“”\s)*,]*(?:isn't|is not|wasn't|was not|can't be|cannot be|can not be|doesn't hold|does not hold|can't hold|cannot hold)(?=\s*(?:[.,;:!)]|$|\n|(?:right|correct|true|it|the|so|because|since|but)\b))`,
  String.raw`${HERE}${ASIDE}(?:(?:which|that|this|it|but)\s+)*(?:would\s+|only\s+|already\s+)*${LACKS}\s`,
  String.raw`${HERE}\s*(?:≠|!=|\\neq?\b)`,
  String.raw`${HERE}["'“”\s)*]*\(\s*(?:this is |that is |which is )?(?:wrong|false|incorrect|crossed out|ignore|old|rejected)\b`,
  String.raw`${HERE}["'“”\s)*,.:–—-]*(?:no,? wait|wait,? no|oops|scratch that|correction|edit\s*:|corrected to|changed to|i mean\b)`,
  String.raw`${HERE}["'“”\s)*,.:?–—-]*(?:no[,.!]|(?:(?:but|however|yet|and|sadly),?\s*)?(?:that|this|it|which)(?:'s| is| was) ${ADVERBS}${WRONG}(?![\p{L}-])|they are (?:all )?wrong|(?:(?:but|however|yet),?\s*)?(?:that|this|it) (?:does not|doesn't|cannot|can't) (?:hold|be)\b|(?:but )?(?:i )?(?:do not|don't) (?:agree|believe (?:it|that|this)))`,
);

/** "It would be wrong to say A; B; C": all to the end of the sentence. */
const DENIES_ALL =
  /\b(?:wrong|false|incorrect|mistake)\s+to\s+(?:say|write|claim|answer|state)\b(?!.*\b(?:but|rather|instead|right|correct|answer is|in fact|actually|it is)\b)[^.!?\n]*(?:\.\d[^.!?\n]*)*$/u;

const SUPPOSED_BEFORE = anyOf(
  String.raw`\b(?:at first|first|initially|originally|previously|earlier|before|last time|used to|once)\b[^.;:]{0,30}?\b(?:thought|think|had|got|wrote|believed?|guess(?:ed)?|considered|tried|said|have)\b${FILLER}${HERE}`,
  String.raw`\b(?:first|initial|original|previous|earlier|old|naive|last)\s+(?:guess|attempt|try|answer|thought|idea|version|draft)\b${FILLER}${HERE}`,
  String.raw`^[^\p{L}]*(?:draft|scratch(?:\s+work)?|attempt 1|first try|before|naive(?:ly)?)\s*:${FILLER}${HERE}`,
  String.raw`\b(?:one|you|people|many|some|most|students?|everyone|everybody|somebody|someone|others?)\s+(?:\p{L}+\s+){0,2}?(?:might|may|could|would|will|can|often|wrongly|naively)?\s*(?:think|thinks|say|says|expect|expects|guess|write|writes|claim|claims|believe|believes|assume|assumes|answer|quote|argue|fear|fears|worry|suspect|hope)\b${FILLER}${HERE}`,
  String.raw`^[^\p{L}]*(?:compared?|relative to|(?:for|by|in) comparison|(?:by|in) contrast|cf)\b[^;:]*${HERE}`,
  String.raw`\b(?:at first (?:glance|sight)|on the face of it|superficially|naively|intuitively)\b[^.;]{0,40}?${HERE}`,
  String.raw`\b(?:seems?|looks?|appears?)\b(?:\s+like)?${FILLER}${HERE}[^.]{0,80}?\b(?:but|however|yet)\b`,
  String.raw`\b(?:some|others|many|most|people|students|everyone|everybody|somebody|someone)\s+(?:\p{L}+\s+)?(?:get|gets|got|have|has|find|finds|obtain|obtains)\b${FILLER}${HERE}`,
  String.raw`\bthey (?:need|pay|say|claim|write)\b${FILLER}${HERE}`,
  String.raw`\b(?:tempting|tempted|temptation|inclined)\b[^.;:]{0,30}?${HERE}`,
  String.raw`\b(?:if|had|were|assume|suppose|assuming|supposing|ignoring|forgetting|neglecting|without)\b[^.;]*\b(?:would|were|'d)\b(?!\s+(?:say|choose|pick|answer|go|guess))[^.;]{0,40}?${HERE}`,
  String.raw`(?<!\b(?:i|we)\s)\bwould\s+(?:only\s+|just\s+|then\s+)*(?:be|give|have|get|mean|read|become|need|make)\b${FILLER}${HERE}`,
  String.raw`\b(?:more|less|fewer|larger|smaller|greater|bigger|lower|higher|faster|slower|cheaper|better|worse)\s+than${FILLER}${HERE}`,
  String.raw`\b(?:torn|waver\p{L}*|hesitat\p{L}*|undecided|oscillat\p{L}*|doubt)\s+between\b[^.;]*${HERE}`,
);
const SUPPOSED_AFTER = anyOf(
  String.raw`${HERE}[^.;,\n]{0,50}?(?<!\b(?:i|we)\s)\bwould\s+(?:only\s+|then\s+)?(?:do|be|give|have|make|mean|lead|become|need|count|cost|over\p{L}+|under\p{L}+)\b`,
  // "(and in N = 0, but this is not interesting)"
  String.raw`\(\s*(?:and|but|also|note|nb|compare|cf|btw|by the way|of course)\b[^()]{0,80}${HERE}[^()]{0,80}\)`,
  String.raw`^[^\p{L}]*(?:with|using|taking|for|under|given|if it were)${FILLER}${HERE}[^.;\n]{0,80}?\bwould\b`,
  String.raw`${HERE}["'“”\s)*]*\?`,
  String.raw`${HERE}["'“”\s)*,]*(?:${COPULA}|would be)\s+(?:what|the one that)\s+(?:you|one|we|i|they|people|many|some|chatgpt|the (?:\p{L}+\s+)?(?:book|textbook|sheet|lecture|notes))`,
  String.raw`${HERE}["'“”\s)*,]*(?:was|used to be)\s+(?:my|our|the)\s+(?:first|old|initial|previous)`,
);
