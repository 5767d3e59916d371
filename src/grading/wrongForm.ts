/** Which named misconception a wrong expression shows. */
import { areEqual, type World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { explains } from '../mathematics/rewriting.ts';
import { isLargerThan } from '../mathematics/structure.ts';
import type { Diagnosis } from './judgement.ts';
import type { ReadMisconception } from './mathematicalPart.ts';

/** Nodes of an answer that is compared with wrong forms. */
const MAX_SEEN = 250;

/** The first misconception whose wrong form `seen` equals, or whose wrong rule leads from `right` to `seen`. */
export function findMisconception(
  seen: Expression,
  rights: readonly Expression[],
  misconceptions: readonly ReadMisconception[],
  world: World,
): ReadMisconception | undefined {
  // No wrong form is that long, and comparing it with each would take its time.
  if (isLargerThan(seen, MAX_SEEN)) return undefined;
  const equals = (wrong: Expression): boolean => areEqual(wrong, seen, world);
  return (
    misconceptions.find((each) => each.equals.some((wrong) => wrong.kind !== 'relation' && equals(wrong))) ??
    misconceptions.find(
      (each) => each.rules.length > 0 && rights.some((right) => explains(each.rules, right, seen, world)),
    )
  );
}

export function asDiagnosis({ id, message, ask }: ReadMisconception): Diagnosis {
  return { id, message, ask };
}
