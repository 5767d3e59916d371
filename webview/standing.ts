/** The words for where a part stands; never a colour alone. */
import type { CaseResult } from '../src/grading/case.ts';
import type { PartReport } from '../src/grading/report.ts';
import type { PartKind } from '../src/problem/problem.ts';
import type { Standing } from './view.ts';

export const STANDING: { readonly [standing in Standing]: string } = {
  correct: 'Correct',
  partial: 'Partly correct',
  incorrect: 'Incorrect',
  ungradable: 'Could not be graded',
  review: 'Waits for a person',
  skipped: 'Skipped',
  fault: 'Our fault',
  unanswered: 'Not answered yet',
  unchecked: 'Not checked yet',
};

export const CASE: { readonly [verdict in CaseResult['verdict']]: string } = {
  passed: 'Passed',
  failed: 'Failed',
  errored: 'Stopped with an error',
  'not-run': 'Not run',
};

export const KIND: { readonly [kind in PartKind]: string } = {
  code: 'Code',
  formula: 'Formula',
  derivation: 'Derivation',
  cost: 'Big-O cost',
  quantity: 'Quantities',
  choice: 'Choice',
  prose: 'Written answer',
};

/** A blank answer is not an ungradable one, though both have no marks yet. */
export function standingOf(report: PartReport | undefined): Standing {
  if (!report) return 'unchecked';
  return report.answered ? report.verdict : 'unanswered';
}
