/** Which named misconception a wrong expression shows. */
import { areEqual, type World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { explains } from '../mathematics/rewriting.ts';
import type { Diagnosis } from './judgement.ts';
import type { ReadMisconception } from './mathematicalPart.ts';

/** The first misconception whose wrong form `seen` equals, or whose wrong rule leads from `right` to `seen`. */
export function findMisconception(
  seen: Expression,
  rights: readonly Expression[],
  misconceptions: readonly ReadMisconception[],
  world: World,
): ReadMisconception | undefined {
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
