/** Shows which points of a rubric were found in running text, each with the words that bear on it. */
import type { ReportedRubric } from '../src/grading/report.ts';
import type { Quote, Standing } from '../src/grading/rubric.ts';
import { badge } from './controls.ts';
import { element } from './element.ts';
import type { Child } from './element.ts';
import { place } from './findings.ts';
import type { Send } from './findings.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';
import { inlineMarkdown } from './markdown.ts';
import { score, visible } from './text.ts';

const POINT: { readonly [standing in Standing]: readonly [icon: IconName, word: string] } = {
  found: ['passed', 'Found'],
  disputed: ['warning', 'Said both ways'],
  contradicted: ['failed', 'The opposite is said'],
  unclear: ['question', 'For a person to decide'],
  missing: ['not-run', 'Not found in plain words'],
  'by-hand': ['review', 'Only a person sees this'],
};

const LEAD: { readonly [bears in Quote['bears']]: string | undefined } = {
  for: undefined,
  against: 'Against it: ',
  unclear: undefined,
  near: 'Closest: ',
};

export function rubricList(rubric: ReportedRubric, max: number, send: Send): HTMLElement {
  return element(
    'section',
    { class: 'rubric', 'aria-labelledby': 'rubric' },
    element('h3', { id: 'rubric' }, 'The rubric ', badge(`${score(rubric.suggested, max)} suggested`)),
    element(
      'ul',
      { class: 'cases' },
      rubric.lines.map((line, i) => pointItem(line, i, send)),
    ),
  );
}

function pointItem(
  { standing, point, quotes, ask }: ReportedRubric['lines'][number],
  at: number,
  send: Send,
): HTMLElement {
  const [sign, word] = POINT[standing];
  return element(
    'li',
    { class: 'case' },
    element(
      'div',
      { class: 'case-line' },
      icon(sign),
      element(
        'span',
        { class: 'case-title' },
        element('strong', {}, word),
        ': ',
        inlineMarkdown(point),
        quotes.map(({ text, bears, ...where }, i): Child =>
          element(
            'span',
            { class: 'quote quiet' },
            LEAD[bears],
            element('q', {}, visible(text)),
            place(where, `quote-${at}-${i}`, send),
          ),
        ),
        standing === 'contradicted' && ask !== undefined
          ? element('span', { class: 'quote' }, inlineMarkdown(ask))
          : undefined,
      ),
    ),
  );
}
