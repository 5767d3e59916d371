/** Finds formulas among which an answer leaves the choice open: "A or B", "maybe A, maybe B", "one of the two". */
import type { Formula } from './formulas.ts';
import { MARK, gapBefore, sentenceAt, type WordsAround } from './wordsAround.ts';

/** Formulas of which one is meant. */
export interface Alternatives {
  /**
   * Each way of taking it apart into alternatives, an alternative being the formulas that hold together: commas join
   * in one and part in another.
   */
  readonly ways: readonly (readonly (readonly Formula[])[])[];
  /** The answer says itself that it has not decided. */
  readonly isAdmitted: boolean;
}

type Joint = 'or' | 'comma' | 'and' | 'none';

/** "or equivalently", "or rather", "or, dividing by N," go on about the same thing or correct it. */
const SAME =
  /\b(?:or|oder)\b[\s,]*(?:equivalently|rather|better|in\s+other\s+words|simply|written|more\s+\w+|actually|precisely|after|dividing|solving|rearranged?|rearranging|in\s+(?:short|symbols|words|full|closed)|what\s+is|to\s+put|i\.e)/i;
const OR = /^[\s,;.?!:)([\]—–-]*(?:\([^()]*\)[\s,;]*)?(?:but\s+)?(?:maybe\s+)?(?:or|oder)\b(?<rest>.*)$/is;
const PERHAPS =
  /^[\s,;.?!]*(?:(?:and|but)\s+)?(?:(?:maybe|perhaps|possibly|alternatively)\b|(?:\p{L}+\s+)?(?:might|may|could)\s+(?:also|as\s+well|just\s+as\s+well|equally(?:\s+well)?)\s+be\b)(?<rest>.*)$/isu;
/** What may stand between the "or" and the formula. */
const FILLERS = new Set(
  (
    'else maybe perhaps possibly alternatively even also instead just only either is it be was its could might may ' +
    'should would must the that this with by from for variance covariance law loss normal gaussian condition formula ' +
    'think guess again then there here random matrix standard deviation'
  ).split(' '),
);

/** Said of formulas that stand before, or of those in the same sentence. */
const ADMITTED =
  /\btorn\b|\b(?:can'?t|cannot|can\s+not|couldn't|could\s+not)\s+(?:really\s+)?(?:decide|choose|make\s+up)|\bundecided\b|\bone\s+of\s+(?:the\s+(?:two|three)|these(?:\s+two|\s+three)?|those(?:\s+two)?|them|both)\s*(?=[.,;:!?)\n]|$|is\b|must\b|should\b|holds\b|will\b)|\bwhich\s+(?:(?:one|of\s+(?:the|these|them|those)(?:\s+(?:two|three|it))?|version|law|formula)\s*)?(?:(?:it\s+)?is\s+(?:meant|right|correct|asked|wanted|true|intended|it)|it\s+is\b|you\s+(?:mean|want)|applies|holds)|\b(?:don't|do\s+not|not)\s+(?:know|sure|remember|certain)\s+which\b|\btake\s+your\s+pick\b|\bwhichever\s+(?:is|you|one)\b|\b(?:fifty-fifty|50[/:-]50|coin\s+(?:flip|toss)|toss-?up)\b/i;
/** "torn between A and B", "it's between A and B". */
const BETWEEN = new RegExp(
  String.raw`(?:\b(?:torn|hesitat\w+|waver\w*|undecided|choos\w+|decid\w+|it'?s|it\s+is)\s+|^\s*)between\s[^.\n]*${MARK}[^.\n]*${MARK}`,
  'i',
);

/**
 * @param formulas in reading order, as they are marked in `words`
 * @param isOpen whether the formula at an index is not already denied
 */
export function alternativesIn(
  words: WordsAround,
  formulas: readonly Formula[],
  isOpen: (at: number) => boolean,
): readonly Alternatives[] {
  const joints = formulas.map((_, at): Joint => (at === 0 ? 'none' : jointOf(gapBefore(words, at))));
  const groups: Alternatives[] = [];
  const taken = new Set<number>();
  for (let at = 1; at < formulas.length; at += 1) {
    if (joints[at] !== 'or' || taken.has(at)) continue;
    let from = at - 1;
    while (from > 0 && joints[from] !== 'none') from -= 1;
    let to = at;
    while (to + 1 < formulas.length && (joints[to + 1] === 'or' || joints[to + 1] === 'and')) to += 1;
    const indices = Array.from({ length: to - from + 1 }, (_, place) => from + place);
    indices.forEach((index) => taken.add(index));
    if (!indices.every(isOpen)) continue;
    const parted = (joiners: readonly Joint[]): readonly (readonly Formula[])[] =>
      part(
        indices.map((index) => formulas[index]),
        (place) => joiners.includes(joints[from + place] ?? 'none'),
      );
    const isAdmitted = admits(words, from, to);
    groups.push({ ways: [parted(['and', 'comma']), parted(['and'])], isAdmitted });
  }
  for (const indices of admittedBy(words, formulas.length)) {
    if (indices.some((index) => taken.has(index)) || !indices.every(isOpen)) continue;
    indices.forEach((index) => taken.add(index));
    groups.push({
      ways: [indices.flatMap((index) => formulas[index] ?? []).map((each) => [each])],
      isAdmitted: true,
    });
  }
  return groups;
}

/** Whether the words beside a formula say that the answer has not chosen. */
export const leavesOpen = (words: string): boolean => ADMITTED.test(words);

/** How the words between two formulas join them. */
export function jointOf(gap: string): Joint {
  if (gap.length > 160) return 'none';
  if (/^\s*\/\s*$/.test(gap)) return 'or';
  const rest = SAME.test(gap) ? undefined : (OR.exec(gap) ?? PERHAPS.exec(gap))?.groups?.['rest'];
  if (rest !== undefined) {
    const said = rest.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
    return said.every((word) => FILLERS.has(word)) && !/\n\s*\n\s*\S/.test(rest) ? 'or' : 'none';
  }
  if (/^[ \t]*[,;][ \t]*$/.test(gap)) return 'comma';
  // "w = z/σ with z ~ N(0, I)": a definition belongs to what it explains.
  return /^[\s,(]*(?:and|with|where)\s*$/i.test(gap) ? 'and' : 'none';
}

function part(
  formulas: readonly (Formula | undefined)[],
  isJoined: (place: number) => boolean,
): readonly (readonly Formula[])[] {
  const parts: Formula[][] = [];
  for (const [place, formula] of formulas.entries()) {
    if (formula === undefined) continue;
    const last = parts.at(-1);
    if (last !== undefined && isJoined(place)) last.push(formula);
    else parts.push([formula]);
  }
  return parts;
}

function admits({ text, places }: WordsAround, from: number, to: number): boolean {
  const { start } = sentenceAt(text, places[from] ?? 0);
  const end = Math.min(text.length, (places[to] ?? 0) + 120);
  const around = text.slice(start, end);
  return (
    ADMITTED.test(around) || /\b(?:either|maybe|perhaps|not\s+sure|unsure|don't\s+know|\?)/i.test(around)
  );
}

/** The formulas of which a sentence says that the answer has not chosen among them. */
function admittedBy({ text, places }: WordsAround, count: number): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  let start = 0;
  let before: readonly number[] = [];
  while (start < text.length) {
    const { end } = sentenceAt(text, start);
    const sentence = text.slice(start, end);
    const from = start;
    const here = Array.from({ length: count }, (_, at) => at).filter((at) => {
      const place = places[at] ?? -1;
      return place >= from && place < end;
    });
    if (ADMITTED.test(sentence) || BETWEEN.test(sentence)) {
      const meant = here.length >= 2 ? here : [...before, ...here];
      if (meant.length >= 2) found.push(meant);
    }
    if (sentence.trim() !== '') before = here.length === 1 ? [...before, ...here].slice(-2) : here;
    start = Math.max(end, start + 1);
  }
  return found;
}
