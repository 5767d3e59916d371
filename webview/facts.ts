/** Shows the sourced table behind a part that asks for numbers. */
import { element } from './element.ts';
import type { Child } from './element.ts';
import { inline, visible } from './text.ts';
import type { PartView } from './view.ts';

export function facts({ facts: sheet }: PartView): Child {
  if (!sheet) return undefined;
  const cell = (at: (typeof sheet.rows)[number]['cells'][number]): HTMLElement =>
    at === null
      ? element('td', { class: 'quiet' }, '–')
      : element(
          'td',
          { title: at.row === undefined ? undefined : visible(`row ${at.row}`) },
          inline(at.value),
          element('sup', {}, String(at.source + 1)),
        );
  return element(
    'section',
    { class: 'facts', 'aria-labelledby': 'facts' },
    element('h2', { id: 'facts' }, 'The numbers and where they come from'),
    element(
      'div',
      { class: 'scroll' },
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            element('td'),
            sheet.columns.map(({ attribute, means }) =>
              element('th', { scope: 'col', title: visible(means) }, inline(attribute)),
            ),
          ),
        ),
        element(
          'tbody',
          {},
          sheet.rows.map(({ entity, cells }) =>
            element('tr', {}, element('th', { scope: 'row' }, inline(entity)), cells.map(cell)),
          ),
        ),
      ),
    ),
    element(
      'ol',
      { class: 'quiet sources' },
      sheet.sources.map((source) => element('li', {}, inline(source))),
    ),
  );
}
