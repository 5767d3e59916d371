/** A class's grades as a table that spreadsheets and learning platforms take. */
import { stringify } from 'csv-stringify/sync';
import type { ClassReport } from './classroom.ts';

/** A row a submission; a column for each part's points, then what a person must still look at. */
export function gradesCsv(report: ClassReport): string {
  const parts = report.submissions[0]?.report.parts.map(({ problem, part }) => `${problem}/${part}`) ?? [];
  const header = [
    'submission',
    'score',
    'max',
    ...parts,
    'for review',
    'faults',
    'misconceptions',
    'notices',
    'suggested',
  ];
  const rows = report.submissions.map(({ name, report: one }) => [
    name,
    one.score,
    one.max,
    ...one.parts.map(({ score }) => score),
    named(one.parts.filter(({ verdict, answered }) => verdict === 'review' && answered)),
    named(one.parts.filter(({ verdict }) => verdict === 'fault')),
    one.parts
      .flatMap((part) => part.diagnoses.map(({ id }) => `${part.problem}/${part.part}: ${id}`))
      .join('; '),
    one.notices.filter(({ severity }) => severity !== 'information').length,
    // What the rules found in running text; a person decides, so it is in no score.
    one.parts.reduce((sum, { rubric }) => sum + (rubric?.suggested ?? 0), 0),
  ]);
  // Names and ids come from strangers; a cell that begins with = would run in a spreadsheet.
  return stringify([header, ...rows], { escape_formulas: true, record_delimiter: 'windows' });
}

const named = (parts: readonly { problem: string; part: string }[]): string =>
  parts.map(({ problem, part }) => `${problem}/${part}`).join('; ');
