/** What a relation in an answer is: a chain of costs, a relation between sizes, or a definition. */
import type { Expression, Relation } from '../mathematics/expression.ts';
import type { Passage } from './passages.ts';

/** Formulas that stand side by side, one by one. */
export const statementsOf = (expression: Expression): readonly Expression[] =>
  expression.kind === 'list' ? expression.items.flatMap(statementsOf) : [expression];

interface Sides {
  readonly sides: readonly Expression[];
  /** An arrow led there. */
  readonly arrives: boolean;
}

/** The sides of a relation chain that may be costs: a name on the left (`T = …`, `cost(N) = …`) is not. */
export function sidesOf(expression: Expression, passage: Passage): Sides {
  if (expression.kind !== 'relation') return { sides: [expression], arrives: false };
  const sides = [expression.first];
  let arrives = false;
  for (const { relation, expression: side } of expression.links) {
    // After an arrow the old cost is gone; after ≪, > and the like stands a cost to compare with.
    if (ARRIVES.has(relation)) {
      sides.length = 0;
      arrives = true;
    }
    if (COMPARES.has(relation)) break;
    // "O(…) ≤ O(…)" claims the first; what it stays below is only compared with.
    if ((relation === '<=' || relation === '<') && hasOrder(sides.at(-1) ?? expression.first)) break;
    sides.push(side);
  }
  const [first, ...rest] = sides;
  if (!first || rest.length === 0 || !isName(first, passage)) return { sides, arrives };
  // `T(n) = 2 T(n/2) + O(n)` says how a cost comes about, and not yet what it is.
  const name = first.kind === 'call' && first.callee.kind === 'symbol' ? first.callee.name : undefined;
  return { sides: rest.filter((side) => name === undefined || !callsName(side, name)), arrives };
}

/** Does `name(…)` stand anywhere in it? */
function callsName(expression: unknown, name: string): boolean {
  if (typeof expression !== 'object' || expression === null) return false;
  if (Array.isArray(expression)) return expression.some((each) => callsName(each, name));
  const node = expression as Partial<Expression>;
  if (node.kind === 'call' && node.callee?.kind === 'symbol' && node.callee.name === name) return true;
  return Object.values(expression).some((each) => callsName(each, name));
}

const ARRIVES: ReadonlySet<Relation> = new Set<Relation>(['->', '=>', '<=>']);
const COMPARES: ReadonlySet<Relation> = new Set<Relation>(['<<', '>>', '>', '>=', '!=']);

function isName(expression: Expression, { text, start }: Passage): boolean {
  switch (expression.kind) {
    case 'symbol':
      return true;
    case 'call':
    case 'indexed':
      return true;
    case 'multiply':
      // `T(N)` may be read as a product, of an undeclared T or of one that is another name of N.
      return (
        expression.factors.every((factor) => factor.kind === 'symbol') &&
        expression.factors.slice(1).some((factor) => text[factor.span.start - start] === '(')
      );
    default:
      return false;
  }
}

/** `d = max(D, M)`: a size on the left, and no order on the right. */
export function isDefinition(expression: Expression): boolean {
  if (expression.kind !== 'relation' || isChainOfPowers(expression)) return false;
  const last = expression.links.at(-1)?.expression;
  return isSizePower(expression.first) && last !== undefined && !hasOrder(last);
}

/** A relation between single sizes; `2NDR = O(…)` is a chain of costs instead. */
export function isAboutSizes(expression: Expression): boolean {
  if (expression.kind !== 'relation') return false;
  const sides = [expression.first, ...expression.links.map((link) => link.expression)];
  return (
    sides.slice(0, -1).every(isSizePower) && !isSizeName(expression, sides) && !isChainOfPowers(expression)
  );
}

/** `max(D, M) ≤ D + M ≤ 2 max(D, M)`: inequalities alone, with no order in them. */
export const isBetweenSizes = (expression: Expression): boolean =>
  expression.kind === 'relation' &&
  !hasOrder(expression.first) &&
  expression.links.every(({ relation, expression: side }) => INEQUALITIES.has(relation) && !hasOrder(side));
const INEQUALITIES: ReadonlySet<Relation> = new Set<Relation>(['<=', '<', '>=', '>', '<<', '>>']);

/** `n^{log_2 8} = n^3` says how a cost comes out, and nothing about n. */
function isChainOfPowers(expression: Expression): boolean {
  if (expression.kind !== 'relation' || expression.first.kind !== 'power') return false;
  const { base } = expression.first;
  return (
    base.kind === 'symbol' &&
    expression.links.every(
      ({ expression: side }) =>
        side.kind === 'power' && side.base.kind === 'symbol' && side.base.name === base.name,
    )
  );
}

/** `N = O(N R (D + M))` cannot be an assumption: a size is no cost. */
function isSizeName(expression: Expression, sides: readonly Expression[]): boolean {
  const last = sides.at(-1);
  return expression.kind === 'relation' && last?.kind === 'order' && !isSizePower(last.argument);
}

function isSizePower(expression: Expression): boolean {
  if (expression.kind === 'symbol') return expression.declared;
  if (expression.kind === 'power') return isSizePower(expression.base);
  if (expression.kind === 'number') return expression.value === 1;
  return expression.kind === 'root' && isSizePower(expression.radicand);
}

export function hasOrder(expression: Expression): boolean {
  if (expression.kind === 'order') return true;
  if (expression.kind === 'add') return expression.terms.some(hasOrder);
  return expression.kind === 'multiply' && expression.factors.some(hasOrder);
}
