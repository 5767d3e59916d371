/** What a grader says of one answer, before points and places are worked out. */
import type { Span } from '../mathematics/span.ts';
import type { CaseResult } from './case.ts';
import type { CostComparison } from './costComparison.ts';
import type { Counterexample } from './counterexample.ts';
import type { PropertyResult } from './propertyResult.ts';
import type { JudgedRubric } from './rubric.ts';

/**
 * `ungradable`: cannot be read, compiled or finished in its limits. `review`: a person decides.
 * `skipped`: a prerequisite failed. `fault`: ours; never costs the student anything.
 */
export type Verdict = 'correct' | 'partial' | 'incorrect' | 'ungradable' | 'review' | 'skipped' | 'fault';

/** A recognised mistake. `ask` is the question that leads to the answer without giving it. */
export interface Diagnosis {
  readonly id: string;
  readonly message: string;
  readonly ask?: string;
}

/** Where a finding points: into `answers.md` by offset, or into `solution.ts` by line and column (from 1). */
export type Place =
  | { readonly kind: 'answer'; readonly span: Span }
  | {
      readonly kind: 'code';
      readonly line: number;
      readonly column: number;
      readonly endLine?: number;
      readonly endColumn?: number;
    };

/** One thing to tell the student, with its place and, for a mismatch, both sides of it. */
export interface Finding {
  /** Of a declared thing to say that is no misconception of the answer, such as memory that grows. */
  readonly id?: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** A whole sentence: what was seen, what was expected, what to do next. Plain text; TeX only inside `$…$`. */
  readonly message: string;
  readonly place?: Place;
  readonly expected?: string;
  readonly actual?: string;
  /** The arguments that show it, where no case does. */
  readonly input?: string;
}

/** The judgement of one part. `credit` is the share of the part's points, 0 to 1. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly credit: number;
  /** The reason in one or two sentences, for a person. */
  readonly reason: string;
  readonly diagnoses: readonly Diagnosis[];
  readonly findings: readonly Finding[];
  /** How a written formula was understood, as TeX, so that the student can see it. */
  readonly understood?: string;
  /** Code parts: one result a case. */
  readonly cases?: readonly CaseResult[];
  /** Code parts that ask for a cost, once it was counted. */
  readonly cost?: CostComparison;
  /** Code parts: one result a law, where the part has any. */
  readonly properties?: readonly PropertyResult[];
  /** Code parts: the simplest call that goes wrong in the same way. */
  readonly counterexample?: Counterexample;
  /** Prose parts: the rubric, for the person who grades. */
  readonly rubric?: JudgedRubric;
}
