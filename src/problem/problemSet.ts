/** A problem set as the rest of the project sees it: everything its folder holds, read and checked. */
import type { DataFiles } from './data.ts';
import type { Derivation } from './derivation.ts';
import type { Facts } from './kinds/facts.ts';
import type { Picture } from './pictures.ts';
import type { Problem, ProblemSetHeader } from './problem.ts';
import type { Statement } from './statement.ts';

/**
 * `staff`: the authors' folder, with references and mutants. `student`: a pack, where expected values stand in
 * for them.
 */
export type Audience = 'staff' | 'student';

export interface LoadedProblem {
  readonly problem: Problem;
  readonly statement: Statement;
  /** What the statement and the hints show, by the path they name it with. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly derivations: ReadonlyMap<string, Derivation>;
  /** The sourced table that quantities are held against, from `facts.yaml`. */
  readonly facts?: Facts;
  /** Recorded numbers that cases of code parts are made of, by path. */
  readonly data?: DataFiles;
  /** What a student's `solution.ts` starts as; problems without code parts have none. */
  readonly starter?: string;
  /** Only for staff. */
  readonly reference?: string;
  /** Wrong solutions by file name in `mutants/`; empty in a pack. */
  readonly mutants: ReadonlyMap<string, string>;
  /** Only in a pack: JSON text of what the reference and the mutants returned, see `src/grading/baked.ts`. */
  readonly baked?: string;
}

export interface ProblemSet {
  readonly header: ProblemSetHeader;
  readonly audience: Audience;
  readonly problems: readonly LoadedProblem[];
}

/** The problem of a set by its id. */
export function findProblem(set: ProblemSet, id: string): LoadedProblem | undefined {
  return set.problems.find(({ problem }) => problem.id === id);
}
