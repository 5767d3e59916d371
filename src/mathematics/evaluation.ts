/** The value of a tree at a point, in any arithmetic. */
import type { Arithmetic, RealFunction } from './arithmetic.ts';
import { OutOfDomain } from './arithmetic.ts';
import type { Definition, Definitions } from './definition.ts';
import type { Expression, FunctionNode, Relation, SumNode } from './expression.ts';
import { children } from './expression.ts';
import type { Drawn, MapRow, Point } from './point.ts';
import type { Span } from './span.ts';
import {
  add,
  column,
  EMPTY,
  inner,
  isEmpty,
  isScalar,
  multiply,
  negate,
  norm,
  numberIn,
  scalar,
  scale,
  ShapeMismatch,
  transpose,
  type Value,
} from './value.ts';

/**
 * Why a tree has no value, whatever the point: `shape` (a vector plus a number), `unknown` (a name without a value),
 * `unsupported` (a construct that we cannot compute, which is ours to say and not the student's fault).
 */
export class EvaluationFailure extends Error {
  readonly kind: 'shape' | 'unknown' | 'unsupported';
  readonly span: Span;

  constructor(kind: 'shape' | 'unknown' | 'unsupported', span: Span, message: string) {
    super(message);
    this.name = 'EvaluationFailure';
    this.kind = kind;
    this.span = span;
  }
}

export interface Scope<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly point: Point;
  readonly definitions: Definitions;
  /** Indices of sums and arguments of functions, innermost meaning. */
  readonly bound: ReadonlyMap<string, Value<T>>;
  readonly memo: Map<string, Value<T>>;
  /** Which way every max, [·]₊, |·| and case went, for whoever wants both ways tried. */
  readonly branches: { readonly node: Expression; readonly way: number }[];
  /** Operations left; a sum of sums of sums ends here instead of running on. */
  readonly budget: { left: number };
  readonly depth: number;
}

/** Nodes visited at one point; a formula of a page takes a few thousand. */
const BUDGET = 60_000;
const MAX_DEPTH = 120;

export function makeScope<T>(arithmetic: Arithmetic<T>, point: Point, definitions: Definitions): Scope<T> {
  return {
    arithmetic,
    point,
    definitions,
    bound: new Map(),
    memo: new Map(),
    branches: [],
    budget: { left: BUDGET },
    depth: 0,
  };
}

/**
 * The value of `node`.
 * @throws OutOfDomain where this point has no value and another may; EvaluationFailure where none has.
 */
export function evaluate<T>(node: Expression, scope: Scope<T>): Value<T> {
  scope.budget.left -= 1;
  if (scope.budget.left < 0)
    throw new EvaluationFailure('unsupported', node.span, 'this is too large to compute');
  try {
    return evaluateNode(node, scope);
  } catch (error) {
    if (error instanceof ShapeMismatch) throw new EvaluationFailure('shape', node.span, error.message);
    throw error;
  }
}

function evaluateNode<T>(node: Expression, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
  const real = (part: Expression, where: string): T => numberIn(arithmetic, evaluate(part, scope), where);
  switch (node.kind) {
    case 'number':
      return scalar(arithmetic.of(node.value, node.text));
    case 'constant':
      if (node.name === 'infinity')
        throw new EvaluationFailure('unsupported', node.span, 'infinity has no value');
      return scalar(arithmetic.constant(node.name));
    case 'symbol':
      return symbolValue(node.name, node.span, scope);
    case 'add':
      return node.terms
        .map((term) => evaluate(term, scope))
        .reduce((sum, term) => add(arithmetic, sum, term));
    case 'multiply':
      return node.factors
        .map((factor) => evaluate(factor, scope))
        .reduce((product, factor) => multiply(arithmetic, product, factor));
    case 'divide': {
      const numerator = evaluate(node.numerator, scope);
      const by = real(node.denominator, 'the divisor');
      const one = arithmetic.of(1);
      if (isScalar(numerator)) return scalar(arithmetic.divide(numberIn(arithmetic, numerator, 'it'), by));
      return scale(arithmetic, arithmetic.divide(one, by), numerator);
    }
    case 'negate':
      return negate(arithmetic, evaluate(node.argument, scope));
    case 'power':
      return powerValue(node.base, node.exponent, scope);
    case 'root': {
      const radicand = real(node.radicand, 'what is under the root');
      if (!node.degree) return scalar(arithmetic.call('sqrt', radicand));
      const degree = real(node.degree, 'the degree of the root');
      return scalar(arithmetic.power(radicand, arithmetic.divide(arithmetic.of(1), degree)));
    }
    case 'function':
      return functionValue(node, scope);
    case 'call':
      return callValue(node, scope);
    case 'indexed':
      return indexedValue(node, scope);
    case 'sum':
    case 'product':
      return sumValue(node, scope);
    case 'norm': {
      const value = evaluate(node.argument, scope);
      if (!node.order) return scalar(norm(arithmetic, value));
      const order = arithmetic.toNumber(real(node.order, 'the order of a norm'));
      if (order !== 1)
        throw new EvaluationFailure('unsupported', node.span, 'only the norms of order 1 and 2 are computed');
      const sizes = value.data.map((each) => arithmetic.call('abs', each));
      return scalar(sizes.reduce((sum, each) => arithmetic.add(sum, each), arithmetic.of(0)));
    }
    case 'inner':
      return inner(arithmetic, evaluate(node.left, scope), evaluate(node.right, scope));
    case 'transpose':
      return transpose(evaluate(node.argument, scope));
    case 'tuple': {
      const items = node.items.map((item) => evaluate(item, scope));
      return column(items.flatMap((item) => item.data));
    }
    case 'matrix': {
      const rows = node.rows.map((row) => row.map((cell) => real(cell, 'a cell of a matrix')));
      return { rows: rows.length, columns: rows[0]?.length ?? 0, data: rows.flat() };
    }
    case 'cases': {
      const branch = node.branches.find(
        ({ condition }) => condition === undefined || holds(condition, scope),
      );
      if (!branch) throw new OutOfDomain('no case applies');
      return evaluate(branch.value, scope);
    }
    case 'positivePart': {
      const argument = real(node.argument, 'what is inside [·]₊');
      const isPositive = arithmetic.toNumber(argument) > 0;
      noteBranch(scope, node, isPositive ? 1 : 0);
      return scalar(isPositive ? argument : arithmetic.of(0));
    }
    case 'relation':
    case 'list':
    case 'order':
    case 'space':
    case 'distribution':
    case 'expectation':
    case 'ellipsis':
      throw new EvaluationFailure('unsupported', node.span, `${KINDS[node.kind]} has no single value`);
    default: {
      const unreachable: never = node;
      return unreachable;
    }
  }
}

const KINDS = {
  relation: 'an equation',
  list: 'a list of formulas',
  order: 'a growth class',
  space: 'a space',
  distribution: 'a distribution',
  expectation: 'an expectation',
  ellipsis: 'an ellipsis (…)',
} as const;

function symbolValue<T>(name: string, span: Span, scope: Scope<T>): Value<T> {
  const { arithmetic, point } = scope;
  const bound = scope.bound.get(name);
  if (bound) return bound;
  const definition = scope.definitions.get(name);
  if (definition?.parameters.length === 0) return definedValue(definition, [], span, scope);
  const drawn = point.values.get(name);
  const known = scope.memo.get(`symbol ${name}`);
  if (known) return known;
  if (drawn === undefined || drawn.kind === 'map') {
    // The identity behaves as the number one in every product it occurs in.
    if (drawn === undefined && name === 'I') return scalar(arithmetic.of(1));
    throw new EvaluationFailure('unknown', span, `\`${name}\` has no value here`);
  }
  const value = drawnValue(arithmetic, drawn);
  scope.memo.set(`symbol ${name}`, value);
  return value;
}

function drawnValue<T>(arithmetic: Arithmetic<T>, drawn: Exclude<Drawn, { kind: 'map' }>): Value<T> {
  switch (drawn.kind) {
    case 'scalar':
      return scalar(arithmetic.of(drawn.value));
    case 'array':
      return {
        rows: drawn.rows,
        columns: drawn.columns,
        data: drawn.data.map((each) => arithmetic.of(each)),
      };
    case 'family': {
      const columns = drawn.members[0]?.length ?? 0;
      return { rows: drawn.count, columns, data: drawn.members.flat().map((each) => arithmetic.of(each)) };
    }
    default: {
      const unreachable: never = drawn;
      return unreachable;
    }
  }
}

function definedValue<T>(
  definition: Definition,
  given: readonly Value<T>[],
  span: Span,
  scope: Scope<T>,
): Value<T> {
  const { arithmetic } = scope;
  const whole = given.map((each) =>
    isScalar(each) ? arithmetic.toNumber(numberIn(arithmetic, each, 'it')) : NaN,
  );
  const key = `defined ${definition.name} ${whole.join(' ')}`;
  const cacheable = !whole.includes(NaN);
  const known = cacheable ? scope.memo.get(key) : undefined;
  if (known) return known;
  const [index] = whole;
  const base = definition.bases.find((each) => each.index === index);
  const refersToItself = usesName(definition.body, definition.name);
  // A recursion without a stated start begins at zero; the grader says that the start is missing.
  if (!base && refersToItself && index !== undefined && index <= 0) return EMPTY;
  if (scope.depth > MAX_DEPTH) {
    throw new EvaluationFailure(
      'unsupported',
      span,
      `the definition of \`${definition.name}\` goes round in a circle`,
    );
  }
  const bound = new Map(definition.parameters.map((name, at) => [name, given[at] ?? EMPTY] as const));
  const inside: Scope<T> = { ...scope, bound: base ? new Map() : bound, depth: scope.depth + 1 };
  const value = evaluate(base ? base.body : definition.body, inside);
  if (cacheable) scope.memo.set(key, value);
  return value;
}

function usesName(node: Expression, name: string): boolean {
  return (
    (node.kind === 'symbol' && node.name === name) || children(node).some((child) => usesName(child, name))
  );
}

function indexedValue<T>(node: Extract<Expression, { kind: 'indexed' }>, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
  const { base } = node;
  const given = node.indices.map((index) => evaluate(index, scope));
  const indices = given.map((each) => arithmetic.toNumber(numberIn(arithmetic, each, 'an index')));
  if (base.kind === 'symbol' && !scope.bound.has(base.name)) {
    const definition = scope.definitions.get(base.name);
    if (definition && definition.parameters.length === indices.length) {
      return definedValue(definition, given, node.span, scope);
    }
    if (base.name === 'I' && !scope.point.values.has('I')) return scalar(arithmetic.of(1));
  }
  const value = evaluate(base, scope);
  const [first, second] = indices;
  if (first === undefined || indices.length > 2) {
    throw new EvaluationFailure('unsupported', node.span, 'so many indices are not understood');
  }
  const entry = (row: number, col: number): T => {
    const found = value.data[row * value.columns + col];
    const inRange = row >= 0 && row < value.rows && col >= 0 && col < value.columns;
    if (found === undefined || !inRange) throw new OutOfDomain('an index is out of range');
    return found;
  };
  if (second !== undefined) return scalar(entry(first - 1, second - 1));
  if (value.columns === 1) return scalar(entry(first - 1, 0));
  return column(Array.from({ length: value.columns }, (_, col) => entry(first - 1, col)));
}

function callValue<T>(node: Extract<Expression, { kind: 'call' }>, scope: Scope<T>): Value<T> {
  const { callee } = node;
  if (callee.kind !== 'symbol') {
    throw new EvaluationFailure('unsupported', node.span, 'a function with an index is not computed');
  }
  const given = node.arguments.map((argument) => evaluate(argument, scope));
  const definition = scope.definitions.get(callee.name);
  if (definition && definition.parameters.length === given.length) {
    return definedValue(definition, given, node.span, scope);
  }
  const drawn = scope.point.values.get(callee.name);
  const [argument] = given;
  if (drawn?.kind === 'map') {
    if (argument === undefined || given.length !== 1) {
      throw new EvaluationFailure('shape', node.span, `\`${callee.name}\` takes one argument`);
    }
    return mapValue(drawn.rows, drawn.unit, argument, node.span, callee.name, scope);
  }
  if (argument && given.length === 1 && drawn) {
    // N(D + M) where N is a number: a product after all.
    return multiply(scope.arithmetic, evaluate(callee, scope), argument);
  }
  throw new EvaluationFailure(
    'unknown',
    callee.span,
    `\`${callee.name}\` is not a function that is known here`,
  );
}

function mapValue<T>(
  rows: readonly MapRow[],
  unit: boolean,
  argument: Value<T>,
  span: Span,
  name: string,
  scope: Scope<T>,
): Value<T> {
  const { arithmetic } = scope;
  const wanted = rows[0]?.weights.length ?? 0;
  if (argument.data.length !== wanted || argument.columns !== 1) {
    throw new EvaluationFailure('shape', span, `\`${name}\` takes a vector of ${String(wanted)} entries`);
  }
  const outputs = rows.map(({ weights, shift, offset }) => {
    const projected = weights.reduce(
      (sum, weight, at) =>
        arithmetic.add(
          sum,
          arithmetic.multiply(arithmetic.of(weight), argument.data[at] ?? arithmetic.of(0)),
        ),
      arithmetic.of(shift),
    );
    // Directions on the sphere want both signs; features want to be positive.
    if (unit) return arithmetic.add(arithmetic.of(offset / 2), projected);
    return arithmetic.add(arithmetic.of(1 + offset * offset), arithmetic.multiply(projected, projected));
  });
  const value = column(outputs);
  return unit
    ? scale(arithmetic, arithmetic.divide(arithmetic.of(1), norm(arithmetic, value)), value)
    : value;
}

function powerValue<T>(base: Expression, exponent: Expression, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
  const value = evaluate(base, scope);
  const raised = numberIn(arithmetic, evaluate(exponent, scope), 'the exponent');
  if (isEmpty(value)) return EMPTY;
  if (!isScalar(value)) {
    // q² for a vector is how people write ‖q‖².
    if (value.columns === 1 && arithmetic.toNumber(raised) === 2) return inner(arithmetic, value, value);
    throw new ShapeMismatch('only numbers are raised to a power');
  }
  return scalar(arithmetic.power(numberIn(arithmetic, value, 'the base'), raised));
}

const REAL: ReadonlySet<string> = new Set<RealFunction>([
  'exp',
  'log',
  'sqrt',
  'abs',
  'sin',
  'cos',
  'tan',
  'sinh',
  'cosh',
  'tanh',
  'floor',
  'ceil',
  'sign',
  'factorial',
]);

function isReal(name: string): name is RealFunction {
  return REAL.has(name);
}

function functionValue<T>(node: FunctionNode, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
  const values = node.arguments.map((argument) => evaluate(argument, scope));
  const numbers = (): T[] =>
    values.map((value) => numberIn(arithmetic, value, `the argument of \`${node.name}\``));
  const [first] = values;
  if (node.name === 'max' || node.name === 'min') {
    const direction = node.name === 'max' ? 1 : -1;
    const [head, ...rest] = numbers();
    if (head === undefined) throw new ShapeMismatch(`\`${node.name}\` needs something to choose from`);
    const better = (a: T, b: T): T =>
      direction * (arithmetic.toNumber(b) - arithmetic.toNumber(a)) > 0 ? b : a;
    return scalar(rest.reduce(better, head));
  }
  if (node.name === 'abs' && first && !isScalar(first)) return scalar(norm(arithmetic, first));
  const [only] = numbers();
  if (only === undefined || values.length !== 1)
    throw new ShapeMismatch(`\`${node.name}\` takes one argument`);
  if (node.name === 'relu' || node.name === 'abs')
    noteBranch(scope, node, arithmetic.toNumber(only) > 0 ? 1 : 0);
  if (node.name === 'relu') return scalar(arithmetic.toNumber(only) > 0 ? only : arithmetic.of(0));
  if (node.name === 'sigmoid') {
    const one = arithmetic.of(1);
    const tail = arithmetic.call('exp', arithmetic.multiply(arithmetic.of(-1), only));
    return scalar(arithmetic.divide(one, arithmetic.add(one, tail)));
  }
  if (!isReal(node.name)) {
    throw new EvaluationFailure('unsupported', node.span, `\`${node.name}\` is not computed here`);
  }
  const value = arithmetic.call(node.name, only);
  if (node.name !== 'log' || !node.base) return scalar(value);
  const base = arithmetic.call(
    'log',
    numberIn(arithmetic, evaluate(node.base, scope), 'the base of the logarithm'),
  );
  return scalar(arithmetic.divide(value, base));
}

function sumValue<T>(node: SumNode, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
  const whole = (bound: Expression): number => {
    const value = arithmetic.toNumber(numberIn(arithmetic, evaluate(bound, scope), 'the bound of a sum'));
    if (!Number.isInteger(value)) throw new OutOfDomain('a bound of a sum is no whole number');
    return value;
  };
  const from = node.from ? whole(node.from) : 1;
  const to = node.to ? whole(node.to) : familySize(node, scope);
  let total: Value<T> = node.kind === 'sum' ? EMPTY : scalar(arithmetic.of(1));
  for (let at = from; at <= to; at += 1) {
    const bound = new Map([...scope.bound, [node.index, scalar(arithmetic.of(at))] as const]);
    const inside: Scope<T> = { ...scope, bound };
    if (node.condition && !holds(node.condition, inside)) continue;
    const term = evaluate(node.body, inside);
    total = node.kind === 'sum' ? add(arithmetic, total, term) : multiply(arithmetic, total, term);
  }
  return total;
}

function noteBranch<T>(scope: Scope<T>, node: Expression, way: number): void {
  scope.branches.push({ node, way });
}

/** How far an index without an upper end runs: over the family that it indexes in the body. */
function familySize<T>(node: SumNode, scope: Scope<T>): number {
  // ∑ without any index: over a batch of unknown size, the same wherever it is met.
  if (node.index === '') return 3;
  const counts = new Set<number>();
  collectCounts(node.body, node.index, scope, counts);
  const [count] = counts;
  if (count === undefined) {
    throw new EvaluationFailure('unsupported', node.span, `it is not said how far \`${node.index}\` runs`);
  }
  return count;
}

function collectCounts<T>(node: Expression, index: string, scope: Scope<T>, counts: Set<number>): void {
  if (node.kind === 'indexed' && node.base.kind === 'symbol') {
    const drawn = scope.point.values.get(node.base.name);
    const place = node.indices.findIndex((each) => each.kind === 'symbol' && each.name === index);
    if (place === 0 && drawn?.kind === 'family') counts.add(drawn.count);
    if (place >= 0 && drawn?.kind === 'array') counts.add(place === 0 ? drawn.rows : drawn.columns);
  }
  for (const child of children(node)) collectCounts(child, index, scope, counts);
}

/** Whether a relation is true at this point. @throws EvaluationFailure for relations that are neither true nor false. */
export function holds<T>(node: Expression, scope: Scope<T>): boolean {
  if (node.kind === 'list') return node.items.every((item) => holds(item, scope));
  if (node.kind !== 'relation') {
    throw new EvaluationFailure('unsupported', node.span, 'this is neither true nor false');
  }
  const { arithmetic } = scope;
  let left = arithmetic.toNumber(numberIn(arithmetic, evaluate(node.first, scope), 'one side'));
  for (const link of node.links) {
    const right = arithmetic.toNumber(numberIn(arithmetic, evaluate(link.expression, scope), 'one side'));
    if (!compare(left, link.relation, right, node.span)) return false;
    left = right;
  }
  return true;
}

function compare(left: number, relation: Relation, right: number, span: Span): boolean {
  switch (relation) {
    case '=':
    case ':=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      throw new EvaluationFailure('unsupported', span, `\`${relation}\` is neither true nor false here`);
  }
}
