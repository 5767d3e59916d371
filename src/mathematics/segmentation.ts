/** Cuts a run of letters into declared names, function words and unknown letters. */
import type { Relation } from './expression.ts';
import { GREEK_WORDS, WORDS } from './names.ts';
import type { Span } from './span.ts';
import type { SymbolIndex } from './symbols.ts';
import type { Token, Word } from './token.ts';

export type Letter = Extract<Token, { kind: 'letter' }>;

export const INFINITY = new Set(['infinity', 'infty', 'inf', 'oo']);

export const RELATION_WORDS: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  ['approx', '~='],
  ['propto', 'prop'],
  ['leq', '<='],
  ['geq', '>='],
  ['in', 'in'],
]);

/** Own keys only; `wordOf('constructor')` is undefined because a Map has no prototype keys. */
export function wordOf(name: string): Word | undefined {
  return WORDS.get(name);
}

export function spanOf(letters: readonly Token[]): Span {
  return { start: letters[0]?.span.start ?? 0, end: letters.at(-1)?.span.end ?? 0 };
}

export function symbolToken(
  name: string,
  declared: boolean,
  start: number,
  end: number,
  spaced: boolean,
): Token {
  return { kind: 'symbol', name, declared, span: { start, end }, spaced };
}

/** The longest English word that is looked for inside a run. */
const LONGEST_WORD = 9;

const UNKNOWN = 1000;

const GLUED = 10;

/** Cuts a run of letters by dynamic programming; linear in its length. */
export function segment(letters: readonly Letter[], index: SymbolIndex, plain: boolean): Token[] {
  const longest = Math.max(index.longest, LONGEST_WORD);
  const best: { cost: number; from: number; token: Token | undefined }[] = [
    { cost: 0, from: 0, token: undefined },
  ];
  for (let end = 1; end <= letters.length; end += 1) {
    let choice = { cost: Infinity, from: end - 1, token: undefined as Token | undefined };
    let name = '';
    for (let start = end - 1; start >= 0 && end - start <= longest; start -= 1) {
      name = (letters[start]?.name ?? '') + name;
      const piece = pieceOf(
        name,
        end - start,
        letters[start],
        letters[end - 1],
        index,
        start === 0,
        end === letters.length,
      );
      const before = best[start];
      if (piece && before && before.cost + piece.cost < choice.cost) {
        choice = { cost: before.cost + piece.cost, from: start, token: piece.token };
      }
    }
    best.push(choice);
  }
  const total = best[letters.length]?.cost ?? 0;
  if (total >= UNKNOWN && letters.length >= (plain ? 3 : 4)) {
    const known = letters.length - Math.floor(total / UNKNOWN);
    // `NDrM` with an unknown r is four factors, one of them unknown; `constructor` is one unknown word.
    if (known * 2 <= letters.length || letters.length > 6) {
      const span = spanOf(letters);
      const name = letters.map((letter) => letter.name).join('');
      return [symbolToken(name, false, span.start, span.end, letters[0]?.spaced ?? false)];
    }
  }
  const pieces: Token[] = [];
  for (let end = letters.length; end > 0;) {
    const step = best[end];
    if (!step?.token) break;
    pieces.push(step.token);
    end = step.from;
  }
  return pieces.reverse();
}

function pieceOf(
  name: string,
  length: number,
  first: Letter | undefined,
  last: Letter | undefined,
  index: SymbolIndex,
  isFirst: boolean,
  isLast: boolean,
): { readonly cost: number; readonly token: Token } | undefined {
  if (!first || !last) return undefined;
  const spaced = isFirst && first.spaced;
  const at = (token: string, declared: boolean): Token =>
    symbolToken(token, declared, first.span.start, last.span.end, spaced);
  const exact = index.bySpelling.get(name);
  if (exact !== undefined) return { cost: 1, token: markT(at(exact, true), name) };
  if (length > 1) {
    const glued = index.glued.get(name);
    if (glued !== undefined) return { cost: GLUED, token: at(glued, true) };
    const word = wordOf(name);
    const span = { start: first.span.start, end: last.span.end };
    if (word) return { cost: 1, token: { kind: 'word', word, span, spaced } };
    const whole = isFirst && isLast;
    // The identity matrix, and not I times a width d.
    if (whole && (name === 'Id' || name === 'eye')) return { cost: 0, token: at(name, false) };
    if (whole && name === 'times') return { cost: 1, token: { kind: 'sign', sign: 'x', span, spaced } };
    const relation = whole ? RELATION_WORDS.get(name) : undefined;
    if (relation) return { cost: 1, token: { kind: 'relation', relation, span, spaced } };
    const greek = GREEK_WORDS.get(name);
    if (greek !== undefined) {
      const canonical = index.bySpelling.get(greek);
      return {
        cost: canonical === undefined ? UNKNOWN : 1,
        token: at(canonical ?? greek, canonical !== undefined),
      };
    }
    if (whole && INFINITY.has(name)) return { cost: 1, token: at('infinity', false) };
    return undefined;
  }
  return { cost: isConstantLetter(name) ? 2 : UNKNOWN, token: markT(at(name, false), name) };
}

function markT(token: Token, spelling: string): Token {
  return spelling === 'T' && token.kind === 'symbol' ? { ...token, isT: true } : token;
}

/** Letters that mean something without being declared. */
function isConstantLetter(name: string): boolean {
  return (
    name === 'e' || name === 'pi' || name === 'O' || name === 'Theta' || name === 'Omega' || name === 'E'
  );
}
