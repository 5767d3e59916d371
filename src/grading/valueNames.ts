/** Tells the values that an answer names after a given function, φ_i = φ(q_i), from the function itself. */
import type { Expression, IndexedNode } from '../mathematics/expression.ts';
import type { Types } from '../mathematics/point.ts';
import { replaceNodes } from '../mathematics/structure.ts';
import { spell } from '../mathematics/symbols.ts';
import type { Formula } from './formulas.ts';

/**
 * The trees with such names made names of their own, each spelling another: where φ and ψ are two spellings of one
 * function, φ_i = φ(q_i) and ψ_i = φ(k_i) are still two families.
 */
export function nameValues(
  trees: readonly Expression[],
  formulas: readonly Formula[],
  types: Types,
): readonly Expression[] {
  const spelled = (node: Expression, at: number): string | undefined => {
    const formula = formulas[at];
    const isMap =
      node.kind === 'indexed' && node.base.kind === 'symbol' && types.get(node.base.name)?.kind === 'map';
    if (!isMap || formula === undefined) return undefined;
    const { start, end } = node.base.span;
    const from = formula.span.start;
    return spell(formula.text.slice(start - from, end - from).trim());
  };
  const made = new Set(
    trees.flatMap((tree, at) =>
      (tree.kind === 'list' ? tree.items : [tree]).flatMap((each) => {
        const name = each.kind === 'relation' ? spelled(each.first, at) : undefined;
        return name === undefined ? [] : [name];
      }),
    ),
  );
  if (made.size === 0) return trees;
  return trees.map((tree, at) =>
    replaceNodes(tree, (node) => {
      const name = spelled(node, at);
      return name !== undefined && made.has(name) && node.kind === 'indexed'
        ? renamed(node, name)
        : undefined;
    }),
  );
}

function renamed(node: IndexedNode, name: string): Expression {
  const { span } = node.base;
  return { ...node, base: { kind: 'symbol', name: `${name}_value`, declared: false, span } };
}
