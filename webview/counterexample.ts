/** Shows the simplest input on which code goes wrong, and the laws that its results were put to. */
import type { Counterexample } from '../src/grading/counterexample.ts';
import type { PropertyResult } from '../src/grading/propertyResult.ts';
import { badge, button } from './controls.ts';
import { element } from './element.ts';
import { comparison } from './findings.ts';
import { icon } from './icon.ts';
import { inlineMarkdown } from './markdown.ts';
import { inline } from './text.ts';

export function counterexampleCard(shown: Counterexample, debug: () => void): HTMLElement {
  return element(
    'section',
    { class: 'counterexample', 'aria-labelledby': 'counterexample' },
    element('h3', { id: 'counterexample' }, 'The simplest input that shows it'),
    element('p', {}, inline(shown.message)),
    comparison(shown),
    button('Debug the counterexample', { key: 'debug-counterexample', describedBy: 'counterexample' }, debug),
  );
}

const LAW = { holds: 'Holds', broken: 'Does not hold', 'not-run': 'Not tried' } as const;
const ICON = { holds: 'passed', broken: 'failed', 'not-run': 'not-run' } as const;

/** Closed where every law holds: then it is there for the curious. */
export function lawList(laws: readonly PropertyResult[]): HTMLElement {
  const held = laws.filter(({ verdict }) => verdict === 'holds').length;
  const heading = element(
    'h3',
    { id: 'laws' },
    'What holds for any numbers ',
    badge(`${held} of ${laws.length} hold`),
  );
  const list = element(
    'ul',
    { class: 'cases' },
    laws.map(({ verdict, means }) =>
      element(
        'li',
        { class: `case case-${ICON[verdict]}` },
        element(
          'div',
          { class: 'case-line' },
          icon(ICON[verdict]),
          element(
            'span',
            { class: 'case-title' },
            element('strong', {}, LAW[verdict]),
            ': ',
            inlineMarkdown(means),
          ),
        ),
      ),
    ),
  );
  const content =
    held < laws.length
      ? [heading, list]
      : element(
          'details',
          { class: 'all-cases', 'data-key': 'laws' },
          element('summary', { 'data-key': 'laws-summary' }, heading),
          list,
        );
  return element('section', { 'aria-labelledby': 'laws' }, content);
}
