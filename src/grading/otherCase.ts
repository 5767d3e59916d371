/** Tells a formula that an answer gives of another case, for contrast: "A hard one instead has …", "Easy: …". */
import type { WrittenAnswer } from '../submission/answer.ts';
import type { ReadFormula } from './findings.ts';

/** As much text as is looked at before a formula. */
const NEAR = 140;

/** `Easy:`, `- **Hard negatives** —` */
const LABEL = /(?:^|[-•(,;]\s*)\p{L}[\p{L}-]*(?:\s+[\p{L}-]+){0,2}\s*(?:[:—–=]|->|→)\s*$/u;
const CONTRAST =
  /\b(?:instead|whereas|(?:in|by)\s+contrast|unlike|on\s+the\s+other\s+hand|as\s+opposed\s+to|otherwise|compare)\b/i;

/**
 * Whether the words before a formula say that it is about another case than the part.
 *
 * @param part its id and title name the case that is asked for
 */
export function isOfOtherCase(
  { span }: ReadFormula,
  answer: WrittenAnswer,
  part: { readonly id: string; readonly title: string },
): boolean {
  const before = answer.source.slice(Math.max(answer.span.start, span.start - NEAR), span.start);
  const line = (before.split('\n').at(-1) ?? '').replace(/[*_`$>#]/g, ' ');
  const sentence = (line.split(/[.;!?](?=\s)/).at(-1) ?? '').replace(/^\s*(?:\d+[.)]|[-•])\s+/, '');
  if (sentence.trim() === '') return false;
  const squashed = squash(sentence);
  const own = [part.id, ...part.title.split(/\s+/).filter((word) => word.includes('-'))].map(squash);
  if (own.some((name) => squashed.includes(name))) return false;
  return LABEL.test(sentence.trimStart()) || CONTRAST.test(sentence) || hasOtherSubject(sentence, part.title);
}

/** "Easy negatives have": another kind of what the title names. */
function hasOtherSubject(sentence: string, title: string): boolean {
  const nouns = title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 4);
  const subject = /(?<kind>\p{L}[\p{L}-]*)\s+(?<noun>\p{L}+)\s+(?:\p{L}+\s+){0,3}$/iu.exec(
    `${sentence.trim()} `,
  );
  const { kind = '', noun = '' } = subject?.groups ?? {};
  const isNamed = nouns.some((each) => stem(each) === stem(noun.toLowerCase()));
  return (
    isNamed &&
    !/^(?:an?|the|such|these|those|all|any|every|our|of|for|which|select|choose|we|use|good|valid|useful|right)$/i.test(
      kind,
    )
  );
}

const stem = (word: string): string => word.replace(/(?:es|s)$/, '');
const squash = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
