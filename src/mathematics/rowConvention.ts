/** Answers that write vectors as rows, q kᵀ for the inner product, turned into columns. */
import type { Expression } from './expression.ts';
import type { Types } from './point.ts';
import { replaceNodes, walk } from './structure.ts';

/** Whether products that only rows allow occur, such as q kᵀ of two vectors of one length, and none such as qᵀ k. */
export function writesRows(trees: readonly Expression[], types: Types): boolean {
  let rows = false;
  for (const tree of trees) {
    for (const node of walk(tree)) {
      if (node.kind !== 'multiply') continue;
      for (const [at, factor] of node.factors.entries()) {
        const next = node.factors[at + 1];
        if (next === undefined) continue;
        const [left, right] = [lengthOf(bare(factor), types), lengthOf(bare(next), types)];
        if (left === undefined || right === undefined) continue;
        // φ(k)ᵀ v of unlike lengths can only be an outer product of rows.
        if (left !== right) {
          rows ||= factor.kind === 'transpose' && next.kind !== 'transpose';
          continue;
        }
        if (factor.kind === 'transpose' && next.kind !== 'transpose') return false;
        rows ||= factor.kind !== 'transpose' && next.kind === 'transpose';
      }
    }
  }
  return rows;
}

function bare(node: Expression): Expression {
  return node.kind === 'transpose' ? node.argument : node;
}

/** The declared length of a vector, a member of a family or the value of a map, as text; undefined for the rest. */
function lengthOf(node: Expression, types: Types): string | undefined {
  const name =
    node.kind === 'symbol'
      ? node.name
      : node.kind === 'indexed' && node.base.kind === 'symbol'
        ? node.base.name
        : node.kind === 'call' && node.callee.kind === 'symbol'
          ? node.callee.name
          : undefined;
  const type = name === undefined ? undefined : types.get(name);
  if (type?.kind === 'vector' && node.kind !== 'call') return JSON.stringify(type.length);
  if (type?.kind === 'family' && node.kind === 'indexed') return JSON.stringify(type.length);
  if (type?.kind === 'map' && node.kind === 'call') return JSON.stringify(type.to);
  return undefined;
}

/** The tree with every vector turned from a row into a column; what a function is applied to stays as it is. */
export function rowsToColumns(tree: Expression, types: Types): Expression {
  return replaceNodes(tree, (node) =>
    lengthOf(node, types) === undefined
      ? undefined
      : { kind: 'transpose', argument: node, prime: false, span: node.span },
  );
}
