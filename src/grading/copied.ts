/** Leaves out of an answer what was copied from its question. */
import type { Piece, WrittenAnswer } from '../submission/answer.ts';

/** Letters and digits that are no coincidence. */
const SHORTEST = 20;

/** The answer without paragraphs that stand in the question; the answer itself where nothing else would be left. */
export function withoutCopied(answer: WrittenAnswer, question: string | undefined): WrittenAnswer {
  if (question === undefined) return answer;
  const asked = squeezed(question);
  const own = answer.blocks.filter((block) => {
    const text = squeezed(block.map(textOf).join(''));
    return text.length < SHORTEST || !asked.includes(text);
  });
  return own.length === 0 || own.length === answer.blocks.length ? answer : { ...answer, blocks: own };
}

const textOf = (piece: Piece): string =>
  piece.kind === 'table'
    ? piece.rows
        .flat()
        .map(({ text }) => text)
        .join('')
    : piece.text;

const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
