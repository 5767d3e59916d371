/** What an answer makes of the numbers that a text mentions: which it denies, which it only supposes. */
import type { WrittenAnswer } from '../submission/answer.ts';
import { speakerName } from './attribution.ts';
import type { Mention } from './mentions.ts';
import { type Stance, stancesOf } from './stances.ts';
import { withMarks } from './wordsAround.ts';

/**
 * @param found what the text mentions, in order
 * @param text the plain text that they are placed in
 */
export function stancesOfValues(
  found: readonly Mention[],
  text: string,
  answer: WrittenAnswer,
): ReadonlyMap<Mention, Stance> {
  const values = found.flatMap((each) => (each.kind === 'value' ? [each] : []));
  const words = withMarks(
    text,
    { start: 0, end: text.length },
    values.map(({ from, to }) => ({ start: from, end: to })),
    (each) => each.replace(/[’‘]/g, "'"),
  );
  const spans = values.map(({ quantity }) => quantity.span);
  const things = new Set(
    found.flatMap((each) => (each.kind === 'entity' ? [speakerName(text.slice(each.from, each.to))] : [])),
  );
  const stances = stancesOf(answer, words, spans, { isThing: (name) => things.has(name) });
  return new Map(values.map((value, index) => [value, stances[index]?.stance ?? 'held']));
}
