/** Gives a sum the terms after it that use its index: Σ_i a_i − b_i + c means Σ_i (a_i − b_i + c). */
import type { Expression } from './expression.ts';
import type { Types } from './point.ts';
import { replaceNodes, walk } from './structure.ts';

/** The tree with every sum that is followed by a term in its own index taken over that term and all after it. */
export function widenSums(tree: Expression, types: Types): Expression {
  return replaceNodes(tree, (node) => {
    if (node.kind !== 'add') return undefined;
    const at = node.terms.findIndex(
      (term, place) =>
        term.kind === 'sum' &&
        !types.has(term.index) &&
        node.terms.slice(place + 1).some((other) => isFreeIn(term.index, other)),
    );
    const sum = node.terms[at];
    if (sum?.kind !== 'sum') return undefined;
    const rest = node.terms.slice(at + 1);
    const { span } = node;
    const body: Expression = { kind: 'add', terms: [sum.body, ...rest], span };
    const whole: Expression = { ...sum, body: widenSums(body, types), span };
    const before = node.terms.slice(0, at);
    return before.length === 0 ? whole : { kind: 'add', terms: [...before, whole], span };
  });
}

/** Whether `index` occurs in a tree that does not itself run over it. */
function isFreeIn(index: string, tree: Expression): boolean {
  const nodes = [...walk(tree)];
  const isBound = nodes.some(
    (node) => (node.kind === 'sum' || node.kind === 'product') && node.index === index,
  );
  return !isBound && nodes.some((node) => node.kind === 'symbol' && node.name === index);
}
