/** Shows the cases of a code part: one line each, opened where something went wrong. */
import type { CaseResult } from '../src/grading/case.ts';
import type { ConsoleLine } from '../src/grading/observation.ts';
import { badge } from './controls.ts';
import { element } from './element.ts';
import type { Child } from './element.ts';
import { comparison, place } from './findings.ts';
import type { Send } from './findings.ts';
import { icon } from './icon.ts';
import { CASE } from './standing.ts';
import { inline, visible } from './text.ts';

/** More console lines than these are counted, not shown. */
const MOST_LINES = 100;

/** `file` is where the places of cases point. */
export function caseList(cases: readonly CaseResult[], file: string | undefined, send: Send): HTMLElement {
  const passed = cases.filter((one) => one.verdict === 'passed').length;
  const firstTrouble = cases.find((one) => one.verdict === 'failed' || one.verdict === 'errored');
  const heading = element('h3', { id: 'cases' }, 'Cases ', badge(`${passed} of ${cases.length} passed`));
  const list = element(
    'ol',
    { class: 'cases' },
    cases.map((one) =>
      element('li', { class: `case case-${one.verdict}` }, caseLine(one, one === firstTrouble, file, send)),
    ),
  );
  // Where all is well the list is there for the curious, and the question is not pushed away by it.
  const content = firstTrouble
    ? [heading, list]
    : element(
        'details',
        { class: 'all-cases', 'data-key': 'cases' },
        element('summary', { 'data-key': 'cases-summary' }, heading),
        list,
      );
  return element('section', { 'aria-labelledby': 'cases' }, content);
}

function caseLine(one: CaseResult, open: boolean, file: string | undefined, send: Send): Child {
  const line = [
    icon(one.verdict),
    element(
      'span',
      { class: 'case-title' },
      element('strong', {}, CASE[one.verdict]),
      ': ',
      inline(one.title),
    ),
    one.milliseconds === undefined
      ? undefined
      : element('span', { class: 'quiet' }, duration(one.milliseconds)),
  ];
  const body = caseBody(one, file, send);
  if (body.length === 0) return element('div', { class: 'case-line' }, line);
  return element(
    'details',
    { 'data-key': `case-${one.id}`, open },
    element(
      'summary',
      { 'data-key': `case-summary-${one.id}` },
      element('span', { class: 'case-line' }, line),
    ),
    element('div', { class: 'case-body' }, body),
  );
}

function caseBody(one: CaseResult, file: string | undefined, send: Send): Node[] {
  const at = one.place?.kind === 'code' && file !== undefined ? { ...one.place, file } : {};
  const message =
    one.message === undefined
      ? undefined
      : element('p', {}, inline(one.message), place(at, `case-place-${one.id}`, send));
  return [message, wayThere(one, file, send), comparison(one), consoleOutput(one.console)].filter(
    (child) => child instanceof Node,
  );
}

/** The calls that led to the line that threw, which the message names already. */
function wayThere({ id, frames = [] }: CaseResult, file: string | undefined, send: Send): Child {
  if (frames.length < 2 || file === undefined) return undefined;
  return element(
    'div',
    { class: 'frames' },
    element('p', { class: 'quiet' }, 'Called from'),
    element(
      'ol',
      {},
      frames.map(({ function: name, line, column }, i) =>
        element(
          'li',
          {},
          name === undefined ? 'a function without a name' : element('code', {}, visible(name)),
          place({ file, line, column }, `frame-${id}-${i}`, send),
        ),
      ),
    ),
  );
}

function consoleOutput(lines: readonly ConsoleLine[]): Child {
  if (lines.length === 0) return undefined;
  const shown = lines.slice(0, MOST_LINES);
  const text = shown.map(({ level, text }) => (level === 'log' ? text : `${level}: ${text}`)).join('\n');
  const rest = lines.length - shown.length;
  return element(
    'div',
    { class: 'console' },
    element('p', { class: 'quiet' }, 'Console'),
    element('pre', {}, visible(text)),
    rest > 0 ? element('p', { class: 'quiet' }, `${rest} more lines are not shown.`) : undefined,
  );
}

function duration(milliseconds: number): string {
  return milliseconds < 1 ? '< 1 ms' : `${Math.round(milliseconds)} ms`;
}
