/** What a student wrote for one part, in pieces that keep their place in the file. */
import type { Span } from '../mathematics/span.ts';

/**
 * One stretch of a written answer. `text` is the raw source at `start`, character for character, so that
 * `start + i` is where `text[i]` stands in the file; delimiters (`$`, `\(`, fences) are left out, and the line breaks of a
 * wrapped paragraph are spaces.
 */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly start: number }
  | { readonly kind: 'math'; readonly text: string; readonly start: number; readonly display: boolean }
  | { readonly kind: 'code'; readonly text: string; readonly start: number }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[]; readonly start: number }
  | {
      readonly kind: 'choice';
      readonly checked: boolean;
      readonly text: string;
      readonly start: number;
    };

/** A cell of a Markdown table; the first row of a table is its header. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}

/**
 * The answer under one `## part-id` heading. Blank answers have no pieces. Pieces of one paragraph or list
 * item share a `block` number in `blocks`, so that a reader can tell running text from separate lines.
 */
export interface WrittenAnswer {
  /** The whole file, so that spans can be turned into lines and quoted. */
  readonly source: string;
  /** Everything below the heading up to the next one. */
  readonly span: Span;
  /** Paragraphs, list items, displayed formulas, tables, in the order they were written. */
  readonly blocks: readonly (readonly Piece[])[];
}
