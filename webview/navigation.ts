/** Shows where the student is: set, problem, and the list of its parts with their standing. */
import { element } from './element.ts';
import type { Child } from './element.ts';
import type { Send } from './findings.ts';
import { icon } from './icon.ts';
import { STANDING } from './standing.ts';
import { inline, score, visible, worth } from './text.ts';
import type { PartEntry, PartView } from './view.ts';

export function navigation(view: PartView, send: Send): Child {
  const here = view.parts.findIndex(
    ({ problem, part }) => problem === view.problem.id && part === view.part.id,
  );
  const got = view.parts.reduce((sum, part) => sum + part.score, 0);
  const max = view.parts.reduce((sum, part) => sum + part.max, 0);
  return [
    element(
      'p',
      { class: 'path' },
      element('span', {}, inline(view.set.title)),
      element('span', { class: 'path-arrow', 'aria-hidden': 'true' }, '›'),
      element('span', {}, inline(view.problem.title)),
    ),
    element(
      'nav',
      { 'aria-label': 'Parts of this problem' },
      step('Previous part', 'previous', view.parts[here - 1], send),
      element(
        'details',
        { class: 'parts', 'data-key': 'parts' },
        element(
          'summary',
          { 'data-key': 'parts-summary' },
          element('span', {}, `Part ${here + 1} of ${view.parts.length}`),
          element('span', { class: 'quiet' }, score(got, max)),
        ),
        element(
          'ol',
          {},
          view.parts.map((part, i) => element('li', {}, entry(part, i === here, send))),
        ),
      ),
      step('Next part', 'next', view.parts[here + 1], send),
    ),
  ];
}

function entry(part: PartEntry, here: boolean, send: Send): HTMLElement {
  const made = element(
    'button',
    {
      type: 'button',
      class: 'entry',
      'data-key': `entry-${part.part}`,
      'aria-current': here ? 'true' : undefined,
    },
    icon(part.standing),
    element('span', { class: 'entry-label' }, visible(part.label)),
    element('span', { class: 'entry-title' }, inline(part.title)),
    element('span', { class: 'quiet' }, `${STANDING[part.standing]}, ${marks(part)}`),
  );
  made.addEventListener('click', () => send({ kind: 'select', problem: part.problem, part: part.part }));
  return made;
}

/** Marks that are not out yet are not shown as lost. */
function marks({ standing, score: got, max }: PartEntry): string {
  const open =
    standing === 'unchecked' || standing === 'unanswered' || standing === 'review' || standing === 'fault';
  return open && got === 0 ? worth(max) : score(got, max);
}

function step(label: string, key: string, to: PartEntry | undefined, send: Send): HTMLElement {
  const name = to ? visible(`${label}: ${to.label} ${to.title}`) : label;
  const made = element(
    'button',
    {
      type: 'button',
      class: `step step-${key}`,
      'data-key': key,
      'aria-label': name,
      title: name,
      'aria-disabled': to ? undefined : 'true',
    },
    element('span', { 'aria-hidden': 'true' }, key === 'next' ? '→' : '←'),
  );
  made.addEventListener('click', () => {
    if (to) send({ kind: 'select', problem: to.problem, part: to.part });
  });
  return made;
}
