/** An answer as its words with every formula as one mark, so that what is said about a formula can be read. */
import type { WrittenAnswer } from '../submission/answer.ts';
import type { Span } from '../mathematics/span.ts';

/** Stands for a formula; cannot occur in a text that was typed. */
export const MARK = '\uE000';

export interface WordsAround {
  /** Delimiters as spaces, what is struck out left out, quotation marks straight. */
  readonly text: string;
  /** Where the mark of each formula stands, in the order that was given. */
  readonly places: readonly number[];
}

/** @param formulas or other things that are named, in reading order, without overlaps */
export const wordsAround = (
  { source, span }: WrittenAnswer,
  formulas: readonly { readonly span: Span }[],
): WordsAround =>
  withMarks(
    source,
    span,
    formulas.map((formula) => formula.span),
    plainWords,
  );

/**
 * A stretch of text with a mark for each thing in it.
 *
 * @param things in reading order, without overlaps
 * @param tidy makes the words between them fit to be read
 */
export function withMarks(
  source: string,
  { start, end }: Span,
  things: readonly Span[],
  tidy: (words: string) => string,
): WordsAround {
  const places: number[] = [];
  let text = '';
  let from = start;
  for (const thing of things) {
    text += tidy(source.slice(from, Math.max(from, thing.start)));
    places.push(text.length);
    text += MARK;
    from = Math.max(from, thing.end);
  }
  text += tidy(source.slice(from, end));
  return { text, places };
}

/** The words between a formula and the next one (or the end, or the beginning). */
export function gapBefore({ text, places }: WordsAround, at: number): string {
  return text.slice(at === 0 ? 0 : (places[at - 1] ?? 0) + 1, places[at]);
}

export function gapAfter({ text, places }: WordsAround, at: number): string {
  return text.slice((places[at] ?? 0) + 1, places[at + 1]);
}

/** Abbreviations end no sentence. */
const END = /(?<!\b(?:vs|approx|ca|e\.g|i\.e|resp|cf|incl))[.!?](?=\s|$)|\n/gi;

/** The sentence or line in which a place of the text stands, as offsets. */
export function sentenceAt(text: string, place: number): { readonly start: number; readonly end: number } {
  let start = 0;
  for (const { index } of text.matchAll(END)) {
    if (index >= place) return { start, end: index + 1 };
    start = index + 1;
  }
  return { start, end: text.length };
}

function plainWords(text: string): string {
  return text
    .replace(/~~[^~]*~~/g, ' ')
    .replace(/\$|\\[()[\]]|[`*_]|\\(?:quad|qquad|text|mathrm|textrm|mbox)\b/g, ' ')
    .replace(/[{}]/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[ \t]+/g, ' ');
}
