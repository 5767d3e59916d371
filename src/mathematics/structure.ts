/** The shape of trees: whether two are the same as written, walking them, putting one piece in place of another. */
import type { Expression } from './expression.ts';

/** Whether two trees are the same as read, wherever they stand. */
export function sameTree(a: Expression, b: Expression): boolean {
  if (a.kind !== b.kind || label(a) !== label(b)) return false;
  const left = children(a);
  const right = children(b);
  return (
    left.length === right.length &&
    left.every((child, at) => {
      const other = right[at];
      return other !== undefined && sameTree(child, other);
    })
  );
}

/** Everything about a node that its children do not say. */
function label(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'symbol':
      return node.name;
    case 'constant':
      return node.name;
    case 'function':
      return `${node.name} ${String(node.base !== undefined)}`;
    case 'sum':
    case 'product':
      return [node.index, node.from !== undefined, node.to !== undefined, node.condition !== undefined].join(
        ' ',
      );
    case 'distribution':
      return node.family;
    case 'order':
      return node.notation;
    case 'relation':
      return node.links.map((link) => link.relation).join(' ');
    case 'matrix':
      return node.rows.map((row) => row.length).join(' ');
    case 'cases':
      return node.branches.map((branch) => branch.condition !== undefined).join(' ');
    case 'call':
      return String(node.arguments.length);
    case 'norm':
      return String(node.order !== undefined);
    default:
      return '';
  }
}

/** Every node of a tree, the tree itself first. */
export function* walk(node: Expression): Generator<Expression> {
  yield node;
  for (const child of children(node)) yield* walk(child);
}

/** Whether a tree has more than `limit` nodes; stops counting there. */
export function isLargerThan(node: Expression, limit: number): boolean {
  let count = 0;
  for (const _each of walk(node)) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}

/** The tree with every node for which `swap` has an answer replaced by it; replaced nodes are not entered. */
export function replaceNodes(
  node: Expression,
  swap: (node: Expression) => Expression | undefined,
): Expression {
  const swapped = swap(node);
  if (swapped) return swapped;
  const into = (child: Expression): Expression => replaceNodes(child, swap);
  switch (node.kind) {
    case 'number':
    case 'symbol':
    case 'constant':
    case 'ellipsis':
      return node;
    case 'add':
      return { ...node, terms: node.terms.map(into) };
    case 'multiply':
      return { ...node, factors: node.factors.map(into) };
    case 'divide':
      return { ...node, numerator: into(node.numerator), denominator: into(node.denominator) };
    case 'negate':
    case 'transpose':
    case 'positivePart':
    case 'order':
      return { ...node, argument: into(node.argument) };
    case 'power':
      return { ...node, base: into(node.base), exponent: into(node.exponent) };
    case 'root':
      return { ...node, radicand: into(node.radicand), ...(node.degree && { degree: into(node.degree) }) };
    case 'function':
      return { ...node, arguments: node.arguments.map(into), ...(node.base && { base: into(node.base) }) };
    case 'call':
      return { ...node, arguments: node.arguments.map(into) };
    case 'indexed':
      return { ...node, base: into(node.base), indices: node.indices.map(into) };
    case 'sum':
    case 'product':
      return {
        ...node,
        ...(node.from && { from: into(node.from) }),
        ...(node.to && { to: into(node.to) }),
        ...(node.condition && { condition: into(node.condition) }),
        body: into(node.body),
      };
    case 'norm':
      return { ...node, argument: into(node.argument), ...(node.order && { order: into(node.order) }) };
    case 'inner':
      return { ...node, left: into(node.left), right: into(node.right) };
    case 'tuple':
    case 'list':
      return { ...node, items: node.items.map(into) };
    case 'matrix':
      return { ...node, rows: node.rows.map((row) => row.map(into)) };
    case 'cases':
      return {
        ...node,
        branches: node.branches.map(({ value, condition }) =>
          condition ? { value: into(value), condition: into(condition) } : { value: into(value) },
        ),
      };
    case 'expectation':
      return { ...node, body: into(node.body), ...(node.over && { over: into(node.over) }) };
    case 'distribution':
      return { ...node, parameters: node.parameters.map(into) };
    case 'space':
      return { ...node, dimensions: node.dimensions.map(into) };
    case 'set':
      return { ...node, element: into(node.element), conditions: node.conditions.map(into) };
    case 'relation':
      return {
        ...node,
        first: into(node.first),
        links: node.links.map((link) => ({ ...link, expression: into(link.expression) })),
      };
    default: {
      const unreachable: never = node;
      return unreachable;
    }
  }
}

/** The direct parts of a node, in the order in which they are written. */
export function children(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'symbol':
    case 'constant':
    case 'ellipsis':
      return [];
    case 'add':
      return node.terms;
    case 'multiply':
      return node.factors;
    case 'divide':
      return [node.numerator, node.denominator];
    case 'negate':
    case 'transpose':
    case 'positivePart':
    case 'order':
      return [node.argument];
    case 'power':
      return [node.base, node.exponent];
    case 'root':
      return node.degree ? [node.radicand, node.degree] : [node.radicand];
    case 'function':
      return node.base ? [node.base, ...node.arguments] : node.arguments;
    case 'call':
      return [node.callee, ...node.arguments];
    case 'indexed':
      return [node.base, ...node.indices];
    case 'sum':
    case 'product':
      return [node.from, node.to, node.condition, node.body].filter((part) => part !== undefined);
    case 'norm':
      return node.order ? [node.argument, node.order] : [node.argument];
    case 'inner':
      return [node.left, node.right];
    case 'tuple':
    case 'list':
      return node.items;
    case 'matrix':
      return node.rows.flat();
    case 'cases':
      return node.branches.flatMap((branch) =>
        branch.condition ? [branch.value, branch.condition] : [branch.value],
      );
    case 'expectation':
      return node.over ? [node.over, node.body] : [node.body];
    case 'distribution':
      return node.parameters;
    case 'space':
      return node.dimensions;
    case 'set':
      return [node.element, ...node.conditions];
    case 'relation':
      return [node.first, ...node.links.map((link) => link.expression)];
    default: {
      const unreachable: never = node;
      return unreachable;
    }
  }
}
