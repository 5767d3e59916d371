/** The values of powers, named functions and sums. */
import { OutOfDomain } from './arithmetic.ts';
import type { Arithmetic, RealFunction } from './arithmetic.ts';
import { evaluate, holds } from './evaluation.ts';
import type { Expression, FunctionNode, SumNode } from './expression.ts';
import { children } from './structure.ts';
import {
  determinant,
  diagonal,
  entrywise,
  entrywiseProduct,
  matrixPower,
  softmax,
  trace,
} from './linearAlgebra.ts';
import { EvaluationFailure, noteBranch } from './scope.ts';
import type { Scope } from './scope.ts';
import {
  EMPTY,
  ShapeMismatch,
  add,
  inner,
  isEmpty,
  isScalar,
  multiply,
  norm,
  numberIn,
  scalar,
} from './value.ts';
import type { Value } from './value.ts';

export function powerValue<T>(base: Expression, exponent: Expression, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
  const value = evaluate(base, scope);
  const raised = numberIn(arithmetic, evaluate(exponent, scope), 'the exponent');
  if (isEmpty(value)) return EMPTY;
  if (!isScalar(value)) {
    // q² for a vector is how people write ‖q‖².
    const exponent = arithmetic.toNumber(raised);
    if (value.columns === 1 && exponent === 2) return inner(arithmetic, value, value);
    if (value.rows === value.columns) return matrixPower(arithmetic, value, exponent);
    throw new ShapeMismatch('only numbers and square matrices are raised to a power');
  }
  if (value.identity === true) return matrixPower(arithmetic, value, arithmetic.toNumber(raised));
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

export function functionValue<T>(node: FunctionNode, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
  if (node.name === 'mean') return averageOf(node, scope);
  if (node.base && node.name !== 'log') return overIndex(node, node.base, scope);
  const values = node.arguments.map((argument) => evaluate(argument, scope));
  const ofMatrix = matrixFunction(node, values, arithmetic);
  if (ofMatrix) return ofMatrix;
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
  // `exp(QKᵀ)`, `tanh(Wx)`: a function of a number is one of every entry.
  if (first && values.length === 1 && !isScalar(first) && !isEmpty(first) && isEntrywise(node.name)) {
    return entrywise(first, (each) => numberIn(arithmetic, ofNumber(node, each, scope), 'an entry'));
  }
  const [only] = numbers();
  if (only === undefined || values.length !== 1)
    throw new ShapeMismatch(`\`${node.name}\` takes one argument`);
  return ofNumber(node, only, scope);
}

/** `max_j x_j`: over the family that j numbers in the body. */
function overIndex<T>(node: FunctionNode, index: Expression, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
  const [body] = node.arguments;
  if ((node.name !== 'max' && node.name !== 'min') || index.kind !== 'symbol' || body === undefined)
    throw new EvaluationFailure(
      'unsupported',
      node.span,
      `\`${node.name}\` over an index is not computed here`,
    );
  const count = familySize({ kind: 'sum', index: index.name, body, span: node.span }, scope);
  let best: T | undefined;
  for (let at = 1; at <= count; at += 1) {
    const bound = new Map([...scope.bound, [index.name, scalar(arithmetic.of(at))] as const]);
    const value = numberIn(arithmetic, evaluate(body, { ...scope, bound }), 'what is compared');
    const ahead = best === undefined ? 1 : arithmetic.toNumber(value) - arithmetic.toNumber(best);
    if (node.name === 'max' ? ahead > 0 : best === undefined || ahead < 0) best = value;
  }
  if (best === undefined) throw new OutOfDomain('there is nothing to choose from');
  return scalar(best);
}

/** The average of the entries; `mean(x**2)` squares each of them, as programs do. */
function averageOf<T>(node: FunctionNode, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
  const [argument] = node.arguments;
  if (argument === undefined || node.arguments.length !== 1)
    throw new ShapeMismatch('`mean` takes one argument');
  const base = argument.kind === 'power' ? evaluate(argument.base, scope) : undefined;
  const value =
    argument.kind === 'power' && base !== undefined && !isScalar(base)
      ? powersOf(base, numberIn(arithmetic, evaluate(argument.exponent, scope), 'the exponent'), arithmetic)
      : evaluate(argument, scope);
  if (isEmpty(value)) return EMPTY;
  const total = value.data.reduce((sum, each) => arithmetic.add(sum, each));
  return scalar(arithmetic.divide(total, arithmetic.of(value.data.length)));
}

function powersOf<T>(base: Value<T>, exponent: T, arithmetic: Arithmetic<T>): Value<T> {
  return entrywise(base, (each) => arithmetic.power(each, exponent));
}

function isEntrywise(name: string): boolean {
  return name !== 'factorial' && (isReal(name) || name === 'relu' || name === 'sigmoid');
}

/** Functions that take whole vectors and matrices. */
function matrixFunction<T>(
  node: FunctionNode,
  values: readonly Value<T>[],
  arithmetic: Arithmetic<T>,
): Value<T> | undefined {
  const [first, ...rest] = values;
  if (first === undefined) return undefined;
  if (node.name === 'hadamard')
    return rest.reduce((product, each) => entrywiseProduct(arithmetic, product, each), first);
  // The trace and the determinant of a number are that number.
  if (rest.length > 0) return undefined;
  switch (node.name) {
    case 'trace':
      return scalar(trace(arithmetic, first));
    case 'det':
      return scalar(determinant(arithmetic, first));
    case 'diag':
      return diagonal(arithmetic, first);
    case 'softmax':
      return isScalar(first) || isEmpty(first) ? undefined : softmax(arithmetic, first);
    default:
      return undefined;
  }
}

/** A function of one number. */
function ofNumber<T>(node: FunctionNode, only: T, scope: Scope<T>): Value<T> {
  const { arithmetic } = scope;
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

export function sumValue<T>(node: SumNode, scope: Scope<T>): Value<T> {
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

/** How far an index without an upper end runs: over the family that it indexes in the body. */
function familySize<T>(node: SumNode, scope: Scope<T>): number {
  // ∑ without any index: over a batch of unknown size, the same wherever it is met.
  if (node.index === '') return 3;
  const counts = new Set<number>();
  collectCounts(node.body, node.index, scope, counts);
  const countsAreOwn = counts.size > 0;
  // `Σ_i m²` says nothing of i; where all families are of one size, it runs over that.
  if (counts.size === 0)
    for (const drawn of scope.point.values.values()) if (drawn.kind === 'family') counts.add(drawn.count);
  const [count] = counts.size === 1 || countsAreOwn ? counts : [];
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
