/** What both notations are cut into before the one parser reads them. */
import type { FunctionName, LawFamily, Relation } from './expression.ts';
import type { Span } from './span.ts';

/** Words that the parser itself knows what to do with. */
export type Word =
  | FunctionName
  | 'ln'
  | 'log2'
  | 'log10'
  | 'sqrt'
  | 'cbrt'
  | 'frac'
  | 'binom'
  | 'sum'
  | 'prod'
  | 'norm'
  | 'dot'
  | 'transpose'
  | 'inverse'
  | 'expectation'
  | LawFamily
  | 'reals'
  | 'Theta'
  | 'Omega'
  | 'bigO'
  | 'identity-word';

/**
 * Sign characters that are not relations. `.` is a dot between letters; `;` parts arguments like `,`; `o` is ⊙, the
 * entrywise product, `outer` ⊗.
 */
export type Sign =
  | 'o'
  | 'outer'
  | '+'
  | '-'
  | '+-'
  | '*'
  | '/'
  | '^'
  | '_'
  | '!'
  | "'"
  | ','
  | ';'
  | 'x'
  | ':'
  | '&'
  | 'newline';

interface Placed {
  readonly span: Span;
  /** Whether white space stands before it in the source. */
  readonly spaced: boolean;
}

export type Token =
  | (Placed & { readonly kind: 'number'; readonly value: number; readonly text: string })
  /** One Latin letter, or a Greek one by its English name. */
  | (Placed & { readonly kind: 'letter'; readonly name: string })
  /** A word that the notation itself marks as one: `\operatorname{rand}`, `\text{random}`. */
  | (Placed & { readonly kind: 'name'; readonly name: string })
  /** A name after resolution. */
  | (Placed & {
      readonly kind: 'symbol';
      readonly name: string;
      readonly declared: boolean;
      /** Spelled as the single letter T, which marks a transpose when raised, whatever else it is declared to be. */
      readonly isT?: boolean;
    })
  | (Placed & { readonly kind: 'word'; readonly word: Word })
  | (Placed & { readonly kind: 'sign'; readonly sign: Sign })
  | (Placed & { readonly kind: 'relation'; readonly relation: Relation })
  /** `{` is an invisible group; `\{` a visible brace; `<` is ⟨. `implicit` when no brace was typed. */
  | (Placed & { readonly kind: 'open'; readonly bracket: Bracket; readonly implicit?: boolean })
  | (Placed & { readonly kind: 'close'; readonly bracket: Bracket; readonly implicit?: boolean })
  | (Placed & { readonly kind: 'bar'; readonly double: boolean; readonly side: 'left' | 'right' | 'either' })
  | (Placed & { readonly kind: 'ellipsis' })
  /** Rows of cells, for matrices, cases and aligned lines. */
  | (Placed & {
      readonly kind: 'rows';
      readonly form: 'matrix' | 'cases' | 'lines';
      readonly rows: readonly (readonly (readonly Token[])[])[];
    })
  /** An accent or another mark that makes a different name of its base: `\hat`, `\tilde`. */
  | (Placed & { readonly kind: 'accent'; readonly accent: string })
  /** Words between formulas. */
  | (Placed & { readonly kind: 'text'; readonly text: string });

export type Bracket = '(' | '[' | '{' | '\\{' | '<' | '⌊' | '⌈';

/** Where and why reading stopped; caught by `readMathematics` alone. */
export class ReadingFailure extends Error {
  readonly span: Span;
  readonly expected: string;

  constructor(span: Span, message: string, expected: string) {
    super(message);
    this.name = 'ReadingFailure';
    this.span = span;
    this.expected = expected;
  }
}

/** There is nothing to read: no operand stands anywhere in the text. */
export class NothingThere extends ReadingFailure {
  constructor(span: Span) {
    super(span, 'There is no formula here.', 'a formula');
    this.name = 'NothingThere';
  }
}
