/** Finds what is struck out, and leaves it out. */
import type { Span } from '../mathematics/span.ts';
import type { Piece, WrittenAnswer } from '../submission/answer.ts';

const STRUCK = /~~[^~]{1,500}~~|<(s|del|strike)>[^<]{1,500}<\/\1>/gi;

/** What stands in `~~…~~` or `<del>…</del>`, as places in the file. */
export function struckIn({ source, span }: WrittenAnswer): readonly Span[] {
  return [...source.slice(span.start, span.end).matchAll(STRUCK)].map((match) => ({
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
}

/** `~~struck out~~` says nothing; the places of the rest stay. */
export const withoutStruckWords = (text: string): string =>
  text.replace(STRUCK, (struck) => ' '.repeat(struck.length));

/** The pieces of a block without what stands between `~~` and `~~`; places stay. */
export function withoutStruck(block: readonly Piece[]): readonly Piece[] {
  const marks = block.flatMap((piece) =>
    piece.kind === 'text' ? [...piece.text.matchAll(/~~/g)].map(({ index }) => piece.start + index) : [],
  );
  const ranges: Span[] = [];
  for (let at = 0; at + 1 < marks.length; at += 2) {
    ranges.push({ start: marks[at] ?? 0, end: (marks[at + 1] ?? 0) + 2 });
  }
  if (ranges.length === 0) return block;
  return block.flatMap((piece): readonly Piece[] => {
    if (piece.kind !== 'text') {
      return ranges.some(({ start, end }) => piece.start >= start && piece.start < end) ? [] : [piece];
    }
    const kept: string[] = [];
    let from = 0;
    for (const { start, end } of ranges) {
      const to = Math.min(Math.max(start - piece.start, from), piece.text.length);
      const until = Math.min(Math.max(end - piece.start, to), piece.text.length);
      kept.push(piece.text.slice(from, to), piece.text.slice(to, until).replace(/[^\n]/g, ' '));
      from = until;
    }
    const text = kept.join('') + piece.text.slice(from);
    return [{ ...piece, text }];
  });
}
