/** The value of a tree at a point, in any arithmetic. */
import { OutOfDomain } from './arithmetic.ts';
import type { Expression, Relation } from './expression.ts';
import { functionValue, powerValue, sumValue } from './functionValue.ts';
import { normOfOrder } from './linearAlgebra.ts';
import { callValue, indexedValue, symbolValue } from './nameValue.ts';
import { EvaluationFailure, noteBranch } from './scope.ts';
import type { Scope } from './scope.ts';
import type { Span } from './span.ts';
import {
  ShapeMismatch,
  add,
  column,
  describeShape,
  inner,
  isEmpty,
  isScalar,
  multiply,
  negate,
  norm,
  numberIn,
  scalar,
  scale,
  transpose,
} from './value.ts';
import type { Value } from './value.ts';

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
      const isLargest = node.order.kind === 'constant' && node.order.name === 'infinity';
      const order = isLargest ? Infinity : arithmetic.toNumber(real(node.order, 'the order of a norm'));
      const isMatrix = value.rows > 1 && value.columns > 1;
      if (isMatrix || !(order >= 1)) {
        const message = 'only the Frobenius norm of a matrix and norms of vectors are computed';
        throw new EvaluationFailure('unsupported', node.span, message);
      }
      return scalar(normOfOrder(arithmetic, value, order));
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
    case 'set':
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
  set: 'a set',
  space: 'a space',
  distribution: 'a distribution',
  expectation: 'an expectation',
  ellipsis: 'an ellipsis (…)',
} as const;

/** Whether a relation is true at this point. @throws EvaluationFailure for relations that are neither true nor false. */
export function holds<T>(node: Expression, scope: Scope<T>): boolean {
  if (node.kind === 'list') return node.items.every((item) => holds(item, scope));
  if (node.kind !== 'relation') {
    throw new EvaluationFailure('unsupported', node.span, 'this is neither true nor false');
  }
  const { arithmetic } = scope;
  const side = (part: Expression): number => {
    const value = evaluate(part, scope);
    if (isScalar(value) || isEmpty(value))
      return arithmetic.toNumber(numberIn(arithmetic, value, 'one side'));
    const message = `one side is ${describeShape(value)}, where a number is needed`;
    throw new EvaluationFailure('shape', part.span, message);
  };
  let left = side(node.first);
  for (const link of node.links) {
    const right = side(link.expression);
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
