/** Shows the part itself: its heading, what can be done with it, and the statement. */
import { button, progressRing } from './controls.ts';
import { element } from './element.ts';
import type { Child } from './element.ts';
import { findingList } from './findings.ts';
import type { Send } from './findings.ts';
import { icon } from './icon.ts';
import { markdown } from './markdown.ts';
import { KIND } from './standing.ts';
import { inline, visible, worth } from './text.ts';
import type { PartView } from './view.ts';

export function heading({ part }: PartView): Child {
  return [
    element('h1', { id: 'title', tabindex: '-1' }, inline(part.title)),
    element('p', { class: 'quiet' }, visible(`Part ${part.label} · ${KIND[part.kind]} · ${worth(part.max)}`)),
  ];
}

export function actions(view: PartView, send: Send): Child {
  const name = { problem: view.problem.id, part: view.part.id };
  const { checking, answer } = view;
  const off = checking.kind !== 'idle';
  return [
    checking.kind === 'untrusted' || checking.kind === 'blocked'
      ? element(
          'div',
          { class: 'trust' },
          icon('warning'),
          element(
            'div',
            {},
            element('p', { id: 'trust' }, inline(checking.because)),
            checking.kind === 'untrusted'
              ? button('Manage workspace trust', { key: 'trust' }, () => send({ kind: 'trust' }))
              : undefined,
          ),
        )
      : undefined,
    element(
      'div',
      { class: 'actions' },
      button(
        view.report ? 'Check again' : 'Check',
        {
          key: 'check',
          appearance: 'primary',
          off,
          ...(checking.kind === 'untrusted' || checking.kind === 'blocked' ? { describedBy: 'trust' } : {}),
        },
        () => send({ kind: 'check', ...name }),
      ),
      answer
        ? button('Open my answer', { key: 'open-answer' }, () =>
            send({ kind: 'open', file: answer.file, line: answer.line, column: 1 }),
          )
        : undefined,
      checking.kind === 'busy'
        ? element('span', { class: 'busy' }, progressRing(), element('span', {}, 'Checking…'))
        : undefined,
    ),
  ];
}

export function notices(view: PartView, send: Send): Child {
  if (view.notices.length === 0) return undefined;
  return element(
    'section',
    { class: 'notices', 'aria-labelledby': 'notices' },
    element('h2', { id: 'notices' }, 'About your files'),
    findingList(view.notices, send),
  );
}

export function statement(view: PartView): Child {
  const first = view.parts[0]?.part === view.part.id;
  return element(
    'section',
    { class: 'statement', 'aria-labelledby': 'statement' },
    element('h2', { id: 'statement' }, 'Question'),
    view.intro.trim() === ''
      ? undefined
      : element(
          'details',
          { class: 'intro', 'data-key': 'intro', open: first },
          element(
            'summary',
            { 'data-key': 'intro-summary' },
            'About this problem: ',
            inline(view.problem.title),
          ),
          element('div', { class: 'prose' }, markdown(view.intro, { headings: 3, pictures: view.pictures })),
        ),
    element('div', { class: 'prose' }, markdown(view.statement, { headings: 3, pictures: view.pictures })),
  );
}
