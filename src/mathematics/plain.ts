/** Cuts ASCII and Unicode mathematics into tokens. */
import { GREEK, LOWERED, plainLetter, RAISED, RELATIONS, SIGNS } from './names.ts';
import type { Bracket, Token } from './token.ts';
import { ReadingFailure } from './token.ts';
import type { Word } from './token.ts';

const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+(?![\w.]))?/y;
const SPACE = /\s/;
const LETTER = /^\p{L}$/u;
const RELATION_LENGTHS = [3, 2, 1];

const OPENING: ReadonlyMap<string, Bracket> = new Map<string, Bracket>([
  ['(', '('],
  ['（', '('],
  ['[', '['],
  ['{', '{'],
  ['⟨', '<'],
  ['〈', '<'],
  ['⌊', '⌊'],
  ['⌈', '⌈'],
]);
const CLOSING: ReadonlyMap<string, Bracket> = new Map<string, Bracket>([
  [')', '('],
  ['）', '('],
  [']', '['],
  ['}', '{'],
  ['⟩', '<'],
  ['〉', '<'],
  ['⌋', '⌊'],
  ['⌉', '⌈'],
]);
const WORD_CHARACTERS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['√', 'sqrt'],
  ['∛', 'cbrt'],
  ['∑', 'sum'],
  ['∏', 'prod'],
  ['ℝ', 'reals'],
  ['𝔼', 'expectation'],
  ['𝒩', 'normal'],
]);
const FRACTIONS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['½', [1, 2]],
  ['¼', [1, 4]],
  ['¾', [3, 4]],
  ['⅓', [1, 3]],
  ['⅔', [2, 3]],
]);

/** Marks above a letter: x̄, ŷ, w̃, ẋ, v⃗. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['\u0304', 'bar'],
  ['\u0305', 'bar'],
  ['\u0302', 'hat'],
  ['\u0303', 'tilde'],
  ['\u0307', 'dot'],
]);

/** The opening or closing bracket that a character is, whatever the notation. */
export function bracketOf(
  character: string,
): { readonly kind: 'open' | 'close'; readonly bracket: Bracket } | undefined {
  const opening = OPENING.get(character);
  if (opening) return { kind: 'open', bracket: opening };
  const closing = CLOSING.get(character);
  return closing ? { kind: 'close', bracket: closing } : undefined;
}

export function wordCharacter(character: string): Word | undefined {
  return WORD_CHARACTERS.get(character);
}

export function fractionCharacter(character: string): readonly [number, number] | undefined {
  return FRACTIONS.get(character);
}

/** `½` as the tokens of (1/2), all standing where the character stands. */
export function fractionTokens(fraction: readonly [number, number], span: Token['span']): Token[] {
  const [top, bottom] = fraction;
  return [
    { kind: 'open', bracket: '{', implicit: true, span, spaced: false },
    { kind: 'number', value: top, text: String(top), span, spaced: false },
    { kind: 'sign', sign: '/', span, spaced: false },
    { kind: 'number', value: bottom, text: String(bottom), span, spaced: false },
    { kind: 'close', bracket: '{', implicit: true, span, spaced: false },
  ];
}

/** `log2(` is a function of its own, and `N2(` a square that was lost on the way. */
const PROGRAM_NAME =
  /(?<![\p{L}\d_\\])(?!(?:log|lg|ln|exp|sqrt|max|min|sum|tan|atan)$)(?:d|l|\p{Ll}{3,10})$/u;

/**
 * Cuts `text`, which stands at `offset`. Linear in its length.
 * @throws ReadingFailure at a character that no notation of ours has.
 */
export function tokenizePlain(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaced = false;
  const spanOf = (length: number): Token['span'] => ({ start: offset + at, end: offset + at + length });

  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const length = character.length;
    if (SPACE.test(character) || character === '​' || character === '⁠' || character === '⁢') {
      at += length;
      spaced = true;
      continue;
    }
    NUMBER.lastIndex = at;
    const number = /[\d.]/.test(character) ? NUMBER.exec(text)?.[0] : undefined;
    if (number !== undefined) {
      // `dist2(a, p)`: a name with a number, as programs have them.
      if (
        /^\d$/.test(number) &&
        text[at + 1] === '(' &&
        PROGRAM_NAME.test(text.slice(Math.max(0, at - 12), at))
      )
        tokens.push({
          kind: 'sign',
          sign: '_',
          span: { start: offset + at, end: offset + at },
          spaced: false,
        });
      tokens.push({
        kind: 'number',
        value: Number(number),
        text: number,
        span: spanOf(number.length),
        spaced,
      });
      at += number.length;
      spaced = false;
      continue;
    }
    const raised = RAISED.has(character) ? RAISED : LOWERED.has(character) ? LOWERED : undefined;
    if (raised) {
      at = pushScript(tokens, text, offset, at, raised);
      spaced = false;
      continue;
    }
    const piece = pieceAt(text, at, character, tokens.at(-1));
    if (piece === undefined) {
      throw new ReadingFailure(
        spanOf(length),
        `The character \`${character}\` has no meaning in a formula.`,
        'letters, digits, operators or brackets',
      );
    }
    const [size, made] = piece;
    const span = spanOf(size);
    tokens.push(...made.map((token) => ({ ...token, span, spaced }) as Token));
    at += size;
    spaced = false;
  }
  return tokens;
}

/** A token without its place. */
type Bare = Token extends infer Each ? (Each extends Token ? Omit<Each, 'span' | 'spaced'> : never) : never;

function pieceAt(
  text: string,
  at: number,
  character: string,
  before: Token | undefined,
): readonly [number, readonly Bare[]] | undefined {
  const length = character.length;
  if (character === '.') return dotAt(text, at, before);
  if (character === '…' || character === '⋯') return [1, [{ kind: 'ellipsis' }]];
  if (text.startsWith('**', at)) return [2, [{ kind: 'sign', sign: '^' }]];
  // `a < b && b < c` of a program.
  if (text.startsWith('&&', at)) return [2, [{ kind: 'sign', sign: ',' }]];
  if (character === '+' && text[at + 1] === '-') return [2, [{ kind: 'sign', sign: '+-' }]];
  // `S <- S + x`, but not `x <-1`.
  if (/^<-(?=\s)/.test(text.slice(at, at + 3)) && /\s/.test(text[at - 1] ?? ' '))
    return [2, [{ kind: 'relation', relation: ':=' }]];
  for (const size of RELATION_LENGTHS) {
    const sign = text.slice(at, at + size);
    const relation = sign.length === size ? RELATIONS.get(sign) : undefined;
    if (relation) return [size, [{ kind: 'relation', relation }]];
  }
  if (text.startsWith('||', at)) return [2, [{ kind: 'bar', double: true, side: 'either' }]];
  if (character === '|' || character === '∣') return [1, [{ kind: 'bar', double: false, side: 'either' }]];
  if (character === '‖' || character === '∥') return [1, [{ kind: 'bar', double: true, side: 'either' }]];
  if (character === '^' || character === '_') return [1, [{ kind: 'sign', sign: character }]];
  if (character === '∞') return [1, [{ kind: 'name', name: 'infinity' }]];
  const bracket = bracketOf(character);
  if (bracket) return [length, [bracket]];
  const word = wordCharacter(character);
  if (word) return [length, [{ kind: 'word', word }]];
  const fraction = fractionCharacter(character);
  if (fraction) return [length, fractionTokens(fraction, { start: 0, end: 0 })];
  const sign = SIGNS.get(character);
  if (sign) return [length, [{ kind: 'sign', sign }]];
  const accent = ACCENTS.get(character);
  if (accent !== undefined && before?.kind === 'letter') return [length, [{ kind: 'accent', accent }]];
  const letter = plainLetter(character);
  const greek = GREEK.get(letter);
  if (greek !== undefined) return [length, [{ kind: 'letter', name: greek }]];
  const [base = '', mark = ''] = letter.normalize('NFD');
  const accented = ACCENTS.get(mark);
  if (accented !== undefined && LETTER.test(base))
    return [
      length,
      [
        { kind: 'letter', name: GREEK.get(base) ?? base },
        { kind: 'accent', accent: accented },
      ],
    ];
  if (LETTER.test(letter)) return [length, [{ kind: 'letter', name: letter }]];
  // 𝟎 and its styled kin.
  if (/^\d$/.test(letter)) return [length, [{ kind: 'number', value: Number(letter), text: letter }]];
  if (character === '∀') return [length, [{ kind: 'text', text: 'for all' }]];
  if (character === '∇') return [1, [{ kind: 'name', name: 'nabla' }]];
  if (character === '∂') return [1, [{ kind: 'name', name: 'partial' }]];
  if (character === '⊤') return [length, [{ kind: 'name', name: 'top' }]];
  return undefined;
}

/** A full stop: `...` an ellipsis, `q.k` a product, at the end of a sentence nothing. */
function dotAt(text: string, at: number, before: Token | undefined): readonly [number, readonly Bare[]] {
  // `X.T` of a program.
  if (before !== undefined && /^\.T(?![\p{L}\d])/u.test(text.slice(at, at + 3)))
    return [1, [{ kind: 'sign', sign: '^' }]];
  if (text.startsWith('...', at)) return [3, [{ kind: 'ellipsis' }]];
  if (text.startsWith('..', at)) return [2, [{ kind: 'ellipsis' }]];
  const next = text[at + 1];
  const spaceBefore = at === 0 || SPACE.test(text[at - 1] ?? ' ');
  const spaceAfter = next === undefined || SPACE.test(next);
  const joins = before !== undefined && (spaceBefore ? spaceAfter && next !== undefined : !spaceAfter);
  return joins ? [1, [{ kind: 'sign', sign: '*' }]] : [1, [{ kind: 'text', text: '.' }]];
}

/** Pushes `^{…}` or `_{…}` for a run of raised or lowered characters; returns where the run ends. */
function pushScript(
  tokens: Token[],
  text: string,
  offset: number,
  start: number,
  ordinary: ReadonlyMap<string, string>,
): number {
  const sign = ordinary === RAISED ? '^' : '_';
  const first = { start: offset + start, end: offset + start };
  tokens.push({ kind: 'sign', sign, span: first, spaced: false });
  tokens.push({ kind: 'open', bracket: '{', span: first, spaced: false });
  let at = start;
  let end = start;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const plain = ordinary.get(character);
    if (plain === undefined) break;
    end = at + character.length;
    const span = { start: offset + at, end: offset + end };
    const previous = tokens.at(-1);
    if (/\d/.test(plain)) {
      if (previous?.kind === 'number' && previous.span.end === span.start) {
        const digits = previous.text + plain;
        const joined = { start: previous.span.start, end: span.end };
        tokens[tokens.length - 1] = { ...previous, text: digits, value: Number(digits), span: joined };
      } else tokens.push({ kind: 'number', value: Number(plain), text: plain, span, spaced: false });
    } else if (plain === '(' || plain === ')') {
      tokens.push({ kind: plain === '(' ? 'open' : 'close', bracket: '(', span, spaced: false });
    } else if (plain === '=') tokens.push({ kind: 'relation', relation: '=', span, spaced: false });
    else if (plain === '+' || plain === '-') tokens.push({ kind: 'sign', sign: plain, span, spaced: false });
    else tokens.push({ kind: 'letter', name: GREEK.get(plain) ?? plain, span, spaced: false });
    at = end;
  }
  tokens.push({
    kind: 'close',
    bracket: '{',
    span: { start: offset + end, end: offset + end },
    spaced: false,
  });
  return end;
}
