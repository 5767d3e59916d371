/** Whether a text is an answer at all: long enough, in English, and about what was asked. */
import { stemmer } from 'stemmer';
import type { ProsePart } from '../problem/kinds/prose.ts';
import type { ProseReading } from './proseEvidence.ts';
import { FOREIGN, FUNCTION_WORDS } from './proseWords.ts';

/**
 * `empty`: nothing that could be judged (“I don't know”, “TODO”, letters). `foreign`: in a language that no phrasing is
 * written in. `off-topic`: none of the question's words.
 */
export type Topic =
  | { readonly kind: 'on-topic' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'off-topic' }
  | { readonly kind: 'foreign'; readonly language?: string };

const NO_ANSWER =
  /^(?:(?:sorry )?(?:i |we )?(?:(?:do not|dont|don t) (?:really )?(?:know|understand)(?: (?:it|this|that|yet|how))?|have no (?:idea|clue))|idk|dunno|no (?:idea|clue|answer)|not sure|todo|tbd|later|n a|na|none|nothing|skip(?:ped)?|pass|test|answer|my answer|see above|x+)$/;

/** @param text the answer as it was written */
export function topicOf(text: string, reading: ProseReading, part: ProsePart, question: string): Topic {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}|\p{Script=Greek}/u.test(letter));
  if (letters.length >= 8 && latin.length < letters.length / 2) return { kind: 'foreign' };
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
  if (words.length === 0 || NO_ANSWER.test(words.join(' ').replaceAll(/\bi m\b/g, 'i am')))
    return { kind: 'empty' };
  const small = words.filter((word) => FUNCTION_WORDS.has(word));
  const language = languageOf(words, small.length);
  if (language !== undefined) return { kind: 'foreign', language };
  const known = vocabularyOf(part, question);
  const content = words
    .filter((word) => !FUNCTION_WORDS.has(word) && word.length > 2)
    .map((word) => stemmer(word));
  const shared = content.filter((stem) => known.has(stem)).length;
  if (shared > 0 && shared / content.length >= 0.05) return { kind: 'on-topic' };
  if (words.every(isNoise)) return { kind: 'empty' };
  const isLong = reading.sentences.length > 0 && content.length >= 4;
  return shared === 0 && isLong ? { kind: 'off-topic' } : { kind: 'on-topic' };
}

const ROWS = ['qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm'];

/** Keys in a row, or one key again and again. */
const isNoise = (word: string): boolean =>
  /^(\p{L})\1*$/u.test(word) || (word.length > 2 && ROWS.some((row) => row.includes(word)));

/** English shares short words with every neighbour (“in”, “as”, “on”), so others must outnumber its own clearly. */
function languageOf(words: readonly string[], english: number): string | undefined {
  let best: { readonly language: string; readonly count: number } | undefined;
  for (const [language, list] of Object.entries(FOREIGN)) {
    const count = words.filter((word) => list.has(word)).length;
    if (count > (best?.count ?? 0)) best = { language, count };
  }
  return best && best.count >= 3 && best.count > english * 1.5 ? best.language : undefined;
}

/** Stems of whatever the part itself speaks of. */
function vocabularyOf(part: ProsePart, question: string): ReadonlySet<string> {
  const texts = [
    question,
    part.title,
    ...Object.values(part.terms).flat(),
    ...part.rubric.flatMap(({ point, topic, says = [], requires = [], contradicts = [] }) => [
      point,
      topic ?? '',
      ...says,
      ...requires.flat(),
      ...contradicts,
    ]),
    ...part.misconceptions.flatMap(({ message, ask, when }) => [message, ask, ...(when?.says ?? [])]),
  ];
  const words =
    texts
      .join(' ')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
  return new Set(words.filter((word) => !FUNCTION_WORDS.has(word)).map((word) => stemmer(word)));
}
