/** The formulas of a written answer in reading order, each with the words around it. */
import type { Notation } from '../mathematics/reading.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { countsOf } from './costCounts.ts';
import { isShape, isTorn } from './costShapes.ts';
import { firstSentence, lastSentence } from './sentences.ts';
import { flowsOf, MOST_PASSAGES, type Flow, type Formula, type Found } from './flows.ts';
import { struckIn } from './struck.ts';

/** One formula; `text` stands at `start` of the file, at the same length. */
export interface Passage {
  readonly text: string;
  readonly start: number;
  readonly notation?: Notation;
  /** Words of the same clause, in lower case, other formulas left out. */
  readonly before: string;
  readonly after: string;
  /** Gives a reason for a formula that stands before it in the same sentence. */
  readonly isReason: boolean;
  /** Has words beside it: a single symbol is then a mention. */
  readonly lone: boolean;
  /** Only part of a product that goes on in words. */
  readonly isTorn: boolean;
  /** Begins with O(…) or a relative. */
  readonly isOrder: boolean;
  /** The words of its sentence up to it, in lower case, formulas left out. */
  readonly sentence: string;
  /** What comes after it, in lower case and across sentences, formulas left out. */
  readonly rest: string;
  /** How many times it is paid: "N steps at …". */
  readonly counts: readonly Formula[];
  /** Says how many times another is paid. */
  readonly isCount: boolean;
  /** Comes after numbers for the sizes in its sentence: "with D = 64 that is …". */
  readonly isExample: boolean;
  /** Stands in a question: "Is it …?" */
  readonly isQuestion: boolean;
}

const ORDER = /^\s*(?:\\?(?:Theta|Omega|omega|mathcal|mathrm|operatorname)|[OoΘΩω𝒪])\s*[({\\[]/u;
/** In reading order; one more than MOST_PASSAGES when there are too many. */
export function passagesOf(answer: WrittenAnswer, symbols: SymbolTable): readonly Passage[] {
  const passages: Passage[] = [];
  const struck = struckIn(answer);
  let lead = '';
  let reached = 0;
  for (const block of answer.blocks) {
    for (const flow of flowsOf({ block, struck }, symbols, lead)) {
      // "O(…)", and in the next paragraph "That is wrong.": only the last one before it hears of it.
      const opening = wordsAfter(flow, flow.start);
      const last = passages.length === reached ? undefined : passages.pop();
      if (last) passages.push({ ...last, rest: `${last.rest}. ${opening}`.slice(0, FURTHEST) });
      reached = passages.length;
      passages.push(...passagesIn(flow));
      if (passages.length > MOST_PASSAGES) return passages.slice(0, MOST_PASSAGES + 1);
      lead = unfinished(flow);
    }
  }
  return passages;
}

/** "…, and the bound is", and then a formula on lines of its own. */
function unfinished({ text, start, found }: Flow): string {
  const last = found.at(-1);
  if (last === undefined) return lastSentence(text);
  const after = text.slice(last.end - start);
  return /[.!?]\s*$/.test(after) ? '' : lastSentence(after);
}

function passagesIn(flow: Flow): Passage[] {
  let wordsLeft = '';
  let at = 0;
  for (const { start, end } of flow.found) {
    wordsLeft += `${flow.text.slice(at, start - flow.start)} `;
    at = end - flow.start;
  }
  const counts = countsOf(
    flow.text,
    flow.found.map(({ start, end }) => ({ start: start - flow.start, end: end - flow.start })),
  );
  const counting = new Set(counts.flat());
  const hasWords = /\p{L}{2}/u.test(wordsLeft + flow.text.slice(at));
  return flow.found.flatMap((found, at): Passage[] => {
    const previous = flow.found[at - 1];
    const next = flow.found[at + 1];
    const gapBefore = flow.text.slice(previous ? previous.end - flow.start : 0, found.start - flow.start);
    const gapAfter = flow.text.slice(found.end - flow.start, next ? next.start - flow.start : undefined);
    const isOrder = ORDER.test(found.text);
    const isPaid = (counts[at] ?? []).length > 0;
    if (!isOrder && !isPaid && isShape(found.text, gapBefore, gapAfter)) return [];
    const before = lastSentence(previous ? afterSplit(gapBefore) : `${flow.lead} ${gapBefore}`);
    const after = firstSentence(next ? beforeSplit(gapAfter) : gapAfter);
    return [
      {
        text: found.text,
        start: found.start,
        ...(found.notation ? { notation: found.notation } : {}),
        before: before.toLowerCase(),
        after: withoutTargets(after).toLowerCase(),
        isReason: previous !== undefined && isReason(sentenceBefore(flow, found)),
        isTorn: !isPaid && !counting.has(at) && isTorn(gapBefore, gapAfter, previous !== undefined),
        lone: hasWords,
        isOrder,
        sentence: wordsBefore(flow, found).toLowerCase(),
        rest: wordsAfter(flow, found.end),
        counts: (counts[at] ?? []).flatMap((index) => flow.found[index] ?? []),
        isCount: counting.has(at),
        isQuestion: asks(flow, found),
        isExample: /[\p{L}}]\s*=\s*\d+(?:[.,]\d+)*(?![\d.,]*[ \t]*[\p{L}\\(])/u.test(
          lastSentence(flow.text.slice(0, found.start - flow.start)),
        ),
      },
    ];
  });
}

const BECAUSE =
  /\b(?:because|since|as we|due to|namely|where|the reason|it takes|we need|made up of|consist\w+ of|coming from|comes from)\b/i;
/** "Is it O(…)?", but not a mere "O(…)?". */
function asks(flow: Flow, { start, end }: Found): boolean {
  const before = lastSentence(flow.text.slice(0, start - flow.start));
  const isOpened =
    /^\s*(?:is|are|does|do|could|can|would|should|shouldn't|isn't|wouldn't|why|how|what|when)\b/i.test(
      before,
    );
  return isOpened && /^[^.!;\n]*\?/.test(flow.text.slice(end - flow.start));
}

/** "…, because A and B", but no longer after "so the cost is". */
const isReason = (between: string): boolean => {
  const because = between.search(BECAUSE);
  return (
    because >= 0 &&
    !/\b(?:so(?!\s+that)|thus|hence|therefore|in total|altogether|overall)\b|⇒|→/i.test(
      between.slice(because),
    )
  );
};

/** The sentence up to `found`, without its formulas. */
function wordsBefore(flow: Flow, found: Found): string {
  let words = '';
  let at = 0;
  for (const { start, end } of flow.found) {
    if (start >= found.start) break;
    words += `${flow.text.slice(at, start - flow.start)} `;
    at = end - flow.start;
  }
  return lastSentence(`${flow.lead} ${words}${flow.text.slice(at, found.start - flow.start)}`);
}

/** `[O(…)](https://…) is …`: where a link leads says nothing. */
const withoutTargets = (text: string): string =>
  text.replaceAll(/\]?\((?:https?:|mailto:|#|\/)[^()\s]{0,200}\)/g, ' ');

/** As far as is looked ahead for words that take something back. */
const FURTHEST = 240;

/** What follows `from`, without its formulas. */
function wordsAfter(flow: Flow, from: number): string {
  let words = '';
  let at = from;
  for (const { start, end } of flow.found) {
    if (words.length >= FURTHEST) break;
    if (start < from) continue;
    words += `${flow.text.slice(at - flow.start, start - flow.start)} … `;
    at = end;
  }
  return withoutTargets(`${words}${flow.text.slice(at - flow.start)}`.slice(0, FURTHEST)).toLowerCase();
}

/** From the first formula of the sentence up to `found`. */
function sentenceBefore(flow: Flow, found: Found): string {
  const before = flow.text.slice(0, found.start - flow.start);
  const sentence = lastSentence(before);
  const start = found.start - sentence.length;
  const first = flow.found.find((each) => each.start >= start && each.start < found.start);
  return first ? flow.text.slice(first.end - flow.start, found.start - flow.start) : '';
}

/**
 * Words between two formulas belong to the first up to a comma, a conjunction or a contrast, and to the second from
 * there on; a label with a colon belongs to the second, an arrow to both.
 */
const SPLIT =
  /,|\b(?:and|plus|but|so|while|whereas|thus|hence|therefore|then|vs|versus|instead|rather than|than|compared|unlike|against|down from|not)\b|→|⇒|=>/i;
const splitOf = (gap: string): number => {
  const at = gap.search(SPLIT);
  return at < 0 && /:\s*$/.test(gap) ? 0 : at;
};
function beforeSplit(gap: string): string {
  if (/^\s*(?:→|->|⟶|⇝)/.test(gap)) return '→';
  const own = firstSentence(gap);
  // A label in a later sentence takes nothing from this one.
  const at = own === gap ? splitOf(gap) : own.search(SPLIT);
  return at < 0 ? own : own.slice(0, at);
}
function afterSplit(gap: string): string {
  const at = splitOf(gap);
  return at < 0 ? gap : gap.slice(at);
}
