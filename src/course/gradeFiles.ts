/** The files that a class run leaves behind, one a format. */
import { join } from 'node:path';
import type { ClassReport } from './classroom.ts';
import { gradesCsv } from './gradesCsv.ts';
import { reviewSheet } from './reviewSheet.ts';
import { writeWhole } from './wholeFile.ts';

const FORMATS = {
  csv: { file: 'grades.csv', write: gradesCsv },
  json: { file: 'report.json', write: (report: ClassReport) => `${JSON.stringify(report, undefined, 2)}\n` },
  review: { file: 'review.md', write: reviewSheet },
} as const;

export type GradeFormat = keyof typeof FORMATS;

export const GRADE_FORMATS = Object.keys(FORMATS) as readonly GradeFormat[];

export const isGradeFormat = (name: string): name is GradeFormat => Object.hasOwn(FORMATS, name);

/** @returns the paths that were written, in the order asked */
export async function writeGrades(
  report: ClassReport,
  folder: string,
  formats: readonly GradeFormat[] = GRADE_FORMATS,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const format of formats) {
    const { file, write } = FORMATS[format];
    const path = join(folder, file);
    await writeWhole(path, write(report));
    paths.push(path);
  }
  return paths;
}
