/** How one stated bound stands to the cost that it should bound. */
import { type SizeRelation, compareGrowth, findDirection, isLittleO } from '../mathematics/asymptotics.ts';
import type { OrderNotation } from '../mathematics/expression.ts';
import type { Growth } from '../mathematics/growth.ts';
import { texOfName } from '../mathematics/growthTex.ts';
import { toNumber } from '../mathematics/rational.ts';
import type { Term } from '../mathematics/term.ts';

export type Standing =
  | { readonly kind: 'tight' }
  /** True, but of faster growth than the cost: `excess` are the bound's terms that nothing needs. */
  | { readonly kind: 'loose'; readonly excess: readonly Term[] }
  /** Some work is not covered, or the notation claims what is not so. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'theta-not-tight'; readonly excess: readonly Term[] }
  | { readonly kind: 'not-strict' }
  /** Ω or ω: bounds the cost from below; `exact` when it is of the very growth. */
  | { readonly kind: 'lower-bound'; readonly isTrue: boolean; readonly exact: boolean }
  | { readonly kind: 'undecided'; readonly because: string };

/**
 * O(f) and a bare f claim that the cost is at most of f's growth, Θ(f) that it is of exactly that growth, Ω(f) that it is at least of it;
 * o(f) and ω(f) that it stays strictly below or above it as all sizes grow.
 */
export function standingOf(
  bound: Growth,
  order: OrderNotation | 'bare',
  cost: Growth,
  relations: readonly SizeRelation[],
): Standing {
  const covers = compareGrowth(cost, bound, relations);
  const fits = compareGrowth(bound, cost, relations);
  if (covers.kind === 'undecided') return covers;
  if (fits.kind === 'undecided') return fits;
  const [isUpper, isLower] = [covers.kind === 'bounded', fits.kind === 'bounded'];
  const excess = fits.kind === 'outgrown' ? fits.terms : [];
  switch (order) {
    case 'bare':
    case 'O':
      if (!isUpper) return { kind: 'missing' };
      return isLower ? { kind: 'tight' } : { kind: 'loose', excess };
    case 'Theta':
      if (!isUpper) return { kind: 'missing' };
      return isLower ? { kind: 'tight' } : { kind: 'theta-not-tight', excess };
    case 'Omega':
      return { kind: 'lower-bound', isTrue: isLower, exact: isUpper && isLower };
    case 'o': {
      if (!isUpper) return { kind: 'missing' };
      const strict = isLittleO(cost, bound, relations);
      if (strict === undefined) return { kind: 'undecided', because: 'strictness could not be decided' };
      return strict ? { kind: 'loose', excess } : { kind: 'not-strict' };
    }
    case 'omega': {
      const strict = isLittleO(bound, cost, relations);
      if (strict === undefined) return { kind: 'undecided', because: 'strictness could not be decided' };
      return { kind: 'lower-bound', isTrue: strict, exact: false };
    }
    default:
      return order satisfies never;
  }
}

/** "Let only $D$ grow …: your bound stays where it is, the work does not." Says nothing of how fast the work grows. */
export function sayMissing(
  bound: Growth,
  cost: Growth,
  relations: readonly SizeRelation[],
): string | undefined {
  const direction = findDirection(cost, bound, relations);
  if (!direction) return undefined;
  const setting = describeSizes(direction.sizes, [bound, cost]);
  const one: Growth = { alternatives: [[]] };
  const own = findDirection(bound, one, relationsFixing(direction.sizes, bound));
  if (toNumber(direction.gap.power) <= 0) {
    return `${setting}: the work outgrows your bound, though only by a logarithmic factor.`;
  }
  return own
    ? `${setting}: the work outgrows your bound.`
    : `${setting}: your bound stays where it is, but does the work?`;
}

/** Keeps all sizes but the growing ones fixed. */
const relationsFixing = (growing: ReadonlyMap<string, unknown>, growth: Growth): SizeRelation[] =>
  growth.alternatives
    .flat()
    .flatMap((term) => [...term.powers.keys(), ...term.logs.keys()])
    .filter((name) => !growing.has(name))
    .map((name) => ({ weights: new Map([[name, { top: -1n, over: 1n }]]), strict: false }));

/** "Let $N$ and $D$ double together …: each time, your bound grows 2 times as much as the work." */
export function sayExcess(
  bound: Growth,
  cost: Growth,
  relations: readonly SizeRelation[],
): string | undefined {
  const direction = findDirection(bound, cost, relations);
  if (!direction) return undefined;
  const setting = describeSizes(direction.sizes, [bound, cost]);
  const power = toNumber(direction.gap.power);
  if (power <= 0) return `${setting}: your bound outgrows the work, though only by a logarithmic factor.`;
  const factor = Number((2 ** power).toPrecision(3));
  const each = direction.sizes.size === 1 ? 'it doubles' : 'they double';
  return `${setting}: each time ${each}, your bound gets ${factor.toString()} times further above the work.`;
}

function describeSizes(growing: ReadonlyMap<string, unknown>, growths: readonly Growth[]): string {
  const names = [...growing.keys()].map((name) => `$${texOfName(name)}$`);
  const all = new Set(
    growths.flatMap(({ alternatives }) =>
      alternatives.flat().flatMap((term) => [...term.powers.keys(), ...term.logs.keys()]),
    ),
  );
  const others = all.size > names.length;
  if (names.length === 1)
    return `Let only ${names.join('')} grow${others ? ' and keep the other sizes fixed' : ''}`;
  const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  return `Let ${list} grow together${others ? ' and keep the other sizes fixed' : ''}`;
}
