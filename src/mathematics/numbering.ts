/** Formulas that number members from zero, x_0 … x_{N−1}, put into numbers from one. */
import type { Expression } from './expression.ts';
import type { Types } from './point.ts';
import { replaceNodes } from './structure.ts';

/**
 * The tree with every index of a drawn family, vector or matrix raised by one, and every declared index that no sum
 * binds lowered by one: Σ_{j=0}^{i} k_j becomes Σ_{j=0}^{i−1} k_{j+1}.
 */
export function countFromOne(
  tree: Expression,
  types: Types,
  bound: ReadonlySet<string> = new Set(),
): Expression {
  const into = (node: Expression): Expression => countFromOne(node, types, bound);
  return replaceNodes(tree, (node) => {
    switch (node.kind) {
      case 'sum':
      case 'product': {
        const inner = new Set([...bound, node.index]);
        return {
          ...node,
          ...(node.from && { from: into(node.from) }),
          ...(node.to && { to: into(node.to) }),
          ...(node.condition && { condition: countFromOne(node.condition, types, inner) }),
          body: countFromOne(node.body, types, inner),
        };
      }
      case 'symbol':
        return types.get(node.name)?.kind === 'index' && !bound.has(node.name)
          ? shifted(node, -1)
          : undefined;
      case 'indexed': {
        const kind = node.base.kind === 'symbol' ? types.get(node.base.name)?.kind : undefined;
        const isDrawn = kind === 'family' || kind === 'vector' || kind === 'matrix';
        return isDrawn
          ? { ...node, indices: node.indices.map((index) => shifted(into(index), 1)) }
          : undefined;
      }
      default:
        return undefined;
    }
  });
}

function shifted(index: Expression, by: 1 | -1): Expression {
  const { span } = index;
  const one: Expression = { kind: 'number', value: 1, text: '1', span };
  const step: Expression = by === 1 ? one : { kind: 'negate', argument: one, span };
  return { kind: 'add', terms: [index, step], span };
}
