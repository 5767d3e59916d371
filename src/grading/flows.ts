/** Cuts the blocks of an answer into runs of text with the formulas in them, at one offset for both. */
import type { Notation } from '../mathematics/reading.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { Span } from '../mathematics/span.ts';
import type { Piece } from '../submission/answer.ts';
import { findStretches, ordersAcross } from './costText.ts';
import { withoutStruckWords } from './struck.ts';

/** A formula at its place in the file. */
export interface Formula {
  readonly text: string;
  readonly start: number;
  readonly notation?: Notation;
}

export interface Found extends Formula {
  readonly end: number;
}

/** A run of text with formulas in it, and the words that lead up to it. */
export interface Flow {
  readonly text: string;
  readonly start: number;
  readonly found: readonly Found[];
  readonly lead: string;
}

/** More formulas than this are no answer to a question about one cost; what comes after them is left out. */
export const MOST_PASSAGES = 60;

/** The runs of text of a block, each cell of a table one of its own; `lead` is said right before. */
export function* flowsOf(
  { block: written, struck }: { readonly block: readonly Piece[]; readonly struck: readonly Span[] },
  symbols: SymbolTable,
  lead: string,
): Generator<Flow> {
  const block = struck.length > 0 ? blanked(written, struck) : written;
  let run: Piece[] = [];
  const finish = function* (): Generator<Flow> {
    if (run.length > 0) yield flowOf(run, symbols, lead);
    run = [];
  };
  for (const piece of block) {
    if (piece.kind !== 'table') {
      run.push(piece);
      continue;
    }
    yield* finish();
    const [heads = []] = piece.rows;
    for (const [at, row] of piece.rows.entries()) {
      let before = '';
      for (const [column, cell] of row.entries()) {
        const asMath = /^\$+([\s\S]*?)\$+$/.exec(cell.text);
        const inside = asMath?.[1];
        const piece: Piece =
          inside === undefined
            ? { kind: 'text', text: cell.text, start: cell.start }
            : { kind: 'math', text: inside, start: cell.start + cell.text.indexOf(inside), display: false };
        const head = at > 0 && column > 0 ? (heads[column]?.text ?? '') : '';
        yield flowOf([piece], symbols, `${before} ${head}`);
        before += ` ${cell.text}`;
      }
    }
  }
  yield* finish();
}

function flowOf(pieces: readonly Piece[], symbols: SymbolTable, lead: string): Flow {
  const start = startOf(pieces[0]);
  const end = endOf(pieces.at(-1));
  // What stands in no piece (dollars, back-ticks) becomes a space, so that one offset serves both.
  const characters = new Array<string>(Math.max(0, end - start)).fill(' ');
  for (const piece of pieces) {
    if (piece.kind === 'table') continue;
    for (let at = 0; at < piece.text.length; at += 1)
      characters[piece.start - start + at] = piece.text[at] ?? ' ';
  }
  const text = characters.join('');
  const maths = pieces.filter((piece) => piece.kind === 'math');
  const found: Found[] = ordersAcross(
    text,
    maths.map((piece) => ({ start: piece.start - start, end: piece.start - start + piece.text.length })),
  ).map((each) => ({
    ...each,
    start: start + each.start,
    end: start + each.end,
    notation: 'latex' as const,
  }));
  const taken = (from: number, to: number): boolean =>
    found.some((each) => each.notation === 'latex' && from >= each.start && to <= each.end);
  for (const piece of pieces) {
    if (piece.kind === 'table' || piece.text.trim() === '') continue;
    if (piece.kind === 'math') {
      if (/^\s*(?:\\times|\\cdot|[×·⋅+=])\s*$/.test(piece.text)) continue;
      const whole = { text: piece.text, start: piece.start, end: endOf(piece), notation: 'latex' as const };
      if (!taken(whole.start, whole.end)) found.push(whole);
      continue;
    }
    for (const each of findStretches(withoutNoteMarks(withoutStruckWords(piece.text)), symbols)) {
      const placed = { text: each.text, start: piece.start + each.start, end: piece.start + each.end };
      if (!found.some((other) => placed.start < other.end && other.start < placed.end)) found.push(placed);
    }
  }
  const inOrder = found.sort((a, b) => a.start - b.start).slice(0, MOST_PASSAGES * 4);
  return { text, start, found: inOrder, lead };
}

/** `O(…)[^1]`: the mark of a footnote is no power. */
const withoutNoteMarks = (text: string): string =>
  text.replaceAll(/\[\^[\w-]{1,20}\]/g, (mark) => ' '.repeat(mark.length));

/** The same block with spaces where something is struck out. */
const blanked = (block: readonly Piece[], struck: readonly Span[]): readonly Piece[] =>
  block.map((piece) => {
    if (piece.kind === 'table') return piece;
    const isStruck = (at: number): boolean => struck.some(({ start, end }) => at >= start && at < end);
    const text = [...Array(piece.text.length).keys()]
      .map((at) => (isStruck(piece.start + at) ? ' ' : piece.text[at]))
      .join('');
    return { ...piece, text };
  });

const startOf = (piece: Piece | undefined): number => piece?.start ?? 0;
const endOf = (piece: Piece | undefined): number =>
  piece === undefined ? 0 : piece.start + (piece.kind === 'table' ? 0 : piece.text.length);
