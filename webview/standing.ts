/** The words for where a part stands; never a colour alone. */
import type { CaseResult } from '../src/grading/case.ts';
import type { PartReport } from '../src/grading/report.ts';
import type { PartKind } from '../src/problem/problem.ts';
import type { Standing } from '../src/tutor/wording.ts';

/** As everywhere else in VS Code; a test holds them to src/tutor/wording.ts, from which the page takes types only. */
export const STANDING: { readonly [standing in Standing]: string } = {
  unchecked: 'Not checked',
  unanswered: 'Not answered',
  correct: 'Correct',
  partial: 'Partly right',
  incorrect: 'Not right yet',
  ungradable: 'Could not be judged',
  review: 'For a person to grade',
  skipped: 'Waits for another part',
  fault: 'Rederive failed here',
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
export function standingOf(report: Pick<PartReport, 'verdict' | 'answered'> | undefined): Standing {
  if (!report) return 'unchecked';
  return report.answered ? report.verdict : 'unanswered';
}
