/** The outcome of one test case of a code part, as the student sees it. */
import type { Place } from './judgement.ts';
import type { ConsoleLine, Frame } from './observation.ts';

export interface CaseResult {
  readonly id: string;
  /** What the case is, in words: "one token, D = 2". */
  readonly title: string;
  readonly verdict: 'passed' | 'failed' | 'errored' | 'not-run';
  readonly message?: string;
  /** Printed values, for a diff. */
  readonly expected?: string;
  readonly actual?: string;
  readonly input?: string;
  readonly place?: Place;
  /** Where an exception was on its way, in the student's own file, innermost first. */
  readonly frames?: readonly Frame[];
  readonly console: readonly ConsoleLine[];
  readonly milliseconds?: number;
}
