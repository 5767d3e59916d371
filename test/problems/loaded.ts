/** The parts of loaded sets by their names. */
import type { Part } from '../../src/problem/problem.ts';
import type { LoadedProblem, ProblemSet } from '../../src/problem/problemSet.ts';

export type LoadedSets = Map<string, ProblemSet>;

/** `linear-attention/linear-cost` in whichever set has it. */
export function findPart(
  sets: LoadedSets,
  name: string,
): { readonly problem: LoadedProblem; readonly part: Part } {
  for (const set of sets.values()) {
    for (const problem of set.problems) {
      const part = problem.problem.parts.find(({ id }) => `${problem.problem.id}/${id}` === name);
      if (part) return { problem, part };
    }
  }
  throw new Error(`no set has ${name}`);
}
