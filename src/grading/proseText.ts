/** Running text as sentences, their statements and words, each with its place in the file. */
import { stemmer } from 'stemmer';
import type { Span } from '../mathematics/span.ts';
import type { Piece, WrittenAnswer } from '../submission/answer.ts';
import { FUNCTION_WORDS, isMisfit, verbality } from './proseWords.ts';

export interface Word {
  /** Lower case. */
  readonly raw: string;
  readonly stem: string;
  readonly span: Span;
  /** Something stands before it that a denial does not reach across: a comma, “because”. */
  readonly opensClause: boolean;
}

/** What one sentence says in one go: contrasts (“but”, “whereas”, a semicolon) begin another statement. */
export interface Statement {
  readonly words: readonly Word[];
}

export interface Sentence {
  readonly span: Span;
  readonly statements: readonly Statement[];
  readonly isQuestion: boolean;
  /** Stands in a block quotation. */
  readonly isQuotation: boolean;
  /** Built like a sentence; a list of words says nothing. */
  readonly isBuilt: boolean;
  /** The row of a table. */
  readonly isTabular: boolean;
  /** What the heading above it says. */
  readonly heading: readonly Statement[];
}

/** Longer texts are read so far and no further; the whole must stay within milliseconds. */
export const LONGEST_PROSE = 20_000;
/** A sentence without an end is cut: phrases are looked for in every one. */
const MOST_WORDS = 160;

export function readSentences(answer: WrittenAnswer): readonly Sentence[] {
  const end = answer.span.start + LONGEST_PROSE;
  let heading: readonly Statement[] = [];
  return answer.blocks.flatMap((block) => {
    const [first] = block;
    if (first === undefined || first.start > end) return [];
    if (first.kind === 'table') return tableSentences(first, heading);
    const last = block.at(-1) ?? first;
    const to = last.start + ('text' in last ? last.text.length : 0);
    const raw = answer.source.slice(first.start, Math.min(to, end));
    // Marks of emphasis, code and formulas become spaces: places hold.
    const text = raw.replace(/[*`$\\{}]|\u200B/g, ' ');
    const line = answer.source.slice(answer.source.lastIndexOf('\n', first.start - 1) + 1, first.start);
    const title = /#\s*$/.test(line) ? text : labelOf(raw);
    if (title !== undefined) heading = statementsOf(wordsOf(title, first.start));
    return sentencesOf(text, first.start, />\s*$/.test(line), heading);
  });
}

const labelOf = (text: string): string | undefined => {
  const match = LABEL.exec(text);
  return match?.[1] ?? match?.[2];
};

/** “**Training.** …” and “Training: …” say what the paragraph is about. */
const LABEL = /^\s*(?:[*_]{1,3}([^*_\n]{2,40})[*_]{1,3}(?=\s|[:–—-]|$)|([\p{L}][\p{L} ]{2,30})\s?[:–—]\s)/u;

/** A row of a table says of its first cell what stands in the others. */
function tableSentences(
  { rows }: Extract<Piece, { kind: 'table' }>,
  heading: readonly Statement[],
): Sentence[] {
  return rows.slice(1).map((cells) => {
    const words = cells.flatMap((cell) => wordsOf(cell.text, cell.start).map(openFirst));
    const [from, to] = [cells[0]?.start ?? 0, cells.at(-1)];
    const span = { start: from, end: to ? to.start + to.text.length : from };
    return {
      span,
      statements: [{ words }],
      isQuestion: false,
      isQuotation: false,
      isBuilt: true,
      isTabular: true,
      heading,
    };
  });
}

const openFirst = (word: Word, at: number): Word => (at === 0 ? { ...word, opensClause: true } : word);

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.?g|i\.?e|etc|vs|cf|figs?|eqs?|approx|resp|al|sec|tab|w\.r\.t|\p{L})$/iu;

function sentencesOf(
  text: string,
  offset: number,
  isQuotation: boolean,
  heading: readonly Statement[],
): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const close = (to: number, isQuestion: boolean): void => {
    const words = wordsOf(text.slice(from, to), offset + from).slice(0, MOST_WORDS);
    const start = words[0]?.span.start;
    const end = words.at(-1)?.span.end;
    if (start !== undefined && end !== undefined) {
      const isLabelled = /^[^,.;:]{2,40}:\s/.test(text.slice(from, to).trimStart());
      const statements = statementsOf(words);
      const isBuilt = isSentence(words, isLabelled);
      sentences.push({
        span: { start, end },
        statements,
        isQuestion,
        isQuotation,
        isBuilt,
        isTabular: false,
        heading,
      });
    }
    from = to;
  };
  for (const match of text.matchAll(/([.!?]+)["”’')\]]*(?=\s|$)|[。！？]|\n\s*\n/g)) {
    const end = match[1] ?? '';
    if (end === '.' && ABBREVIATION.test(text.slice(Math.max(0, match.index - 12), match.index))) {
      // “layer l.” ends a sentence where a capital follows; “e.g.” does not.
      const next = /^\s+(\p{Lu})/u.exec(text.slice(match.index + match[0].length));
      if (next === null || !/\s\p{L}$/u.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    }
    close(match.index + match[0].length, /[?？]/.test(match[0]));
  }
  close(text.length, false);
  return sentences;
}

/** Words, a contraction as the two that it is made of. */
function wordsOf(text: string, offset: number): Word[] {
  const words: Word[] = [];
  const brackets = bracketReader();
  let last = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)) {
    const between = text.slice(last, match.index);
    const span = { start: offset + match.index, end: offset + match.index + match[0].length };
    const isBreak = words.length === 0 || /[,:;—–→|"“”]|\s-\s|=>/.test(between) || brackets(between);
    const isStrong = /;/.test(between);
    for (const [at, raw] of partsOf(match[0].toLowerCase().replace('’', "'")).entries()) {
      const opensClause = at === 0 && (isBreak || opens(raw, words.at(-1)?.raw));
      // A semicolon is kept as a word of its own, so that statements can be parted at it.
      if (at === 0 && isStrong)
        words.push({ raw: ';', stem: ';', span: { start: span.start, end: span.start }, opensClause: true });
      words.push({ raw, stem: stemmer(raw), span, opensClause });
    }
    last = match.index + match[0].length;
  }
  return words;
}

/** Tells brackets around a remark from those of `remove()` and `O(R(D + M))`, which belong to the word before them. */
function bracketReader(): (between: string) => boolean {
  const open: boolean[] = [];
  return (between) => {
    let isBreak = false;
    for (let at = 0; at < between.length; at++) {
      if (between[at] === '(') {
        const isRemark = at > 0 && /\s/.test(between[at - 1] ?? '');
        open.push(isRemark);
        isBreak ||= isRemark;
      } else if (between[at] === ')') isBreak = open.pop() === true || isBreak;
    }
    return isBreak;
  };
}

function partsOf(word: string): readonly string[] {
  if (word === 'cannot') return ['can', 'not'];
  if (word === "won't") return ['will', 'not'];
  const denied =
    /^(\p{L}+)n't$/u.exec(word) ??
    /^(do|does|did|is|are|was|were|has|have|ca|could|would|should|need)nt$/.exec(word);
  if (denied) return [denied[1] === 'ca' ? 'can' : (denied[1] ?? ''), 'not'];
  return [word.split("'")[0] ?? word];
}

const CLAUSE = /^(?:because|since|so|therefore|hence|thus|unless|if|when|where)$/;
const PREDICATE =
  /^(?:can|is|are|was|were|will|would|has|have|does|do|it|they|we|you|one|this|then|thus|therefore|instead|even)$/;
const opens = (raw: string, before: string | undefined): boolean =>
  CLAUSE.test(raw) || ((before === 'and' || before === 'or') && PREDICATE.test(raw));

const CONTRAST = /^(?:but|whereas|while|although|though|however|yet|;)$/;

/** “However many came before” contrasts nothing; “however, …” does. */
const isDegree = (word: Word, next: Word | undefined): boolean =>
  word.raw === 'however' && next !== undefined && !next.opensClause;

function statementsOf(words: readonly Word[]): Statement[] {
  const statements: Word[][] = [[]];
  for (const [at, word] of words.entries()) {
    const isContrast =
      at > 0 && CONTRAST.test(word.raw) && words[at - 1]?.raw !== 'not' && !isDegree(word, words[at + 1]);
    if (isContrast && (statements.at(-1)?.length ?? 0) > 0) statements.push([]);
    if (word.raw !== ';') statements.at(-1)?.push(isContrast ? { ...word, opensClause: true } : word);
  }
  return statements.filter((each) => each.length > 0).map((each) => ({ words: each }));
}

/**
 * Lists of key words have few small words and no verb; notes (“Hearts settle early, ellipses late.”) have a verb. The
 * bounds lie between the sentences and the word lists of the corpus: a third of a sentence's words are small, and a
 * tenth of a list's.
 */
function isSentence(words: readonly Word[], isLabelled: boolean): boolean {
  const small = words.filter(({ raw }) => FUNCTION_WORDS.has(raw)).length / words.length;
  const misfits = words.filter(({ raw }, at) => isMisfit(raw, words[at + 1]?.raw)).length;
  if (misfits > words.length / 60) return false;
  const verbs = words.map(({ raw }) => verbality(raw));
  const isNote = words.length <= (small === 0 ? 6 : 10) && verbs.includes('verb');
  if (small < 0.15) return isNote || (isLabelled && small >= 0.1);
  // “Remove the handle afterwards.” has a verb that no list knows.
  if (isLabelled || small >= 0.28 || (words.length <= 10 && small > 0.2)) return true;
  return verbs.some((each, at) => each !== 'none' || takesObject(words[at]?.raw ?? '', words[at + 1]?.raw));
}

/** “Pushing further ruins the accuracy”: before an article, a word in -s is what somebody does. */
const takesObject = (word: string, next: string | undefined): boolean =>
  /[^isu]s$/.test(word) &&
  !FUNCTION_WORDS.has(word) &&
  /^(?:the|an?|its|their|no|every|each)$/.test(next ?? '');
