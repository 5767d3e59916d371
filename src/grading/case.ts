/** The outcome of one test case of a code part, as the student sees it. */
import type { Place } from './judgement.ts';
import type { ConsoleLine } from './observation.ts';

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
  readonly console: readonly ConsoleLine[];
  readonly milliseconds?: number;
}
