/** Shows the result of a check: verdict, marks, reason, named mistakes with their questions, findings, cases. */
import { caseList } from './cases.ts';
import { costTable } from './costs.ts';
import { counterexampleCard, lawList } from './counterexample.ts';
import { element } from './element.ts';
import type { Child } from './element.ts';
import { findingList, place } from './findings.ts';
import type { Send } from './findings.ts';
import { icon } from './icon.ts';
import { inlineMarkdown } from './markdown.ts';
import { sayOnce } from './repetition.ts';
import type { Said } from './repetition.ts';
import { rubricList } from './rubric.ts';
import { STANDING, standingOf } from './standing.ts';
import { tex } from './tex.ts';
import { inline, score, visible, worth } from './text.ts';
import type { PartView } from './view.ts';

export function result(view: PartView, send: Send): Child {
  const { report } = view;
  if (!report) return undefined;
  const standing = standingOf(report);
  const said = sayOnce(report);
  return element(
    'section',
    { class: `result result-${standing}`, 'aria-labelledby': 'result' },
    element(
      'header',
      {},
      icon(standing),
      element('h2', { id: 'result', tabindex: '-1' }, STANDING[standing]),
      element('span', { class: 'marks' }, marks(view)),
    ),
    view.outdated
      ? element('p', { class: 'outdated' }, icon('information'), 'Your answer has changed since this check.')
      : undefined,
    element('p', { class: 'reason' }, inline(said.reason)),
    said.places.length === 0
      ? undefined
      : element(
          'p',
          { class: 'quiet' },
          'In your answer:',
          said.places.map((at, i) => place(at, `place-${i}`, send)),
        ),
    said.diagnoses.map(diagnosisCard),
    report.understood === undefined ? undefined : understood(report.understood),
    report.cost === undefined ? undefined : costTable(report.cost),
    report.counterexample === undefined
      ? undefined
      : counterexampleCard(report.counterexample, () =>
          send({ kind: 'debug-counterexample', problem: view.problem.id, part: view.part.id }),
        ),
    report.rubric === undefined ? undefined : rubricList(report.rubric, report.max, send),
    said.findings.length === 0 ? undefined : findingList(said.findings, send),
    report.cases === undefined || report.cases.length === 0
      ? undefined
      : caseList(report.cases, view.answer?.file, send),
    report.properties === undefined ? undefined : lawList(report.properties),
  );
}

/** What a screen reader is told when a check has ended. */
export function spokenResult(view: PartView): string {
  if (!view.report) return '';
  const standing = standingOf(view.report);
  return visible(`${view.part.title}: ${STANDING[standing]}, ${marks(view)}. ${view.report.reason}`);
}

function marks({ report, part }: PartView): string {
  if (!report) return worth(part.max);
  switch (report.verdict) {
    case 'review':
      return report.score > 0 ? `${score(report.score, report.max)} so far` : `${worth(report.max)} open`;
    case 'fault':
      return 'this costs you nothing';
    case 'correct':
    case 'partial':
    case 'incorrect':
    case 'ungradable':
    case 'skipped':
      return score(report.score, report.max);
    default:
      return report.verdict satisfies never;
  }
}

function diagnosisCard({ message, ask }: Said['diagnoses'][number]): HTMLElement {
  return element(
    'div',
    { class: 'diagnosis' },
    message === undefined ? undefined : element('p', {}, inlineMarkdown(message)),
    ask === undefined
      ? undefined
      : element(
          'p',
          { class: 'ask' },
          icon('question'),
          element('span', {}, element('strong', {}, 'Ask yourself: '), inlineMarkdown(ask)),
        ),
  );
}

function understood(formula: string): HTMLElement {
  return element(
    'div',
    { class: 'understood' },
    element('p', { class: 'quiet' }, 'This is how your answer was read:'),
    tex(formula, true),
  );
}
