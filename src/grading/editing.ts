/** Small changes to trees: a node in the place of another, a number where one is wanted. */
import type { Expression } from '../mathematics/expression.ts';
import { replaceNodes } from '../mathematics/structure.ts';

/** A literal that stands where `like` does. */
export const number = (value: number, like: Expression): Expression => ({
  kind: 'number',
  value,
  text: String(value),
  span: like.span,
});
/** `tree` with `by` in the place of the node `at`. */
export function put(tree: Expression, at: Expression, by: Expression): Expression {
  return replaceNodes(tree, (node) => (node === at ? by : undefined));
}
