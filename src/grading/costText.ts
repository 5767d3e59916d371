/** Finds the stretches of running text that are costs or relations between sizes. */
import { readMathematics } from '../mathematics/reading.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';

/** A stretch of mathematics in running text: `text` has the length of what stands at `start`, so that places hold. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /\\[A-Za-z]+|\p{L}+['’]\p{L}{1,2}(?!\p{L})|\p{L}+(?:_(?:\{(?:[^{}]|\{[^{}]*\})*\}|[A-Za-z0-9]+))?[0-9]*[²³⁰¹⁴-⁹₀-₉]*|\d+(?:[.,]\d+)*|\s+|./gsu;
const ORDER_HEAD =
  /(?:(?<![\p{L}\p{N}_\\])(?:\\mathcal\s*\{?\s*O\s*\}?|\\mathrm\s*\{O\}|\\operatorname\s*\{O\}|\\?(?:Theta|Omega|omega)|[Oo]\u0303|[OoΘΩω𝒪][~˜]?|[ÕõÔ]))\s*(?:\\left|\\[bB]igg?l?)?\s*[([{]/gu;
const OPERATOR =
  /^(?:[-+*/^·×⋅∙√=≤≥<>≪≫~≈∝()[\]{}|!&²³⁰¹⁴-⁹−–]|\\(?:cdot|times|frac|left|right|max|min|log|ln|sqrt|text|mathrm|le|leq|ge|geq|ll|gg|approx|sim))$/u;
const FUNCTION = /^(?:max|min|sqrt|exp|(?:log|lg|ln)(?:_(?:\{[^{}]*\}|[A-Za-z0-9]+))?[0-9²³₀-₉]*)$/u;

/** Longer than any cost; a longer run is cut there and then refused by the reader. */
const LONGEST = 2000;

interface Token {
  readonly text: string;
  readonly start: number;
  readonly kind:
    'space' | 'operator' | 'comma' | 'number' | 'symbol' | 'function' | 'order' | 'word' | 'other';
}

/**
 * @param text running text, without mathematics between dollars
 * @returns stretches in order, offsets into `text`
 */
export function findStretches(text: string, symbols: SymbolTable): readonly Stretch[] {
  const plain = withoutNotes(spellOut(text), symbols);
  const tokens = tokenize(plain, symbols);
  const found: Stretch[] = [];
  let at = 0;
  while (at < tokens.length) {
    const end = runFrom(tokens, at);
    if (end === at) {
      at += 1;
      continue;
    }
    const stretch = trimmed(tokens.slice(at, end));
    if (stretch) found.push({ ...stretch, text: plain.slice(stretch.start, stretch.end) });
    at = end;
  }
  return found;
}

/** Spoken operators between formulas, at the same length: `N squared times D` becomes `N ^2      ×     D`. */
function spellOut(text: string): string {
  const pad = (sign: string) => (word: string) => sign.padEnd(word.length);
  return text
    .replace(/\btl;?dr\b/gi, (word) => ' '.repeat(word.length))
    .replace(/(?<=\b(?:max|min)\s*\\?[({[][^()[\]{};]{0,40});(?=[^()[\]{};]{0,40}\\?[)}\]])/gu, ',')
    .replace(/(?<=[\p{L}\d)\]}²³]\s*)\bsquared\b/gu, pad('^2'))
    .replace(/(?<=[\p{L}\d)\]}²³]\s*)\bcubed\b/gu, pad('^3'))
    .replace(
      /(?<=[\p{Lu}\d)\]}²³]\s*)(?<!\b(?:for|of|to|with|and|in|on)\s+\p{L}\s*)\btimes\b(?=\s*[\p{Lu}\d([{])/gu,
      pad('*'),
    )
    .replace(
      /(?<=[\p{Lu}\d)\]}²³]\s*)(?<!\b(?:for|of|to|with|and|in|on)\s+\p{L}\s*)\bplus\b(?=\s*[\p{Lu}\d([{])/gu,
      pad('+'),
    )
    .replace(/(?<=[\p{Lu}\d)\]}²³]\s)x(?=\s[\p{Lu}\d([{])/gu, '×');
}

/** `N × [R D (features) + R M (sums)]`: notes in brackets between the terms of a formula become spaces. */
const withoutNotes = (text: string, symbols: SymbolTable): string =>
  text.replace(
    /(?<=[\p{L}\d)\]}²³]\s?)\(([^()[\]{}\n]{3,60})\)(?=\s*[-+)\]}−])/gu,
    (note: string, words: string) => {
      const isNote = (words.match(/\p{L}[\p{L}\d_]*/gu) ?? []).every(
        (word) => word.length >= 2 && !isProduct(word, symbols) && !FUNCTION.test(word),
      );
      return isNote && /\p{L}{3}/u.test(words) ? ' '.repeat(note.length) : note;
    },
  );

function tokenize(text: string, symbols: SymbolTable): Token[] {
  const orders = new Map<number, number>();
  let done = 0;
  for (const match of text.matchAll(ORDER_HEAD)) {
    if (match.index < done) continue;
    const open = match.index + match[0].length - 1;
    // Without a closing bracket the rest of the line goes to the reader, which says what is missing where.
    const newline = text.indexOf('\n', open);
    done = closingOf(text, open) ?? (newline < 0 ? text.length : newline);
    orders.set(match.index, done);
  }
  const tokens: Token[] = [];
  let skipTo = 0;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    if (start < skipTo) continue;
    const end = orders.get(start);
    if (end !== undefined) {
      tokens.push({ text: text.slice(start, end), start, kind: 'order' });
      skipTo = end;
      continue;
    }
    tokens.push({ text: match[0], start, kind: kindOf(match[0], symbols) });
  }
  const defined = new Set(tokens.filter((_, at) => isDefined(tokens, at)).map((token) => token.text));
  return tokens.map((token, at) => {
    if (isRaised(tokens, at)) return { ...token, kind: 'word' };
    const isCalled = defined.has(token.text) && tokens[at + 1]?.text === '(';
    return isCalled || isStray(tokens, at) ? { ...token, kind: 'symbol' } : token;
  });
}

/** The `^T` of `QK^T`, where the name before it is no size: a part of that name. */
function isRaised(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (token?.text === '^') return before?.kind === 'word' && before.text.length > 1;
  const isName = token?.kind === 'symbol' || (token?.kind === 'word' && /^\p{L}$/u.test(token.text));
  return isName && before?.text === '^' && isRaised(tokens, at - 1);
}

/** The T of `T(n) = 2 T(n/2) + O(n)`: the name of a cost, with what it is a function of. */
function isDefined(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !/^\p{L}$/u.test(token.text) || tokens[at + 1]?.text !== '(') return false;
  const close = tokens.findIndex(({ text }, index) => index > at + 1 && text === ')');
  return close > 0 && close - at < 12 && nextOf(tokens, close, 1)?.text === '=';
}

/**
 * A single letter that is no declared symbol but stands in a formula, as the `h` of `N R h`: leaving it out would
 * judge another formula than the one that was written.
 */
function isStray(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !/^\p{L}(?:_\S+)?$/u.test(token.text) || /^[aAIφϕψΦΨ]$/.test(token.text))
    return false;
  const beside = [nextOf(tokens, at, -1), nextOf(tokens, at, 1)];
  return beside.some(
    (other) => other?.kind === 'symbol' || other?.kind === 'number' || /^[*·×⋅∙^+=]$/.test(other?.text ?? ''),
  );
}

function nextOf(tokens: readonly Token[], at: number, step: 1 | -1): Token | undefined {
  let next = at + step;
  while (tokens[next]?.kind === 'space' && !tokens[next]?.text.includes('\n')) next += step;
  return tokens[next];
}

function kindOf(text: string, symbols: SymbolTable): Token['kind'] {
  if (/^\s+$/.test(text)) return 'space';
  if (text === ',') return 'comma';
  if (/^\d/.test(text)) return 'number';
  if (FUNCTION.test(text)) return 'function';
  if (OPERATOR.test(text)) return 'operator';
  if (!/^[\p{L}\\]/u.test(text)) return 'other';
  if (isProduct(text, symbols)) return 'symbol';
  // `c n` is often written `cn`: with the constant it is read, and found not to be in the sizes, as a whole.
  return /^c\p{L}/u.test(text) && !Object.hasOwn(symbols, 'c') && isProduct(text.slice(1), symbols)
    ? 'symbol'
    : 'word';
}

/** English words of two letters, whatever i, t and n mean in a problem. */
const SHORT_WORDS = new Set(
  'it is in an to no do we at on or if by as of be so us up me my he go am ok vs'.split(' '),
);

/** Longer ones that open a sentence, whatever T, h and e mean. */
const COMMON_WORDS = new Set([
  ...SHORT_WORDS,
  ...'the and but for then that this each with when here hence thus all any both can one two how not now our out per you they than from what why'.split(
    ' ',
  ),
]);

/** `NDR`, `D_random`, `N²`: all of it declared symbols. */
function isProduct(word: string, symbols: SymbolTable): boolean {
  if (word.length > 40) return false;
  const reading = readMathematics(word, 0, symbols, { notation: word.includes('{') ? 'latex' : 'plain' });
  if (reading.kind !== 'read' || reading.unknown.length > 0) return false;
  const { expression } = reading;
  if (/^\p{Lu}?\p{Ll}+$/u.test(word) && COMMON_WORDS.has(word.toLowerCase())) return false;
  // "need" and "and" are words, even where n, e and d have a meaning.
  if (/^\p{Ll}{2,}$/u.test(word) && expression.kind !== 'symbol') {
    const letters = expression.kind === 'multiply' ? expression.factors : [];
    return word.length === 2 && !SHORT_WORDS.has(word) && letters.every(({ kind }) => kind === 'symbol');
  }
  return expression.kind !== 'function' && expression.kind !== 'constant';
}

/** The offset after the bracket that closes the one at `open`. */
function closingOf(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length && at - open < LONGEST; at += 1) {
    const character = text[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === '\n' && text[at + 1] === '\n') return undefined;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

/** Where the run of mathematics that begins at `at` ends; `at` itself when none begins. */
function runFrom(tokens: readonly Token[], at: number): number {
  let depth = 0;
  let end = at;
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (!token) break;
    if (token.kind === 'space') {
      if (token.text.includes('\n') && depth === 0) break;
      continue;
    }
    if (token.kind === 'word' || token.kind === 'other') break;
    // `f(N)`: the bracket belongs to the word before it.
    const before = tokens[next - 1];
    if (token.text === '(' && before?.kind === 'word') break;
    if (token.kind === 'comma' && depth === 0) break;
    if (token.kind === 'function' && !/^[({\\^_|⌈⌊\p{L}\d]/u.test(nextText(tokens, next))) break;
    if ('([{'.includes(token.text)) depth += 1;
    if (')]}'.includes(token.text)) {
      if (depth === 0) break;
      depth -= 1;
    }
    end = next + 1;
  }
  return end;
}

const nextText = (tokens: readonly Token[], at: number): string =>
  tokens.slice(at + 1).find(({ kind }) => kind !== 'space')?.text ?? '';

const DANGLING = /^(?:[*/·×⋅∙^=≤≥<>≪≫~≈∝+|&!−–-]|\\(?:cdot|times|le|leq|ge|geq|approx|sim))$/u;

/** Without operators at either end, and without brackets that are not closed. */
function trimmed(run: readonly Token[]): { readonly start: number; readonly end: number } | undefined {
  const open = unclosed(run);
  const tokens = open === undefined ? run : run.slice(0, open);
  let from = 0;
  let to = tokens.length;
  for (; from < to; from += 1) {
    const first = tokens[from];
    if (!first || (first.kind !== 'space' && !DANGLING.test(first.text))) break;
    // A leading minus sign is a bullet or a dash unless a digit or symbol follows at once.
    const second = tokens[from + 1];
    if (/^[-−]$/.test(first.text) && second && second.kind !== 'space' && !DANGLING.test(second.text)) break;
  }
  for (; to > from; to -= 1) {
    const last = tokens[to - 1];
    if (!last) break;
    const before = tokens[to - 2];
    // `N!` is a factorial, `O(N)!` and `N !!` are shouted.
    const isShouted = before?.kind === 'order' || before?.kind === 'space' || before?.text === '!';
    const idle =
      last.kind === 'space' ||
      last.kind === 'comma' ||
      (DANGLING.test(last.text) && (last.text !== '!' || isShouted));
    if (!idle) break;
  }
  const kept = tokens.slice(from, to);
  const [first] = kept;
  const last = kept.at(-1);
  if (!first || !last) return undefined;
  const meaning = kept.some(({ kind }) => kind === 'symbol' || kind === 'order' || kind === 'number');
  return meaning ? { start: first.start, end: last.start + last.text.length } : undefined;
}

/** The first bracket that nothing closes. */
function unclosed(tokens: readonly Token[]): number | undefined {
  const open: number[] = [];
  for (const [at, { text, kind }] of tokens.entries()) {
    if (kind === 'order') continue;
    if (text === '(' || text === '[' || text === '{') open.push(at);
    if (text === ')' || text === ']' || text === '}') open.pop();
  }
  return open[0];
}

/**
 * `O($N R (D + M)$)`: an order whose brackets stand in the text and whose inside is mathematics between dollars.
 * @param maths where mathematics stands in `text`
 */
export function ordersAcross(
  text: string,
  maths: readonly { readonly start: number; readonly end: number }[],
): readonly Stretch[] {
  const inside = (at: number): boolean => maths.some(({ start, end }) => at >= start && at < end);
  const found: Stretch[] = [];
  for (const match of text.matchAll(ORDER_HEAD)) {
    const open = match.index + match[0].length - 1;
    if (inside(open) || maths.length === 0) continue;
    const end = closingOf(text, open);
    if (end === undefined || inside(end - 1)) continue;
    if (!maths.some((math) => math.start > open && math.end < end)) continue;
    found.push({ text: text.slice(match.index, end), start: match.index, end });
  }
  return found;
}
