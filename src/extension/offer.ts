/** What a problem set offers to someone who is stuck in a part. */
import type { Derivation } from '../problem/derivation.ts';
import type { LoadedProblem } from '../problem/problemSet.ts';
import type { Part } from '../problem/problem.ts';
import type { Help } from '../tutor/ladder.ts';

export function helpFor(problem: LoadedProblem, part: Part): Help {
  return { hints: part.hints ?? [], steps: derivationFor(problem, part)?.steps.length ?? 0 };
}

/** Undefined where the part has none. */
export function derivationFor(problem: LoadedProblem, part: Part): Derivation | undefined {
  return part.derivation === undefined ? undefined : problem.derivations.get(part.derivation);
}
