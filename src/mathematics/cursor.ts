/** Where the parser is: the tokens, the bounds, and what is open around it. */
import type { Expression } from './expression.ts';
import type { Span } from './span.ts';
import type { Token } from './token.ts';
import { ReadingFailure } from './token.ts';

/** No formula of a person is near these; they bound the work of everything that walks a tree. */
export const MAX_NODES = 4000;
export const MAX_DEPTH = 80;

export interface Cursor {
  readonly tokens: Token[];
  /** Where the text ends, for "expected … before the end". */
  readonly end: number;
  readonly functions: ReadonlySet<string>;
  /** Declared names that stand for numbers. */
  readonly numbers: ReadonlySet<string>;
  readonly slash: 'usual' | 'other';
  at: number;
  nodes: number;
  depth: number;
  /** Bars (‖ or |) that are open, innermost last, so that the next one can close. */
  bars: ('double' | 'single')[];
  /** Angle brackets open as `<`, so that `>` closes instead of comparing. */
  angles: number;
  ambiguous: boolean;
  /** Inside ℝ^{…}: `×` parts dimensions. */
  dimensions: boolean;
  /** How many sums are open around the cursor. */
  inSum: number;
  /** The indices of the sums that are open around the cursor. */
  running: readonly string[];
}

export function peek(cursor: Cursor, ahead = 0): Token | undefined {
  return cursor.tokens[cursor.at + ahead];
}

export function next(cursor: Cursor): Token | undefined {
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  return token;
}

export function nextIsSign(cursor: Cursor, sign: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  return token?.kind === 'sign' && token.sign === sign;
}

export function nextIsOpen(cursor: Cursor, bracket: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  return token?.kind === 'open' && token.bracket === bracket;
}

/** Steps over a sign if it is there. */
export function takeSign(cursor: Cursor, sign: string): boolean {
  if (!nextIsSign(cursor, sign)) return false;
  cursor.at += 1;
  return true;
}

/** The place of the next token, or the empty place at the end. */
export function here(cursor: Cursor): Span {
  return peek(cursor)?.span ?? { start: cursor.end, end: cursor.end };
}

/** Stops reading at the next token. */
export function fail(cursor: Cursor, message: string, expected: string, span = here(cursor)): never {
  throw new ReadingFailure(span, message, expected);
}

/** Says what stands at the cursor, for a message. */
export function seen(cursor: Cursor): string {
  const token = peek(cursor);
  if (token === undefined) return 'the end of the formula';
  switch (token.kind) {
    case 'number':
      return `the number \`${token.text}\``;
    case 'letter':
    case 'name':
    case 'symbol':
      return `\`${token.name}\``;
    case 'word':
      return `\`${token.word}\``;
    case 'sign':
      return token.sign === 'newline' ? 'a line break' : `\`${token.sign === 'x' ? '×' : token.sign}\``;
    case 'relation':
      return `\`${token.relation}\``;
    case 'open':
      return token.bracket === '{' ? 'a group' : `\`${token.bracket === '<' ? '⟨' : token.bracket}\``;
    case 'close':
      return `the closing bracket \`${CLOSERS[token.bracket]}\``;
    case 'bar':
      return token.double ? '`‖`' : '`|`';
    case 'ellipsis':
      return '`…`';
    case 'rows':
      return 'a block of lines';
    case 'accent':
      return `the accent \`${token.accent}\``;
    case 'text':
      return token.text.trim() === '' ? 'a gap' : `\`${token.text.trim()}\``;
    default: {
      const unreachable: never = token;
      return unreachable;
    }
  }
}

export const CLOSERS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '\\{': '\\}',
  '<': '⟩',
  '⌊': '⌋',
  '⌈': '⌉',
};

/** Counts a node against the bound and returns it. */
export function made<Made extends Expression>(cursor: Cursor, node: Made): Made {
  cursor.nodes += 1;
  if (cursor.nodes > MAX_NODES)
    fail(cursor, 'This formula is too long to read.', 'a shorter formula', node.span);
  return node;
}

/** Runs `read` one level deeper; refuses what is nested too deeply for the stack. */
export function deeper<Result>(cursor: Cursor, read: () => Result): Result {
  cursor.depth += 1;
  if (cursor.depth > MAX_DEPTH)
    fail(cursor, 'This formula is nested too deeply to read.', 'a simpler formula');
  const result = read();
  cursor.depth -= 1;
  return result;
}

export function cover(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** What stood between: nothing, so that the two touch. */
export function touches(cursor: Cursor, previousEnd: number): boolean {
  const token = peek(cursor);
  return token !== undefined && !token.spaced && token.span.start <= previousEnd + 1;
}
