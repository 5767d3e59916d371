/** A text on its own, such as an author's example, as if a student had written it below a heading. */
import type { WrittenAnswer } from '../submission/answer.ts';
import { blocksOf, parseMarkdown } from '../submission/markdown.ts';

export function sampleAnswer(text: string): WrittenAnswer {
  return {
    source: text,
    span: { start: 0, end: text.length },
    blocks: blocksOf(parseMarkdown(text), text, 0),
  };
}
