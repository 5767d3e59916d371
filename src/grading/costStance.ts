/** What the words around a cost make of it that they make of costs alone: a multiple, memory, another turn of thought. */
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

/** "A, so this one needs N times that" */
const TAKEN_TIMES = /^[^.;]{0,10}\b(?:so|hence|thus|therefore)\b[^.;]{0,60}\btimes (?:that|this)\b/;

export const isMultiplied = ({ rest }: Said): boolean => TAKEN_TIMES.test(rest);

/** "A of memory": of something that is not time. */
export const isOfMemory = ({ before, after }: Said): boolean =>
  (/\b(?:memory|space|storage)\b[^.;,]{0,20}$/.test(before) && !/\btime\b/.test(before)) ||
  /^\s*(?:(?:extra|additional|auxiliary|working|peak|total|of|in|for|units of)\s+)*(?:memory|space|storage)\b/.test(
    after,
  );
