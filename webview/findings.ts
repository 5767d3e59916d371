/** Shows findings: what was seen, where, and both sides of a mismatch. */
import type { LocatedFinding } from '../src/grading/report.ts';
import { differences } from './difference.ts';
import type { Stretch } from './difference.ts';
import { element } from './element.ts';
import type { Child } from './element.ts';
import { icon } from './icon.ts';
import { inline, visible } from './text.ts';
import type { Intent } from './view.ts';

const SEVERITY = { error: 'Error', warning: 'Warning', information: 'Note' } as const;

export type Send = (intent: Intent) => void;

export function findingList(findings: readonly LocatedFinding[], send: Send): HTMLElement {
  return element(
    'ul',
    { class: 'findings' },
    findings.map((finding, i) =>
      element(
        'li',
        { class: `finding finding-${finding.severity}` },
        icon(finding.severity),
        element(
          'div',
          {},
          element(
            'p',
            {},
            element('strong', {}, `${SEVERITY[finding.severity]}: `),
            inline(finding.message),
            place(finding, `finding-${i}`, send),
          ),
          comparison(finding),
        ),
      ),
    ),
  );
}

/** A link to a line; nothing when the place is not known. */
export function place(
  at: { readonly file?: string; readonly line?: number; readonly column?: number },
  key: string,
  send: Send,
): Child {
  const { file, line, column = 1 } = at;
  if (file === undefined || line === undefined) return undefined;
  const name = `${visible(file)}:${line}`;
  const made = element(
    'button',
    { class: 'link', type: 'button', 'data-key': key, 'aria-label': `Open ${visible(file)} at line ${line}` },
    name,
  );
  made.addEventListener('click', () => send({ kind: 'open', file, line, column }));
  return [' ', made];
}

/** A table of what was expected and what was found; `input` stands first where there is one. */
export function comparison(values: {
  readonly expected?: string;
  readonly actual?: string;
  readonly input?: string;
}): Child {
  const { input, expected, actual } = values;
  if (input === undefined && expected === undefined && actual === undefined) return undefined;
  const both =
    expected !== undefined && actual !== undefined
      ? differences(visible(expected), visible(actual))
      : { expected: unmarked(expected), actual: unmarked(actual) };
  return element(
    'table',
    { class: 'comparison' },
    element(
      'tbody',
      {},
      row('Input', unmarked(input)),
      row('Expected', both.expected),
      row('Yours', both.actual),
    ),
  );
}

function unmarked(text: string | undefined): readonly Stretch[] | undefined {
  return text === undefined ? undefined : [{ text: visible(text), differs: false }];
}

function row(label: string, stretches: readonly Stretch[] | undefined): Child {
  if (!stretches) return undefined;
  const content = stretches.map(({ text, differs }) => (differs ? element('mark', {}, text) : text));
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, label),
    element('td', {}, element('pre', {}, content)),
  );
}
