/** The one result: versioned plain JSON that every surface renders and none recomputes. */
import type { PartKind } from '../problem/problem.ts';
import type { CaseResult } from './case.ts';
import type { CostComparison } from './costComparison.ts';
import type { Counterexample } from './counterexample.ts';
import type { Diagnosis, Verdict } from './judgement.ts';
import type { PropertyResult } from './propertyResult.ts';
import type { Rubric } from './rubric.ts';

/** A finding with its place worked out. Lines and columns count from 1; `file` is relative to the submission. */
export interface LocatedFinding {
  /** Of a declared thing to say that is no misconception of the answer, such as memory that grows. */
  readonly id?: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly expected?: string;
  readonly actual?: string;
  /** The arguments that show it, where no case does. */
  readonly input?: string;
}

/** A rubric whose quotes have lines and columns. */
export type ReportedRubric = Rubric<
  Pick<LocatedFinding, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'>
>;

export interface PartReport {
  readonly problem: string;
  readonly part: string;
  readonly kind: PartKind;
  readonly label: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** False while nothing is written for the part; its verdict is then `ungradable` and its score 0. */
  readonly answered: boolean;
  readonly score: number;
  readonly max: number;
  /** One or two sentences for a person. */
  readonly reason: string;
  readonly diagnoses: readonly Diagnosis[];
  readonly findings: readonly LocatedFinding[];
  /** TeX: how a written formula was read. */
  readonly understood?: string;
  readonly cases?: readonly CaseResult[];
  /** Claim, code and key side by side, where a code part asks for a cost and it was counted. */
  readonly cost?: CostComparison;
  /** Laws that were put to the test on new numbers. */
  readonly properties?: readonly PropertyResult[];
  /** The simplest call found that goes wrong in the same way as the cases or laws that failed. */
  readonly counterexample?: Counterexample;
  /** Prose parts: the rubric with what was found of it. */
  readonly rubric?: ReportedRubric;
}

/** The Report of one submission. Parts stand in the order of the set. */
export interface Report {
  readonly format: 'rederive-report';
  readonly version: 1;
  readonly set: { readonly id: string; readonly title: string; readonly version: string };
  /** The seed of this run's fresh inputs; the same seed gives the same inputs again. */
  readonly seed: string;
  readonly score: number;
  readonly max: number;
  readonly parts: readonly PartReport[];
  /** What is to be said of the files themselves: damaged headings, missing files. */
  readonly notices: readonly LocatedFinding[];
  /** The protective layers that student code ran behind; empty when none ran. */
  readonly layers: readonly string[];
}
