/** What a student may be told before a part is solved: hints, questions and messages. None of it may hold the answer. */
import { marksIn } from '../submission/markedText.ts';
import type { Part } from '../problem/problem.ts';
import { textsIn, type PlacedText } from '../problem/texts.ts';

/** The hints, questions and messages of a part, each with its path. */
export function spokenTexts(part: Part): readonly PlacedText[] {
  const texts: PlacedText[] = (part.hints ?? []).map((text, at) => ({ path: ['hints', at], text }));
  part.misconceptions.forEach(({ message, ask }, at) => {
    texts.push({ path: ['misconceptions', at, 'message'], text: message });
    texts.push({ path: ['misconceptions', at, 'ask'], text: ask });
  });
  switch (part.kind) {
    case 'cost':
      part.steps.forEach(({ pays, ask }, at) => {
        texts.push({ path: ['steps', at, 'pays'], text: pays }, { path: ['steps', at, 'ask'], text: ask });
      });
      break;
    case 'derivation':
      part.steps.forEach(({ ask }, at) => texts.push({ path: ['steps', at, 'ask'], text: ask }));
      part.results.forEach(({ ask }, at) => texts.push({ path: ['results', at, 'ask'], text: ask }));
      break;
    case 'code':
      if (part.cost) texts.push({ path: ['cost', 'ask'], text: part.cost.ask });
      if (part.memory) {
        texts.push({ path: ['memory', 'message'], text: part.memory.message });
        texts.push({ path: ['memory', 'ask'], text: part.memory.ask });
      }
      for (const { path, text } of textsIn(part.properties)) {
        if (['ask', 'means'].includes(String(path.at(-1))))
          texts.push({ path: ['properties', ...path], text });
      }
      break;
    case 'prose':
      part.rubric.forEach(({ topic, ask }, at) => {
        if (topic !== undefined) texts.push({ path: ['rubric', at, 'topic'], text: topic });
        if (ask !== undefined) texts.push({ path: ['rubric', at, 'ask'], text: ask });
      });
      break;
    case 'formula':
    case 'quantity':
    case 'choice':
      break;
    default:
      part satisfies never;
  }
  return texts;
}

/**
 * The pieces of a text that could be handed in as they stand: the text itself, its sentences, and each formula and
 * each piece of code in it as Markdown of its own. Each once.
 */
export function passagesIn(text: string): readonly string[] {
  const marked = marksIn(text).flatMap((mark) => {
    if (mark.kind === 'formula') return [`$${mark.text}$`];
    return mark.kind === 'code' ? [mark.block ? `\`\`\`\n${mark.text}\n\`\`\`` : `\`${mark.text}\``] : [];
  });
  return [...new Set([...marked, ...sentencesOf(text), text])];
}

/** Cut after a full stop, a question mark, a colon or a semicolon that stands outside of formulas and code. */
function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let open = '';
  for (const piece of text.split(/(?<=[.?!:;])\s+/)) {
    open = open === '' ? piece : `${open} ${piece}`;
    const isClosed = ['$', '`'].every((delimiter) => open.split(delimiter).length % 2 === 1);
    if (!isClosed) continue;
    sentences.push(open);
    open = '';
  }
  return open === '' ? sentences : [...sentences, open];
}
