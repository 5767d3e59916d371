/** Which named misconception a wrong line of a derivation shows. */
import { areEqual } from '../mathematics/equality.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import type { Goal } from './chainGoal.ts';
import type { Walked } from './chainWalk.ts';
import type { Link } from './links.ts';
import type { ReadMisconception, ReadPart } from './mathematicalPart.ts';
import type { StepVerdict } from './step.ts';
import { findMisconception } from './wrongForm.ts';

export type Bad = { readonly link: Link; readonly verdict: StepVerdict };

export function findNamed(
  walked: Walked,
  goal: Goal,
  own: ReadPart,
  world: World,
  bad: Bad | undefined,
): { readonly misconception: ReadMisconception; readonly place: Expression } | undefined {
  const proportional = findProportional(walked, own, world);
  if (proportional) return proportional;
  // Sides of true equations are true; only what stands alone can still be a wrong form of the goal.
  if (!bad) return findWrongSide(walked.bare, goal, own, world);
  const { left, right } = bad.link;
  const equation = findWrongEquation(bad.link, own, world);
  if (equation) return { misconception: equation, place: right };
  const byStep = findMisconception(right, [left], own.misconceptions, world);
  if (byStep) return { misconception: byStep, place: right };
  return findWrongSide([right, left, ...walked.bare], goal, own, world);
}

/** A side that should be the goal and is a wrong form of it. */
function findWrongSide(
  sides: readonly Expression[],
  goal: Goal,
  own: ReadPart,
  world: World,
): { readonly misconception: ReadMisconception; readonly place: Expression } | undefined {
  for (const side of sides) {
    if (areEqual(goal.end, side, world)) continue;
    const misconception = findMisconception(side, [goal.end], own.misconceptions, world);
    if (misconception) return { misconception, place: side };
  }
  return undefined;
}

/** `‖q−k‖² = ‖q‖² + ‖k‖²`: a wrong equation, declared as one; either way round. */
function findWrongEquation(link: Link, own: ReadPart, world: World): ReadMisconception | undefined {
  const same = (a: Expression, b: Expression): boolean => areEqual(a, b, world);
  return own.misconceptions.find((each) =>
    each.equals.some((form) => {
      const [other] = form.kind === 'relation' ? form.links : [];
      if (form.kind !== 'relation' || !other) return false;
      const [a, b] = [form.first, other.expression];
      return (same(a, link.left) && same(b, link.right)) || (same(a, link.right) && same(b, link.left));
    }),
  );
}

/** `… ∝ kernel`, or `… = C · kernel` with a C that nobody defined. */
function findProportional(
  walked: Walked,
  own: ReadPart,
  world: World,
): { readonly misconception: ReadMisconception; readonly place: Expression } | undefined {
  for (const { link } of walked.judged) {
    const misconception = own.misconceptions.find((each) =>
      each.proportional.some((form) => {
        const matches = (side: Expression): boolean => areEqual(form, side, world);
        if (link.relation === 'prop') return matches(link.right) || matches(link.left);
        const rest = withoutUnknownFactors(link.right, world);
        return rest !== undefined && matches(rest);
      }),
    );
    if (misconception) return { misconception, place: link.right };
  }
  return undefined;
}

/** A product without the factors that are unknown names; undefined if there is none. */
function withoutUnknownFactors(side: Expression, world: World): Expression | undefined {
  if (side.kind !== 'multiply') return undefined;
  const isKnown = (node: Expression): boolean =>
    findUnknown(node).every((each) => world.types.has(each.name) || world.definitions.has(each.name));
  const kept = side.factors.filter(isKnown);
  const [only] = kept;
  if (kept.length === side.factors.length || only === undefined) return undefined;
  return kept.length === 1 ? only : { ...side, factors: kept };
}
