/** Tries what a shown derivation says of how many products a line takes, and of a slope. */
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { carryOut } from '../mathematics/multiplications.ts';
import { numberAt } from '../mathematics/numberAt.ts';
import { compareSlope } from '../mathematics/slope.ts';
import type { Trial } from './shownStatement.ts';

/** Whether working `product` out takes as many multiplications as `claimed`. */
export function tryCount(product: Expression, claimed: Expression, world: World): Trial {
  const carried = carryOut(product, world);
  for (const { point, multiplications } of carried) {
    const said = numberAt(claimed, point, world);
    if (said === multiplications) continue;
    const sizes = [...point.values].flatMap(([name, drawn]) =>
      world.types.get(name)?.kind === 'size' && drawn.kind === 'scalar' ? [`${name} = ${drawn.value}`] : [],
    );
    const why = `it takes ${multiplications} multiplications where ${said} are said (${sizes.join(', ')})`;
    return { kind: 'false', why };
  }
  return carried.length === 0
    ? { kind: 'untried', why: 'no point was found at which it has a value' }
    : { kind: 'holds', by: 'shape' };
}

/** Whether the slope of `of` by the name `by` is `is`, where `where` holds. */
export function trySlope(
  {
    of,
    by,
    is,
    where,
  }: {
    readonly of: Expression;
    readonly by: string;
    readonly is: Expression;
    readonly where: Expression | undefined;
  },
  world: World,
): Trial {
  const compared = compareSlope(of, by, is, world, where);
  switch (compared.kind) {
    case 'agrees':
      return { kind: 'holds', by: 'points' };
    case 'differs': {
      const [seen, said] = [compared.quotient, compared.stated].map((value) => value.toPrecision(8));
      return { kind: 'false', why: `at a point tried the slope is ${seen} where ${said} is said` };
    }
    case 'untried':
      return compared;
    default:
      return compared satisfies never;
  }
}
