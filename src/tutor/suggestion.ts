/** What is said of a rubric besides its points. */
import type { LocatedFinding, ReportedRubric } from '../grading/report.ts';
import { points } from './wording.ts';

/** Whether the list of points says already what a finding says, at the same place. */
export function isToldByRubric(finding: LocatedFinding, rubric: ReportedRubric): boolean {
  return (
    finding.severity !== 'error' &&
    finding.line !== undefined &&
    rubric.lines.some(({ quotes }) =>
      quotes.some(
        ({ bears, line, column }) => bears !== 'near' && line === finding.line && column === finding.column,
      ),
    )
  );
}

/** "2 of 3 points suggested, 1 more open" */
export function suggestion({ suggested, open }: ReportedRubric, max: number): string {
  const more = open > 0 ? `, ${points(open)} open` : '';
  return `${points(suggested)} of ${points(max)} suggested${more}`;
}
