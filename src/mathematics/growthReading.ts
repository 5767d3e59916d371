/** From a formula to the growth of the cost that it states. */
import { readConstant, rounded, swingOf } from './constantReading.ts';
import type { Expression, OrderNotation, SumNode } from './expression.ts';
import * as growth from './growth.ts';
import { type Growth, NoGrowth, type Refusal } from './growth.ts';
import { texOfGrowth } from './growthTex.ts';
import { ONE, rational, sign } from './rational.ts';
import type { Span } from './span.ts';

export type GrowthReading =
  | { readonly kind: 'growth'; readonly growth: Growth; readonly order: OrderNotation | 'bare' }
  /** A name that is not a size of this problem. */
  | { readonly kind: 'unknown'; readonly name: string; readonly span: Span }
  /** Readable, but no cost: a vector, an equation, a distribution. The message is a clause. */
  | { readonly kind: 'not-a-cost'; readonly message: string; readonly span: Span }
  /** A cost whose growth is not determined here. The message is a clause. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly message: string; readonly span: Span };

/** Carries the place of the piece out of the recursion. */
class Stopped extends Error {
  readonly reading: Exclude<GrowthReading, { readonly kind: 'growth' }>;
  constructor(reading: Exclude<GrowthReading, { readonly kind: 'growth' }>) {
    super(reading.kind);
    this.reading = reading;
  }
}

/**
 * Reads the growth of an expression in declared sizes. `O(…)` counts as what stands in it, and sums and products of orders as the order of
 * the sum or product; `order` is the notation used, `bare` for none and O for a mixture.
 * @param definitions of undeclared names, which count as the growths that they stand for
 */
export function readGrowth(
  expression: Expression,
  definitions: ReadonlyMap<string, Growth> = new Map(),
): GrowthReading {
  const orders = new Set<OrderNotation>();
  try {
    const found = walk(expression, { orders, bound: definitions });
    const [order, ...others] = orders;
    return { kind: 'growth', growth: found, order: others.length > 0 ? 'O' : (order ?? 'bare') };
  } catch (error) {
    if (error instanceof Stopped) return error.reading;
    throw error;
  }
}

interface Context {
  readonly orders: Set<OrderNotation>;
  /** Indices of sums: each counts as the largest value that it takes. */
  readonly bound: ReadonlyMap<string, Growth>;
}

function notACost(span: Span, message: string): never {
  throw new Stopped({ kind: 'not-a-cost', span, message });
}

/** Puts the place of the node on what the algebra refuses. */
function placed(span: Span, compute: () => Growth): Growth {
  try {
    return compute();
  } catch (error) {
    if (error instanceof NoGrowth) {
      throw new Stopped({ kind: 'refused', refusal: error.refusal, message: error.message, span });
    }
    throw error;
  }
}

function walk(node: Expression, context: Context): Growth {
  return placed(node.span, () => grow(node, context));
}

function constantGrowth(node: Expression, value: number): Growth {
  if (Number.isNaN(value)) return notACost(node.span, 'this is not a number');
  if (value === Infinity) return notACost(node.span, 'infinity is not a cost');
  const exact = rounded(value);
  if (exact) return growth.constant(exact);
  if (value < 0) throw new NoGrowth('negative', 'it is negative');
  return growth.someConstant();
}

function grow(node: Expression, context: Context): Growth {
  const constant = readConstant(node);
  if (constant !== undefined) return constantGrowth(node, constant);
  switch (node.kind) {
    case 'symbol': {
      const bound = context.bound.get(node.name);
      if (bound) return bound;
      if (!node.declared) throw new Stopped({ kind: 'unknown', name: node.name, span: node.span });
      return growth.size(node.name);
    }
    case 'add':
      return sumOfTerms(node.terms, context);
    case 'negate':
      return growth.negate(walk(node.argument, context));
    case 'multiply':
      return node.factors.map((factor) => walk(factor, context)).reduce(growth.multiply);
    case 'divide': {
      const top = walk(node.numerator, context);
      return growth.multiply(top, growth.reciprocal(walk(node.denominator, context)));
    }
    case 'power':
      return powerOf(node.base, node.exponent, context);
    case 'root': {
      const degree = node.degree ? readConstant(node.degree) : 2;
      const exact = degree === undefined ? undefined : rounded(degree);
      if (!exact || sign(exact) <= 0) throw new NoGrowth('unsupported', 'this root is not handled');
      return growth.power(walk(node.radicand, context), rational(exact.over, exact.top));
    }
    case 'function':
      return functionOf(node, context);
    case 'order':
      context.orders.add(node.notation);
      return walk(node.argument, context);
    case 'sum':
      return sumOf(node, context);
    case 'tuple': {
      const [only, ...others] = node.items;
      if (only && others.length === 0) return walk(only, context);
      return notACost(node.span, 'a list of values is not one cost');
    }
    case 'norm':
    case 'inner':
    case 'transpose':
    case 'matrix':
    case 'call':
    case 'indexed':
      return (
        firstUnknown(node) ?? notACost(node.span, 'a cost counts operations in sizes, and this is a value')
      );
    case 'relation':
      return notACost(node.span, 'a relation is not a cost');
    case 'list':
      return notACost(node.span, 'several formulas are not one cost');
    case 'constant':
    case 'number':
    case 'product':
    case 'cases':
    case 'expectation':
    case 'distribution':
    case 'positivePart':
    case 'space':
    case 'set':
      return notACost(node.span, 'a cost is a sum of products of sizes');
    case 'ellipsis':
      throw new NoGrowth('unsupported', 'the dots leave out what is added');
    default:
      return node satisfies never;
  }
}

/** A sum, in which what only swings between −c and c, such as (−1)^n, must not outweigh the rest. */
function sumOfTerms(terms: readonly Expression[], context: Context): Growth {
  const swings = terms.map(swingOf);
  const steady = terms.filter((_, at) => swings[at] === undefined);
  const swing = swings.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  if (swing === 0 || steady.length === 0) return terms.map((term) => walk(term, context)).reduce(growth.add);
  const rest = steady.map((term) => walk(term, context)).reduce(growth.add);
  const down = rounded(-swing);
  const least = down && growth.settle(growth.add(rest, growth.constant(down)));
  if (!least || growth.isZero(least)) {
    throw new NoGrowth('negative', 'it swings down to nothing');
  }
  return growth.loosen(rest);
}

/** `N_x` or f(N) with an undeclared name: saying that the name is unknown helps more. */
function firstUnknown(node: Expression): undefined {
  const head = node.kind === 'call' ? node.callee : node.kind === 'indexed' ? node.base : undefined;
  if (head?.kind === 'symbol' && !head.declared) {
    throw new Stopped({ kind: 'unknown', name: head.name, span: head.span });
  }
  return undefined;
}

function powerOf(base: Expression, exponent: Expression, context: Context): Growth {
  const by = readConstant(exponent);
  if (by !== undefined) {
    const exact = rounded(by);
    if (!exact || Math.abs(by) > 1000) throw new NoGrowth('unsupported', 'this exponent is not handled');
    return growth.power(walk(base, context), exact);
  }
  const value = readConstant(base);
  if (value === undefined) return growth.tower(walk(base, context), walk(exponent, context));
  if (value <= 0) throw new NoGrowth('negative', 'a power of a number that is not positive');
  if (value === 1) return growth.constant(ONE);
  const summands = exponent.kind === 'add' ? exponent.terms : [exponent];
  return summands
    .map(
      (each) => raisedLog(each, value, context) ?? growth.exponential(walk(each, context), Math.log(value)),
    )
    .reduce(growth.multiply);
}

/** 2^{c·log₂ x} is x^c: in an exponent the base of a logarithm matters. */
function raisedLog(exponent: Expression, base: number, context: Context): Growth | undefined {
  const factors = exponent.kind === 'multiply' ? exponent.factors : [exponent];
  const logs = factors.filter((each) => each.kind === 'function' && each.name === 'log');
  const [log] = logs;
  if (log?.kind !== 'function' || logs.length > 1 || readConstant(log) !== undefined) return undefined;
  const others = factors.filter((each) => each !== log).map(readConstant);
  const [argument] = log.arguments;
  let by = Math.log(base);
  for (const value of others) {
    if (value === undefined) return undefined;
    by *= value;
  }
  if (!log.base && Math.abs(base - Math.E) > 1e-9) {
    throw new NoGrowth('unsupported', 'the base of this logarithm matters here, so write it, as in `log_2`');
  }
  const own = log.base ? readConstant(log.base) : Math.E;
  const exact = own !== undefined && own > 0 && own !== 1 ? rounded(by / Math.log(own)) : undefined;
  return argument && exact ? growth.power(walk(argument, context), exact) : undefined;
}

function functionOf(node: Extract<Expression, { kind: 'function' }>, context: Context): Growth {
  const values = (): Growth[] => node.arguments.map((argument) => walk(argument, context));
  const only = (): Growth => {
    const [first, ...others] = values();
    if (!first || others.length > 0) return notACost(node.span, 'this function takes one argument');
    return first;
  };
  switch (node.name) {
    case 'max':
    case 'min':
      if (node.arguments.length === 0) return notACost(node.span, 'nothing is compared here');
      return values().reduce(node.name === 'max' ? growth.max : growth.min);
    case 'log': {
      const of = growth.log(only());
      const base = node.base && readConstant(node.base) === undefined ? walk(node.base, context) : undefined;
      return base ? growth.multiply(of, growth.reciprocal(growth.log(base))) : of;
    }
    case 'exp':
      return growth.exponential(only(), 1);
    case 'factorial':
      return growth.factorial(only());
    case 'floor':
    case 'ceil':
    case 'abs':
      // Within a constant factor for sizes that are at least 1.
      return growth.loosen(only());
    default:
      for (const argument of node.arguments) walk(argument, context);
      return notACost(node.span, `a cost does not contain \`${node.name}\``);
  }
}

/**
 * ∑ⱼ from an outer index i (or i ± a number) to the end of i's own sum: a fixed share of all pairs (i, j) has both in
 * the upper part of their ranges, so that the double sum grows like one over all pairs.
 */
function startsAtIndex(from: Expression, to: Growth, context: Context): boolean {
  const terms = from.kind === 'add' ? from.terms : [from];
  const names = terms.filter((term) => readConstant(term) === undefined);
  const [index, ...others] = names;
  if (index?.kind !== 'symbol' || others.length > 0) return false;
  const end = context.bound.get(index.name);
  return end !== undefined && texOfGrowth(end) === texOfGrowth(to);
}

/**
 * ∑ of a cost from a constant to `to`: `to` times the body with the index at its largest, which is exact up to a constant factor for bodies that are
 * polynomial in the index.
 */
function sumOf(node: SumNode, context: Context): Growth {
  if (node.kind !== 'sum' || !node.to) throw new NoGrowth('unsupported', 'this sum has no upper end');
  if (node.condition) throw new NoGrowth('unsupported', 'a sum with a condition is not handled');
  const to = walk(node.to, context);
  if (node.from && readConstant(node.from) === undefined && !startsAtIndex(node.from, to, context)) {
    throw new NoGrowth('unsupported', 'a sum that does not start at a number is not handled');
  }
  const body = walk(node.body, { ...context, bound: new Map([...context.bound, [node.index, to]]) });
  const steep = body.alternatives.some((sum) => sum.some((term) => term.exponentials.length > 0));
  const falling = body.alternatives.some((sum) =>
    sum.some((term) => [...term.powers.values()].some((exponent) => sign(exponent) < 0)),
  );
  if (steep || falling) throw new NoGrowth('unsupported', 'a sum of this kind is not handled');
  return growth.multiply(to, body);
}
