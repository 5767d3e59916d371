/** Reads `1.233 km` as people write it where a comma stands before the decimals. */
import type { Piece, WrittenAnswer } from '../submission/answer.ts';

const DECIMAL_COMMA = /(?<![\d.,])\d+,\d{1,2}(?![\d,])/;
const DECIMAL_POINT = /(?<![\d.,])\d+\.\d{1,2}(?![\d.])/;
const GERMAN = /\p{L}*[äöüß]\p{L}*|\b(?:und|der|das|ist|sind|eine|nur|also|nicht|durch|insgesamt)\b/giu;
const THOUSANDS = /(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.,]?\d)/g;

/** Points that group digits become apostrophes; an answer that writes a point before decimals stays as it is. */
export function withContinentalNumbers(answer: WrittenAnswer): WrittenAnswer {
  const text = answer.source.slice(answer.span.start, answer.span.end);
  const isContinental =
    !DECIMAL_POINT.test(text) && (DECIMAL_COMMA.test(text) || (text.match(GERMAN) ?? []).length > 1);
  if (!isContinental || text.search(THOUSANDS) < 0) return answer;
  const respelled = (piece: Piece): Piece =>
    piece.kind === 'table'
      ? {
          ...piece,
          rows: piece.rows.map((row) => row.map((cell) => ({ ...cell, text: grouped(cell.text) }))),
        }
      : { ...piece, text: grouped(piece.text) };
  return { ...answer, blocks: answer.blocks.map((block) => block.map(respelled)) };
}

const grouped = (text: string): string => text.replaceAll(THOUSANDS, "$1'$2");
