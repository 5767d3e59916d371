/** Text to tree: one formula in LaTeX, ASCII or Unicode, read with its place or refused with its place. */
import type { Expression } from './expression.ts';
import type { Span } from './span.ts';
import type { SymbolTable } from './symbols.ts';

/** Which way the text was written; found out from the text itself when not given. */
export type Notation = 'latex' | 'plain';

/** A name that the symbol table does not hold. `index` when it only ever stands in a subscript. */
export interface UnknownSymbol {
  readonly name: string;
  readonly span: Span;
  readonly role: 'value' | 'index' | 'function';
}

export interface Read {
  readonly kind: 'read';
  readonly expression: Expression;
  /** Each undeclared name once, at its first place. Indices bound by a sum are not among them. */
  readonly unknown: readonly UnknownSymbol[];
  /** True if `a/b c` occurs, which may mean (a/b)c or a/(bc): the other reading comes by `slash: 'other'`. */
  readonly ambiguous: boolean;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly span: Span;
  /** A whole sentence: what was seen there. */
  readonly message: string;
  /** What could have stood there, such as "a closing bracket `)`". */
  readonly expected: string;
}

export type Reading = Read | Unreadable;

export interface ReadingOptions {
  readonly notation?: Notation;
  /** Declared names that are functions, so that φ(q) is a call and not a product. */
  readonly functions?: readonly string[];
  /** Take the less likely reading of `a/b c`. */
  readonly slash?: 'usual' | 'other';
}

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
  void symbols;
  void options;
  return {
    kind: 'unreadable',
    span: { start: offset, end: offset + text.length },
    message: 'Formulas cannot be read yet.',
    expected: 'nothing',
  };
}
