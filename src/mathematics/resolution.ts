/** Turns runs of letters into the declared names, function words and unknown names that they spell. */
import { GREEK_WORDS, PROSE, WORDS } from './names.ts';
import type { Relation } from './expression.ts';
import type { Span } from './span.ts';
import { spellToken, type SymbolIndex } from './symbols.ts';
import type { Token, Word } from './token.ts';

type Letter = Extract<Token, { kind: 'letter' }>;

const INFINITY = new Set(['infinity', 'infty', 'inf', 'oo']);
const RELATION_WORDS: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  ['approx', '~='],
  ['propto', 'prop'],
  ['leq', '<='],
  ['geq', '>='],
  ['in', 'in'],
]);

/**
 * Resolves every name in `tokens`. A letter run such as `NDR` is cut where that leaves the fewest unknown letters
 * and then the fewest pieces; `D_{\text{random}}` and the like become one symbol if the table knows that spelling.
 * A run with unknown letters in it is one unknown name when it looks like a word.
 */
export function resolveNames(tokens: readonly Token[], index: SymbolIndex, plain: boolean): Token[] {
  const resolved: Token[] = [];
  const pass: Pass = { tokens, index, plain, resolved };
  let at = 0;
  while (at < tokens.length) at = resolveAt(pass, at);
  return resolved;
}

interface Pass {
  readonly tokens: readonly Token[];
  readonly index: SymbolIndex;
  readonly plain: boolean;
  readonly resolved: Token[];
}

/** Resolves what begins at `at`; returns where the next thing begins. */
function resolveAt(pass: Pass, at: number): number {
  const { tokens, index, plain, resolved } = pass;
  const token = tokens[at];
  if (token === undefined) return at + 1;
  if (token.kind === 'rows') {
    const rows = token.rows.map((row) => row.map((cell) => resolveNames(cell, index, plain)));
    resolved.push({ ...token, rows });
    return at + 1;
  }
  if (token.kind === 'name') return resolveName(pass, token, at);
  if (token.kind === 'letter') return resolveRun(pass, at);
  const joined = joinRaisedDigits(pass, at);
  if (joined !== undefined) return joined;
  const subscript = isSign(token, '_') && plain ? resolvePlainSubscript(pass, at) : undefined;
  if (subscript !== undefined) return subscript;
  resolved.push(token);
  return at + 1;
}

function resolveName(pass: Pass, token: Extract<Token, { kind: 'name' }>, at: number): number {
  const { index, resolved } = pass;
  const withScript = findScripted(pass, [token.name], at + 1);
  if (withScript) {
    resolved.push(symbolToken(withScript.canonical, true, token.span.start, withScript.end, token.spaced));
    resolved.push(...withScript.between);
    return withScript.next;
  }
  const canonical = index.bySpelling.get(token.name) ?? index.glued.get(token.name);
  const word = canonical === undefined ? wordOf(token.name) : undefined;
  const relation = canonical === undefined ? RELATION_WORDS.get(token.name) : undefined;
  if (relation) resolved.push({ kind: 'relation', relation, span: token.span, spaced: token.spaced });
  else if (word) resolved.push({ kind: 'word', word, span: token.span, spaced: token.spaced });
  else {
    const name =
      canonical ?? (INFINITY.has(token.name) ? 'infinity' : (GREEK_WORDS.get(token.name) ?? token.name));
    resolved.push(symbolToken(name, canonical !== undefined, token.span.start, token.span.end, token.spaced));
  }
  return at + 1;
}

/** Own keys only; `wordOf('constructor')` is undefined because a Map has no prototype keys. */
function wordOf(name: string): Word | undefined {
  return WORDS.get(name);
}

function resolveRun(pass: Pass, start: number): number {
  const { tokens, index, plain, resolved } = pass;
  const letters: Letter[] = [];
  let at = start;
  let end: number | undefined;
  for (;;) {
    const token = tokens[at];
    if (token?.kind === 'letter' && (letters.length === 0 || (token.span.start === end && !token.spaced))) {
      letters.push(token);
      end = token.span.end;
      at += 1;
    } else if (token?.kind === 'accent' && letters.length > 0) {
      const base = letters.pop();
      if (base) letters.push({ ...base, name: `${base.name}_${token.accent}` });
      at += 1;
    } else break;
  }
  const names = letters.map((letter) => letter.name);
  const scripted = findScripted(pass, names, at);
  const headLength = scripted ? letters.length - scripted.letters : letters.length;
  const head = letters.slice(0, headLength);
  if (!scripted && plain && isProse(names.join(''), index)) {
    const span = spanOf(letters);
    resolved.push({ kind: 'text', text: names.join(''), span, spaced: letters[0]?.spaced ?? false });
    return at;
  }
  if (head.length > 0) resolved.push(...segment(head, index, plain));
  if (!scripted) return at;
  const first = letters[headLength];
  const spaced = headLength === 0 && (first?.spaced ?? false);
  resolved.push(symbolToken(scripted.canonical, true, first?.span.start ?? 0, scripted.end, spaced));
  resolved.push(...scripted.between);
  return scripted.next;
}

function isProse(word: string, index: SymbolIndex): boolean {
  return word.length > 1 && PROSE.has(word) && !index.bySpelling.has(word);
}

interface Scripted {
  readonly canonical: string;
  /** How many of the run's last letters belong to the name. */
  readonly letters: number;
  /** Tokens that stood inside the name and come after it: the subscript of `x_i^a` when `x^a` is the name. */
  readonly between: readonly Token[];
  readonly end: number;
  readonly next: number;
}

/** A declared name made of the last letters of a run and the script or prime that follows at `at`. */
function findScripted(pass: Pass, names: readonly string[], at: number): Scripted | undefined {
  const { tokens, index } = pass;
  const sign = tokens[at];
  if (sign?.kind !== 'sign') return undefined;
  if (sign.sign === "'") {
    const found = findSuffix(index, names, "'");
    return found && { ...found, between: [], end: sign.span.end, next: at + 1 };
  }
  if (sign.sign === '*') {
    // `N* = …`: a star that multiplies nothing is part of the name.
    const after = tokens[at + 1];
    const multiplies =
      after !== undefined && after.kind !== 'relation' && after.kind !== 'close' && after.kind !== 'text';
    const found = sign.spaced || multiplies ? undefined : findSuffix(index, names, '^star');
    return found && { ...found, between: [], end: sign.span.end, next: at + 1 };
  }
  if (sign.sign === '_') {
    for (const script of scriptSpellings(pass, at)) {
      const found = findSuffix(index, names, `_${script.spelling}`);
      if (found) return { ...found, between: [], end: script.end, next: script.next };
    }
    const after = index.raised ? scriptEnd(pass, at) : undefined;
    if (after === undefined || !isSign(tokens[after], '^')) return undefined;
    const between = resolveNames(tokens.slice(at, after), index, pass.plain);
    for (const script of scriptSpellings(pass, after)) {
      const found = findSuffix(index, names, `^${script.spelling}`);
      if (found) return { ...found, between, end: script.end, next: script.next };
    }
    return undefined;
  }
  if (sign.sign === '^' && index.raised) {
    for (const script of scriptSpellings(pass, at)) {
      const found = findSuffix(index, names, `^${script.spelling}`);
      if (found) return { ...found, between: [], end: script.end, next: script.next };
    }
  }
  return undefined;
}

function findSuffix(
  index: SymbolIndex,
  names: readonly string[],
  ending: string,
): { readonly canonical: string; readonly letters: number } | undefined {
  const most = Math.min(names.length, index.longest);
  for (let letters = most; letters >= 1; letters -= 1) {
    const canonical = index.bySpelling.get(names.slice(-letters).join('') + ending);
    if (canonical !== undefined) return { canonical, letters };
  }
  return undefined;
}

/** What the script at `at` may spell, the longest first, with where it ends. */
function scriptSpellings(
  pass: Pass,
  at: number,
): { readonly spelling: string; readonly end: number; readonly next: number }[] {
  const { tokens, index } = pass;
  const first = tokens[at + 1];
  const spellings: { spelling: string; end: number; next: number }[] = [];
  if (first?.kind === 'open' && (first.bracket === '{' || first.bracket === '(')) {
    let spelling = '';
    let next = at + 2;
    for (; next < tokens.length; next += 1) {
      const token = tokens[next];
      if (token?.kind === 'close' && token.bracket === first.bracket) break;
      const part = token && (token.kind === 'open' ? undefined : spellToken(token));
      if (part === undefined) return [];
      spelling += part;
    }
    const close = tokens[next];
    if (close === undefined) return [];
    spellings.push({ spelling, end: close.span.end, next: next + 1 });
    // `D_random` in TeX is D_r followed by `andom`; people mean the whole word.
    if (first.implicit === true) extendSpelling(tokens, spellings, index.longest);
  } else if (isSign(first, '*') && first) {
    spellings.push({ spelling: 'star', end: first.span.end, next: at + 2 });
  } else if (first?.kind === 'letter' || first?.kind === 'number' || first?.kind === 'name') {
    spellings.push({ spelling: spellToken(first) ?? '', end: first.span.end, next: at + 2 });
    if (first.kind !== 'name') extendSpelling(tokens, spellings, index.longest);
  }
  return spellings.reverse();
}

function extendSpelling(
  tokens: readonly Token[],
  spellings: { spelling: string; end: number; next: number }[],
  longest: number,
): void {
  for (;;) {
    const last = spellings.at(-1);
    const token = last && tokens[last.next];
    if (!last || !token || last.spelling.length >= longest || spellings.length > 40) return;
    if ((token.kind !== 'letter' && token.kind !== 'number') || token.span.start !== last.end) return;
    spellings.push({
      spelling: last.spelling + (spellToken(token) ?? ''),
      end: token.span.end,
      next: last.next + 1,
    });
  }
}

/** Where the script at `at` ends, whatever it holds. */
function scriptEnd(pass: Pass, at: number): number | undefined {
  const { tokens } = pass;
  const first = tokens[at + 1];
  if (first?.kind !== 'open') return first === undefined ? undefined : at + 2;
  let depth = 0;
  for (let next = at + 1; next < Math.min(tokens.length, at + 40); next += 1) {
    const token = tokens[next];
    if (token?.kind === 'open') depth += 1;
    if (token?.kind === 'close') depth -= 1;
    if (depth === 0) return next + 1;
  }
  return undefined;
}

/**
 * A subscript in plain text that is no declared name: one index letter and then factors (`k_jv_j`), an index such as
 * `i-1`, or a word. Emits `_{…}` so that the parser sees one thing.
 */
function resolvePlainSubscript(pass: Pass, at: number): number | undefined {
  const { tokens, index, resolved } = pass;
  const sign = tokens[at];
  const first = tokens[at + 1];
  if (sign === undefined || (first?.kind !== 'letter' && first?.kind !== 'number')) return undefined;
  const run: Token[] = [first];
  let next = at + 2;
  for (; first.kind === 'letter'; next += 1) {
    const token = tokens[next];
    const previous = run.at(-1);
    if (token?.kind !== 'letter' || token.span.start !== previous?.span.end || token.spaced) break;
    run.push(token);
  }
  const letters = run.filter((token) => token.kind === 'letter');
  const rest = letters.slice(1);
  if (letters.length > 1) {
    const splits = segment(rest, index, true).every(
      (token) => token.kind === 'word' || (token.kind === 'symbol' && token.declared),
    );
    if (splits) {
      run.length = 1;
      next = at + 2;
    }
  }
  const inside: Token[] = [];
  const only = run[0];
  if (run.length === 1 && only?.kind === 'letter') inside.push(...segment([only], index, true));
  else if (only?.kind === 'number') inside.push(only);
  else {
    const name = letters.map((letter) => letter.name).join('');
    inside.push(symbolToken(name, false, run[0]?.span.start ?? 0, run.at(-1)?.span.end ?? 0, false));
  }
  const shift = shiftAfter(tokens, next, run.at(-1)?.span.end);
  if (run.length === 1 && shift) {
    inside.push(...shift);
    next += shift.length;
  }
  const start = first.span.start;
  const end = inside.at(-1)?.span.end ?? start;
  resolved.push(sign, {
    kind: 'open',
    bracket: '{',
    implicit: true,
    span: { start, end: start },
    spaced: false,
  });
  resolved.push(...inside, {
    kind: 'close',
    bracket: '{',
    implicit: true,
    span: { start: end, end },
    spaced: false,
  });
  return next;
}

/** The `-1` or `+1` of `S_i-1` typed without spaces, which nobody means as a subtraction from S_i. */
function shiftAfter(tokens: readonly Token[], at: number, end: number | undefined): Token[] | undefined {
  const sign = tokens[at];
  const one = tokens[at + 1];
  const follows = tokens[at + 2];
  if (!isSign(sign, '-') && !isSign(sign, '+')) return undefined;
  if (sign?.span.start !== end || sign?.spaced === true) return undefined;
  if (one?.kind !== 'number' || one.text !== '1' || one.spaced) return undefined;
  const glued = follows?.kind === 'letter' || isSign(follows, '^') || isSign(follows, '*');
  return glued && follows?.spaced === false ? undefined : sign && [sign, one];
}

/** `x^10` in TeX is x¹0; people mean ten, and so do we. */
function joinRaisedDigits(pass: Pass, at: number): number | undefined {
  const { tokens, resolved } = pass;
  const [sign, open, digit, close, more] = tokens.slice(at, at + 5);
  if (!isSign(sign, '^') || open?.kind !== 'open' || open.implicit !== true || close?.kind !== 'close')
    return undefined;
  if (digit?.kind !== 'number' || more?.kind !== 'number' || more.span.start !== digit.span.end)
    return undefined;
  const text = digit.text + more.text;
  const span = { start: digit.span.start, end: more.span.end };
  const closing = { start: span.end, end: span.end };
  if (sign === undefined) return undefined;
  resolved.push(sign, open, { ...digit, text, value: Number(text), span }, { ...close, span: closing });
  return at + 5;
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.sign === sign;
}

function spanOf(letters: readonly Token[]): Span {
  return { start: letters[0]?.span.start ?? 0, end: letters.at(-1)?.span.end ?? 0 };
}

function symbolToken(name: string, declared: boolean, start: number, end: number, spaced: boolean): Token {
  return { kind: 'symbol', name, declared, span: { start, end }, spaced };
}

/** The longest English word that is looked for inside a run. */
const LONGEST_WORD = 9;
const UNKNOWN = 1000;
const GLUED = 10;

/** Cuts a run of letters by dynamic programming; linear in its length. */
function segment(letters: readonly Letter[], index: SymbolIndex, plain: boolean): Token[] {
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
