/** Reads imperative updates, such as S ← S + …, as the recurrences that they are. */
import { mentions } from '../mathematics/definition.ts';
import type { Expression } from '../mathematics/expression.ts';
import { replaceNodes } from '../mathematics/structure.ts';
import type { Link, Statement } from './links.ts';

/** `S ← S + …` is S_i = S_{i−1} + …; S elsewhere is then S_i, and `S = 0` is where it starts. */
export function unrollUpdates(
  statements: readonly Statement[],
  index: Expression | undefined,
): readonly Statement[] {
  if (index === undefined) return statements;
  const { span } = index;
  const links = statements.flatMap((statement) => (statement.kind === 'links' ? statement.links : []));
  const isUpdate = ({ left, right, opening }: Link): boolean =>
    opening && left.kind === 'symbol' && mentions(right, left.name);
  const states = new Set(
    links.filter(isUpdate).flatMap(({ left }) => (left.kind === 'symbol' ? [left.name] : [])),
  );
  if (states.size === 0) return statements;
  const one: Expression = { kind: 'number', value: -1, text: '-1', span };
  const zero: Expression = { kind: 'number', value: 0, text: '0', span };
  const before: Expression = { kind: 'add', terms: [index, one], span };
  const put = (tree: Expression, own: string | undefined): Expression =>
    replaceNodes(tree, (node) => {
      if (node.kind === 'indexed') return node;
      if (node.kind !== 'symbol' || !states.has(node.name)) return undefined;
      return { kind: 'indexed', base: node, indices: [node.name === own ? before : index], span: node.span };
    });
  return statements.map((statement) => {
    if (statement.kind === 'expression') return statement;
    const unrolled = statement.links.map((link): Link => {
      const { left, right } = link;
      const isState = left.kind === 'symbol' && states.has(left.name);
      const isStart = isState && right.kind === 'number';
      const head = (at: Expression): Expression => ({
        kind: 'indexed',
        base: left,
        indices: [at],
        span: left.span,
      });
      if (isStart) return { ...link, left: head(zero) };
      return isState
        ? { ...link, left: head(index), right: put(right, left.name) }
        : { ...link, left: put(left, undefined), right: put(right, undefined) };
    });
    return { ...statement, links: unrolled };
  });
}
