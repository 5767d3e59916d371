/** Relations between sizes, such as `D = M` or `R << N`, as they bear on a comparison of costs. */
import type { SizeRelation } from './asymptotics.ts';
import type { Expression, Relation } from './expression.ts';
import { readGrowth } from './growthReading.ts';
import { type Rational, ZERO, negate, sign, subtract } from './rational.ts';
import type { Exponent } from './term.ts';

export type RegimeReading =
  | { readonly kind: 'regime'; readonly relations: readonly SizeRelation[] }
  /** Not a relation between products of powers of sizes; the message is a clause. */
  | { readonly kind: 'none'; readonly message: string };

const none = (message: string): RegimeReading => ({ kind: 'none', message });

/** Both a ≤ b and b ≤ a, up to constant factors. */
const bothWays = (weights: Exponent): SizeRelation[] => [
  { weights, strict: false },
  { weights: new Map([...weights].map(([name, value]) => [name, negate(value)])), strict: false },
];

/**
 * `D = M`, `D ≪ N`, `N > R`, `N ≥ R²`, `D = O(1)`, `D = O(M)` and chains of these. Relations hold up to constant factors, which is
 * all that a growth can see; only ≪ and ≫ are strict.
 */
export function readRegime(expression: Expression): RegimeReading {
  if (expression.kind !== 'relation') return none('it states no relation');
  const relations: SizeRelation[] = [];
  let left = expression.first;
  for (const { relation, expression: right } of expression.links) {
    const sides = [left, right].map(monomialOf);
    const [a, b] = sides;
    if (!a || !b) return none('a side of it is not a product of powers of sizes');
    left = right;
    // `D = M = 64` gives an example of the sizes; it does not say that they are constant.
    if (b.powers.size === 0 && b.order === 'bare') continue;
    const weights = difference(b.powers, a.powers);
    const found = relate(relation, b.order, weights);
    if (!found || a.order !== 'bare') return none('this relation says nothing about how sizes compare');
    relations.push(...found.filter((each) => each.weights.size > 0));
  }
  if (relations.length === 0) return none('it says nothing about how sizes compare');
  return { kind: 'regime', relations };
}

/** The size is treated as a constant. */
export const fixed = (name: string): SizeRelation => ({
  weights: new Map([[name, { top: -1n, over: 1n }]]),
  strict: false,
});

interface Side {
  readonly powers: Exponent;
  readonly order: string;
}

function monomialOf(expression: Expression): Side | undefined {
  const reading = readGrowth(expression);
  if (reading.kind !== 'growth') return undefined;
  const [sum, ...others] = reading.growth.alternatives;
  const [term, ...rest] = sum ?? [];
  if (!term || others.length + rest.length > 0) return undefined;
  if (term.logs.size > 0 || term.logLogs.size > 0 || term.exponentials.length > 0) return undefined;
  return { powers: term.powers, order: reading.order };
}

/** log(right) − log(left). */
function difference(right: Exponent, left: Exponent): Exponent {
  const names = new Set([...right.keys(), ...left.keys()]);
  const entries: [string, Rational][] = [...names].map((name) => [
    name,
    subtract(right.get(name) ?? ZERO, left.get(name) ?? ZERO),
  ]);
  return new Map(entries.filter(([, value]) => sign(value) !== 0));
}

/** `weights` is log(right) − log(left). */
function relate(relation: Relation, order: string, weights: Exponent): SizeRelation[] | undefined {
  const upward: SizeRelation = { weights, strict: false };
  const downward: SizeRelation = {
    weights: new Map([...weights].map(([name, value]) => [name, negate(value)])),
    strict: false,
  };
  switch (relation) {
    case '=':
    case ':=':
    case '~':
    case '~=':
    case 'prop':
    case 'in':
      if (order === 'O') return [upward];
      if (order === 'o') return [{ ...upward, strict: true }];
      if (order === 'Omega') return [downward];
      if (order === 'omega') return [{ ...downward, strict: true }];
      return bothWays(weights);
    case '<':
    case '<=':
      return [upward];
    case '<<':
      return [{ ...upward, strict: true }];
    case '>':
    case '>=':
      return [downward];
    case '>>':
      return [{ ...downward, strict: true }];
    case '!=':
    case '->':
    case '=>':
    case '<=>':
      return undefined;
    default:
      return relation satisfies never;
  }
}
