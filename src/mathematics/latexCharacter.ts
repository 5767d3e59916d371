/** Single characters and commands of LaTeX as tokens: letters, digits, signs, dots, words said with a sign. */
import { DELIMITERS, delimiter } from './latexDelimiter.ts';
import { push } from './latexWalk.ts';
import type { Walk } from './latexWalk.ts';
import { GREEK, GREEK_WORDS, RELATIONS, SIGNS, plainLetter } from './names.ts';
import { fractionCharacter, fractionTokens, wordCharacter } from './plain.ts';
import type { Span } from './span.ts';
import { ReadingFailure } from './token.ts';

export function character(walk: Walk, value: string, place: Span | undefined): void {
  const relation = RELATIONS.get(value);
  if (relation) return push(walk, { kind: 'relation', relation }, place);
  const sign = SIGNS.get(value);
  if (sign) return push(walk, { kind: 'sign', sign }, place);
  if (/^\d$/.test(value)) return push(walk, { kind: 'number', value: Number(value), text: value }, place);
  if (value === '\\forall' || value === '∀') return push(walk, { kind: 'text', text: 'for all' }, place);
  // Dots that say "therefore" and "because", and the box at the end of a proof, are words.
  if (value === '.' || /^(?:\\therefore|\\because|∴|∵|\\blacksquare|\\square|\\Box|□|■|∎)$/.test(value))
    return push(walk, { kind: 'text', text: '.' }, place);
  if (/^(\\@?[lcdv]?dots[cbmio]?|…|⋯|\\mathellipsis)$/.test(value))
    return push(walk, { kind: 'ellipsis' }, place);
  const fraction = fractionCharacter(value);
  if (fraction) {
    for (const token of fractionTokens(fraction, { start: 0, end: 0 })) push(walk, token, place);
    return;
  }
  const word = wordCharacter(value);
  if (word) return push(walk, { kind: 'word', word }, place);
  if (DELIMITERS.has(value)) return delimiter(walk, value, 'either', place);
  if (value === '\\infty' || value === '∞') return push(walk, { kind: 'name', name: 'infinity' }, place);
  if (value === '\\top' || value === '\\intercal' || value === '⊤')
    return push(walk, { kind: 'name', name: 'top' }, place);
  if (value === '\\star' || value === '⋆') return push(walk, { kind: 'name', name: 'star' }, place);
  if (value === '\\nabla' || value === '\\partial')
    return push(walk, { kind: 'name', name: value.slice(1) }, place);
  if (value === '\\ell') return push(walk, { kind: 'letter', name: 'ell' }, place);
  if (value === '\\surd') return push(walk, { kind: 'word', word: 'sqrt' }, place);
  const greekWord = value.startsWith('\\') ? GREEK_WORDS.get(value.slice(1)) : undefined;
  if (greekWord !== undefined) return push(walk, { kind: 'letter', name: greekWord }, place);
  if (value === '∇' || value === '∂')
    return push(walk, { kind: 'name', name: value === '∇' ? 'nabla' : 'partial' }, place);
  const letter = plainLetter(value);
  const greek = GREEK.get(letter);
  if (greek !== undefined) return push(walk, { kind: 'letter', name: greek }, place);
  if (/^\p{L}$/u.test(letter)) return push(walk, { kind: 'letter', name: letter }, place);
  if (/^\d$/.test(letter)) return push(walk, { kind: 'number', value: Number(letter), text: letter }, place);
  const start = place?.start ?? walk.end;
  throw new ReadingFailure(
    { start: walk.offset + start, end: walk.offset + (place?.end ?? start + 1) },
    `\`${value}\` has no meaning in these formulas.`,
    'letters, digits, operators or brackets',
  );
}
