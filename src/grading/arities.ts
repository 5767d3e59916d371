/** Tells functions of one name apart by how many things they take: the entropy H(p) and the cross-entropy H(p, q). */
import type { Expression } from '../mathematics/expression.ts';
import { replaceNodes } from '../mathematics/structure.ts';

/** The trees with such functions under names of their own, where the answer defines them both. */
export function partByArity(trees: readonly Expression[]): readonly Expression[] {
  const defined = new Map<string, Set<number>>();
  for (const tree of trees.flatMap((each) => (each.kind === 'list' ? each.items : [each]))) {
    const left = tree.kind === 'relation' ? tree.first : undefined;
    if (left?.kind !== 'call' || left.callee.kind !== 'symbol' || left.callee.declared) continue;
    const counts = defined.get(left.callee.name) ?? new Set();
    defined.set(left.callee.name, counts.add(left.arguments.length));
  }
  const isParted = (name: string): boolean => (defined.get(name)?.size ?? 0) > 1;
  if (![...defined.keys()].some(isParted)) return trees;
  const part = (tree: Expression): Expression =>
    replaceNodes(tree, (node) => {
      if (node.kind !== 'call' || node.callee.kind !== 'symbol' || !isParted(node.callee.name))
        return undefined;
      const count = node.arguments.length;
      const callee = { ...node.callee, name: `${node.callee.name}_${count}` };
      return { ...node, callee, arguments: node.arguments.map(part) };
    });
  return trees.map(part);
}
