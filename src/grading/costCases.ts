/** An answer by cases: one bound where D ≥ M, another where M ≥ D, which together are the larger of the two. */
import type { SizeRelation } from '../mathematics/asymptotics.ts';
import { equals, negate } from '../mathematics/rational.ts';
import type { Growth } from '../mathematics/growth.ts';
import { standingOf } from './bound.ts';
import type { Claim, CostReading } from './costClaims.ts';

const OTHERWISE = /\b(?:otherwise|else|in the other case|if not)\b/;

/**
 * The last of two bounds that are each tight under their own condition, where the conditions leave no case out;
 * undefined for any other answer. What stands after both cases, as a total, is judged by itself.
 */
export function findCases(
  { claims, assumptions }: CostReading,
  cost: Growth,
  given: readonly SizeRelation[],
): Claim | undefined {
  const conditions = assumptions.filter(({ relations }) => relations.length === 1);
  const [first, second, ...more] = claims;
  const [one, two, ...others] = conditions;
  if (!first || !second || !one || more.length + others.length > 0) return undefined;
  if (conditions.length < assumptions.length) return undefined;
  const mine = one.relations;
  const says = `${first.after} ${second.before} ${second.after}`;
  const its = two ? two.relations : OTHERWISE.test(says) ? mine.map(opposite) : undefined;
  const [here] = mine;
  const [there] = its ?? [];
  if (!its || !here || !there || !isOpposite(here, there)) return undefined;
  const isTight = (claim: Claim, under: readonly SizeRelation[]): boolean =>
    standingOf(claim.growth, claim.order, cost, [...given, ...under]).kind === 'tight';
  return isTight(first, mine) && isTight(second, its) ? second : undefined;
}

const opposite = ({ weights, strict }: SizeRelation): SizeRelation => ({
  weights: new Map([...weights].map(([name, value]) => [name, negate(value)])),
  strict,
});

/** Between them they leave no sizes out: D ≥ M and M ≥ D, of which one may be strict. */
const isOpposite = (a: SizeRelation, b: SizeRelation): boolean =>
  !(a.strict && b.strict) &&
  a.weights.size === b.weights.size &&
  [...opposite(a).weights].every(([name, value]) => {
    const other = b.weights.get(name);
    return other !== undefined && equals(other, value);
  });
