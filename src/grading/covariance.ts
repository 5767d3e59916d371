/** Reads a covariance that is written out as a matrix as the number that multiplies the identity. */
import { areEqual } from '../mathematics/equality.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { replaceNodes } from '../mathematics/structure.ts';

/**
 * diag(1/σ²), diag(1/σ², …, 1/σ²) and [[1/σ², 0], [0, 1/σ²]] all stand for 1/σ², as the identity stands for 1.
 * What is no multiple of the identity stays as it is.
 */
export function asScalarCovariance(covariance: Expression, world: World): Expression {
  return replaceNodes(covariance, (node) => {
    const entries = diagonalOf(node, world);
    const [first] = entries ?? [];
    if (entries === undefined || first === undefined) return undefined;
    return entries.every((each) => areEqual(first, each, world)) ? first : undefined;
  });
}

/** The entries on the diagonal of a matrix that has nothing else; ellipses left out. */
function diagonalOf(node: Expression, world: World): readonly Expression[] | undefined {
  if (node.kind === 'function' && node.name === 'diag') {
    return node.arguments.flatMap((each) => (each.kind === 'tuple' ? each.items : [each])).filter(isWritten);
  }
  const rows = rowsOf(node);
  if (rows === undefined) return undefined;
  const isZero = (entry: Expression): boolean =>
    areEqual({ kind: 'number', value: 0, text: '0', span: entry.span }, entry, world);
  const isSquare = rows.every((row) => row.length === rows.length);
  const isEmptyElsewhere = rows.every((row, i) =>
    row.every((entry, j) => i === j || !isWritten(entry) || isZero(entry)),
  );
  if (!isSquare || !isEmptyElsewhere) return undefined;
  return rows.flatMap((row, i) => row[i] ?? []).filter(isWritten);
}

function rowsOf(node: Expression): readonly (readonly Expression[])[] | undefined {
  if (node.kind === 'matrix') return node.rows;
  if (node.kind !== 'tuple') return undefined;
  const rows = node.items.map((item) => (item.kind === 'tuple' ? item.items : undefined));
  return rows.includes(undefined) ? undefined : rows.filter((row) => row !== undefined);
}

function isWritten(entry: Expression): boolean {
  return entry.kind !== 'ellipsis';
}
