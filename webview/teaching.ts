/** Shows what teaches: hints so far and the derivation so far, each with a button for one more. */
import { badge, button } from './controls.ts';
import { element } from './element.ts';
import type { Child } from './element.ts';
import type { Send } from './findings.ts';
import { inlineMarkdown, markdown } from './markdown.ts';
import { tex } from './tex.ts';
import { inline } from './text.ts';
import type { DerivationView, PartView } from './view.ts';

export function hints(view: PartView, send: Send): Child {
  const { shown, total } = view.hints;
  if (total === 0) return undefined;
  const name = { problem: view.problem.id, part: view.part.id };
  return element(
    'section',
    { class: 'hints', 'aria-labelledby': 'hints' },
    element('h2', { id: 'hints', tabindex: '-1' }, 'Hints ', badge(`${shown.length} of ${total}`)),
    shown.length === 0
      ? undefined
      : element(
          'ol',
          { class: 'ladder' },
          shown.map((hint) => element('li', {}, markdown(hint, { headings: 3, pictures: view.pictures }))),
        ),
    shown.length < total
      ? button(shown.length === 0 ? 'Show a hint' : 'Show the next hint', { key: 'next-hint' }, () =>
          send({ kind: 'next-hint', ...name }),
        )
      : element('p', { class: 'quiet' }, 'These are all the hints of this part.'),
  );
}

export function derivation(view: PartView, send: Send): Child {
  if (!view.derivation) return undefined;
  const { title, steps, total } = view.derivation;
  const name = { problem: view.problem.id, part: view.part.id };
  return element(
    'section',
    { class: 'derivation', 'aria-labelledby': 'derivation' },
    element(
      'h2',
      { id: 'derivation', tabindex: '-1' },
      'Derivation ',
      badge(`${steps.length} of ${total} steps`),
    ),
    element('p', { class: 'quiet' }, inline(title)),
    steps.length === 0
      ? element(
          'p',
          { id: 'derivation-note' },
          'It leads to the answer, one step at a time. Try the part and its hints first; each step gives more away.',
        )
      : element(
          'ol',
          { class: 'steps' },
          steps.map((step) => stepItem(step, view, send)),
        ),
    steps.length < total
      ? button(
          steps.length === 0 ? 'Show the first step' : `Show step ${steps.length + 1} of ${total}`,
          { key: 'next-step', ...(steps.length === 0 ? { describedBy: 'derivation-note' } : {}) },
          () => send({ kind: 'next-step', ...name }),
        )
      : sources(view.derivation),
  );
}

function stepItem(
  { tex: line, because, uses = [] }: DerivationView['steps'][number],
  view: PartView,
  send: Send,
): HTMLElement {
  return element(
    'li',
    {},
    tex(line, true),
    element('div', { class: 'because' }, markdown(because, { headings: 3 })),
    uses.length === 0
      ? undefined
      : element(
          'p',
          { class: 'uses quiet' },
          'Uses ',
          uses.flatMap((use, i) => [i === 0 ? undefined : ', ', ground(use, view, send)]),
        ),
  );
}

/** What a step rests on; the id of another part of the problem becomes the way there. */
function ground(use: string, { parts }: PartView, send: Send): Child {
  const part = parts.find((one) => one.part === use);
  if (!part) return inlineMarkdown(use);
  const made = element('button', { class: 'link reference', type: 'button' }, inline(part.title));
  made.addEventListener('click', () => send({ kind: 'select', problem: part.problem, part: part.part }));
  return made;
}

function sources({ sources = [] }: DerivationView): Child {
  if (sources.length === 0) return element('p', { class: 'quiet' }, 'This is the whole derivation.');
  return element(
    'p',
    { class: 'quiet' },
    'This is the whole derivation. Sources: ',
    sources.flatMap((source, i) => [i === 0 ? undefined : '; ', inlineMarkdown(source)]),
  );
}
