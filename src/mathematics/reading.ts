/** Text to tree: one formula in LaTeX, ASCII or Unicode, read with its place or refused with its place. */
import type { Cursor } from './cursor.ts';
import { nameDerivatives } from './derivativeNames.ts';
import type { Expression, Relation } from './expression.ts';
import { tokenizeLatex } from './latex.ts';
import { readAll } from './parser.ts';
import { tokenizePlain } from './plain.ts';
import { readPrograms, withoutModules } from './programWords.ts';
import { resolveNames } from './resolution.ts';
import { joinLines } from './rows.ts';
import type { Span } from './span.ts';
import { indexSymbols, type SymbolTable } from './symbols.ts';
import { NothingThere, ReadingFailure, type Token } from './token.ts';
import { findUnknown, type UnknownSymbol } from './unknown.ts';

/** Which way the text was written; found out from the text itself when not given. */
export type Notation = 'latex' | 'plain';

export interface Read {
  readonly kind: 'read';
  readonly expression: Expression;
  /** Each undeclared name once, at its first place. Indices bound by a sum are not among them. */
  readonly unknown: readonly UnknownSymbol[];
  /** True if `a/b c` occurs, which may mean (a/b)c or a/(bc): the other reading comes by `slash: 'other'`. */
  readonly ambiguous: boolean;
  /** The relation that the text begins with, as a line that goes on from the one before does. */
  readonly leading?: { readonly relation: Relation; readonly span: Span };
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly span: Span;
  /** A whole sentence: what was seen there. */
  readonly message: string;
  /** What could have stood there, such as "a closing bracket". */
  readonly expected: string;
  /** Nothing stands there but words and signs that say nothing, such as the box at the end of a proof. */
  readonly isEmpty?: true;
}

export type Reading = Read | Unreadable;

export interface ReadingOptions {
  readonly notation?: Notation;
  /** Declared names that are functions, so that φ(q) is a call and not a product. */
  readonly functions?: readonly string[];
  /** Declared names that are numbers, so that γ^T is a power where T is one of them. */
  readonly numbers?: readonly string[];
  /** Take the less likely reading of `a/b c`. */
  readonly slash?: 'usual' | 'other';
}

/** Bounds on what is looked at; a formula that fills a page is 2,000 characters. */
export const MAX_LENGTH = 3000;
const MAX_TOKENS = 2500;
const MAX_BRACES = 60;

/**
 * Reads one formula. `text` stands at `offset` of its file; spans are offsets into that file.
 * Never throws and never hangs: too long, too deep or meaningless input is `unreadable` with its place.
 */
export function readMathematics(
  text: string,
  offset: number,
  symbols: SymbolTable,
  options: ReadingOptions = {},
): Reading {
  try {
    return read(text, offset, symbols, options);
  } catch (error) {
    if (!(error instanceof ReadingFailure)) throw error;
    const { span, message, expected } = error;
    return {
      kind: 'unreadable',
      span,
      message,
      expected,
      ...(error instanceof NothingThere && { isEmpty: true }),
    };
  }
}

function read(text: string, offset: number, symbols: SymbolTable, options: ReadingOptions): Reading {
  const notation = options.notation ?? (/\\[A-Za-z,;!{}|]|[_^]\{/.test(text) ? 'latex' : 'plain');
  const whole = { start: offset, end: offset + text.length };
  if (text.length > MAX_LENGTH) {
    const sentence = `This formula has ${String(text.length)} characters; formulas of up to ${String(MAX_LENGTH)} are read.`;
    throw new ReadingFailure(whole, sentence, 'a shorter formula');
  }
  refuseDeepNesting(text, offset);
  const index = indexSymbols(symbols);
  const program = withoutModules(text);
  const cut =
    notation === 'latex' ? tokenizeLatex(program.text, offset) : tokenizePlain(program.text, offset);
  const raw = readPrograms(
    cut,
    program.laws.map((place) => place + offset),
  );
  const tokens = joinLines(resolveNames(raw, index, notation === 'plain')).filter(isMeant);
  if (tokens.length > MAX_TOKENS)
    throw new ReadingFailure(whole, 'This formula is too long to read.', 'a shorter one');
  const lead = leadingRelation(tokens);
  const cursor: Cursor = {
    tokens: lead ? tokens.slice(lead.count) : tokens,
    end: offset + text.trimEnd().length,
    functions: new Set(options.functions),
    numbers: new Set(options.numbers),
    slash: options.slash ?? 'usual',
    at: 0,
    nodes: 0,
    depth: 0,
    bars: [],
    angles: 0,
    ambiguous: false,
    dimensions: false,
    inSum: 0,
    running: [],
  };
  const expression = nameDerivatives(readAll(cursor), text, offset);
  const leading = lead && { relation: lead.relation, span: lead.span };
  return {
    kind: 'read',
    expression,
    unknown: findUnknown(expression),
    ambiguous: cursor.ambiguous,
    ...(leading && { leading }),
  };
}

/** Alignment marks mean nothing. */
function isMeant(token: Token): boolean {
  return !(token.kind === 'sign' && token.sign === '&');
}

function leadingRelation(
  tokens: readonly Token[],
): { readonly relation: Relation; readonly span: Span; readonly count: number } | undefined {
  const start = tokens.findIndex(
    (token) => token.kind !== 'text' && !(token.kind === 'sign' && token.sign === 'newline'),
  );
  const token = tokens[start];
  const after = tokens[start + 1];
  if (token?.kind === 'sign' && token.sign === ':' && after?.kind === 'relation' && after.relation === '=') {
    return { relation: ':=', span: { start: token.span.start, end: after.span.end }, count: start + 2 };
  }
  if (token?.kind !== 'relation' || isInnerProduct(tokens, start)) return undefined;
  if (after?.kind === 'relation' && !after.spaced && after.relation === '=') {
    const joined = token.relation === '<' ? '<=' : token.relation === '>' ? '>=' : token.relation;
    return { relation: joined, span: { start: token.span.start, end: after.span.end }, count: start + 2 };
  }
  return { relation: token.relation, span: token.span, count: start + 1 };
}

/** `<q, k>` at the start of a formula. */
function isInnerProduct(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at];
  if (first?.kind !== 'relation' || first.relation !== '<') return false;
  const closing = tokens.findIndex((token, place) => place > at && token.kind === 'relation');
  const found = tokens[closing];
  const comma = tokens.slice(at, closing).some((token) => token.kind === 'sign' && token.sign === ',');
  return found?.kind === 'relation' && found.relation === '>' && comma;
}

/** KaTeX recurses on braces; refuse what would exhaust its stack before it sees it. */
function refuseDeepNesting(text: string, offset: number): void {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '(' || character === '[') depth += 1;
    else if (character === '}' || character === ')' || character === ']') depth -= 1;
    if (depth > MAX_BRACES) {
      const span = { start: offset + at, end: offset + at + 1 };
      throw new ReadingFailure(span, 'This formula is nested too deeply to read.', 'a simpler formula');
    }
  }
}
