/** Turns runs of letters into the declared names, function words and unknown names that they spell. */
import { GREEK_WORDS, PROSE } from './names.ts';
import { resolvePlainSubscript } from './plainSubscript.ts';
import { joinRaisedDigits, markSigned, scriptEnd } from './scriptMarks.ts';
import { INFINITY, RELATION_WORDS, spanOf, symbolToken, wordOf, segment } from './segmentation.ts';
import type { Letter } from './segmentation.ts';
import { spellToken } from './symbols.ts';
import type { SymbolIndex } from './symbols.ts';
import type { Token } from './token.ts';

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

export interface Pass {
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
  const marked = markSigned(pass, at);
  if (marked !== undefined) return marked;
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
  const numbered = scripted ? undefined : findNumbered(pass, names, at);
  if (numbered !== undefined) {
    resolved.push(...(letters.length > 1 ? segment(letters.slice(0, -1), index, plain) : []), numbered);
    return at + 1;
  }
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

/** `F1` and `h0` are declared names though their number is not lowered. */
function findNumbered(pass: Pass, names: readonly string[], at: number): Token | undefined {
  const { tokens, index } = pass;
  const number = tokens[at];
  const last = tokens[at - 1];
  if (number?.kind !== 'number' || last === undefined || number.span.start !== last.span.end)
    return undefined;
  const spelling = `${names.at(-1) ?? ''}${number.text}`;
  const canonical = index.bySpelling.get(spelling) ?? index.glued.get(spelling);
  if (canonical === undefined) return undefined;
  return symbolToken(canonical, true, last.span.start, number.span.end, names.length === 1 && last.spaced);
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

export function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.sign === sign;
}
