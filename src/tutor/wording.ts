/** The words for a part's standing, the same in the tree, the tests, the lenses and the status bar. */
import type { PartReport } from '../grading/report.ts';

/** Where a part stands: not looked at, nothing written, or judged. */
export type Standing = 'unchecked' | 'unanswered' | PartReport['verdict'];

const words: Readonly<Record<Standing, string>> = {
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

export function standingOf(report: Pick<PartReport, 'verdict' | 'answered'> | undefined): Standing {
  if (report === undefined) return 'unchecked';
  return report.answered ? report.verdict : 'unanswered';
}

export function standingWord(standing: Standing): string {
  return words[standing];
}

/** Points as a person writes them: no more than two decimals, none that say nothing. */
export function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** "1 of 2 points", with the singular where English wants it. */
export function scoreOf(score: number, max: number): string {
  return `${points(score)} of ${points(max)} ${max === 1 ? 'point' : 'points'}`;
}
