/** Whether an author holds a cost: what is doubted, denied afterwards, or only what others or a first glance say. */
import type { Said } from './costClaims.ts';

/** From here on somebody speaks against what was said before. */
const TURN =
  /\b(?:but|yet|however|nevertheless|nonetheless|in (?:fact|truth|reality)|actually|really|on the contrary|instead|turns? out|in practice|we (?:need|pay|only)|with (?:them|it|this|that|these)|i (?:disagree|think|believe|get|find|say|claim|would say)|my (?:own )?(?:answer|count|result)|the (?:true|real|actual|correct|right)|no[,.:;])(?![\p{L}])/u;

/** The words since the last turn: "naively A, but B" says nothing naive of B. */
export function sinceTurn(sentence: string): string {
  let rest = sentence;
  for (;;) {
    const turn = TURN.exec(rest);
    if (!turn) return rest;
    rest = rest.slice(turn.index + turn[0].length);
  }
}

const SUPPOSES =
  /\b(?:they (?:need|pay)|(?:one|you|we|i|they|people|students|many|some|most|somebody|someone|anyone)\s+(?:\p{L}+\s+){0,2}?(?:be (?:tempted|inclined) to\s+)?(?:think|thinks|thought|expect|expects|expected|guess|guesses|guessed|assume|assumes|assumed|suppose|suspect|suspected|hope|hoped|fear|feared|worry|worried)|(?:it|this|that|the (?:total|whole )?(?:cost|complexity|bound|answer)|which)\s+(?:(?:may|might|could|would|at first|first|initially)\s+)*(?:seems?|seemed|appears?|appeared|looks?|looked|sounds?)|at first (?:glance|sight)?|on (?:the face of it|first (?:sight|thought))|first impression|tempting|superficially|intuitively|na[iï]vely|seemingly|apparently|(?:text)?books?|papers?|sheet|slides?|lectur\p{L}+|professor|authors?|literature|wikipedia|articles?|posts?|websites?|chatbots?|quote|quoted|claimed?|claims|rumou?r\p{L}*|supposed(?:ly)?|alleged(?:ly)?)(?!\p{L})/u;
const SUPPOSED_AFTER =
  /^[\s,)\]*"'”]*(?:(?:may|might|could|would|at first|first|initially)\s+)*(?:seems?|looks?|appears?|sounds?|seemed|looked|appeared|sounded|is (?:tempting|what|often|sometimes|commonly|usually|a common)|(?:was|might|may|would|could) (?:be )?(?:my|a|the|our)\s+(?:\p{L}+\s+)?(?:guess|thought|idea|answer|impression))(?!\p{L})/u;

/** "Many claim A, but …", "A seems right. However, …", "A is what the paper says. I get …": set against what follows. */
export const isTurnedFrom = ({ sentence, after, rest }: Said): boolean =>
  (SUPPOSES.test(sinceTurn(sentence)) || SUPPOSED_AFTER.test(after)) && TURN.test(rest.slice(0, 160));

const DISBELIEVED =
  /\b(?:nobody|no one|none|hardly anyone)\s+\p{L}+\s+(?:that\s+)?[^,;]{0,30}$|\b(?:doubt\p{L}*|disbelieve|refuse to believe|reject|deny|hard to believe|disagree with|far from|nowhere near|anything but|nothing like|anything like)(?:\s+(?:that|it|the|is|a|an|cost|costs|bound|answer|total|complexity|would|could|be|takes?|claim|idea|of)(?!\p{L}))*[\s:,"“‘'(]*$|\b(?:do not|don['’]t|does not|doesn['’]t|did not|didn['’]t|cannot|can['’]t)\s+(?:think|believe|see how|agree|buy|accept|say|claim)\b[^,;]{0,40}$/u;
const DENIED_AFTER = new RegExp(
  String.raw`^[\s.,;:!)\]"”'’*_]*(?:(?:but|however|yet|though|although|and|sadly|unfortunately|clearly|i think|i believe|,)\s*)*` +
    String.raw`(?:(?:this|that|it|which|the)(?:\s+(?:quote|claim|bound|answer|statement|formula|one|cost|above|figure|result))?\s+` +
    String.raw`(?:(?:is|was|would be|can be|seems)\s+(?:\p{L}+ly\s+|just\s+|of course\s+|a\s+|an\s+|all\s+)*(?:wrong|false|incorrect|mistaken|untrue|invalid|impossible|nonsense|(?:common\s+)?(?:mistake|myth|misconception|error|lie)|not\s+(?:\p{L}+\s+)?(?:true|right|correct|so|it|the case|what (?:it|this) costs))` +
    String.raw`|(?:isn['’]t|wasn['’]t|can(?:no|['’])t be|cannot be)\s+(?:\p{L}+\s+)?(?:true|right|correct|so|it|the case)|(?:does not|doesn['’]t|cannot|can['’]t)\s+(?:hold|be))` +
    String.raw`|i (?:disagree|do not (?:agree|think so|believe (?:it|this|that))|don['’]t (?:agree|think so|believe (?:it|this|that)))|not (?:true|right|correct|really|so)|wrong|false|nonsense)` +
    String.raw`(?=\s*[.,;:!)]|\s*$|\s+(?:but|because|since|as|here|either|at all|though|however|and|i|it)\b)`,
  'u',
);

/** "A, so this one needs N times that" */
const TAKEN_TIMES = /^[^.;]{0,10}\b(?:so|hence|thus|therefore)\b[^.;]{0,60}\btimes (?:that|this)\b/;

/** "A? That forgets …", "A? No, …" */
const ASKED_AND_DENIED = /^\s*\?\s*(?:no|nope|that|this|but|wrong|hardly|not|rather|more like)\b/;

/** "I doubt that it is A", "nobody believes A", "A. That is not true." */
export const isDenied = ({ sentence, rest }: Said): boolean =>
  DISBELIEVED.test(sinceTurn(sentence)) ||
  DENIED_AFTER.test(rest) ||
  TAKEN_TIMES.test(rest) ||
  ASKED_AND_DENIED.test(rest);

/** "A of memory": of something that is not time. */
export const isOfMemory = ({ before, after }: Said): boolean =>
  (/\b(?:memory|space|storage)\b[^.;,]{0,20}$/.test(before) && !/\btime\b/.test(before)) ||
  /^\s*(?:(?:extra|additional|auxiliary|working|peak|total|of|in|for|units of)\s+)*(?:memory|space|storage)\b/.test(
    after,
  );
