/** Whether an expression is written in a form: a sum of these terms, a product of these factors, in any order. */
import { areEqual, type World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';

/** One level deep: the same kind of node, and its parts equal in value one to one. */
export function showsForm(node: Expression, form: Expression, world: World): boolean {
  const own = partsOf(node);
  const wanted = partsOf(form);
  if (node.kind !== form.kind || own.length !== wanted.length) return false;
  const left = [...own];
  return wanted.every((part) => {
    const at = left.findIndex((each) => areEqual(part, each, world));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

/** Terms of a sum, factors of a product, otherwise the node itself. */
function partsOf(node: Expression): readonly Expression[] {
  if (node.kind === 'add')
    return node.terms.flatMap((term) => (term.kind === 'add' ? partsOf(term) : [term]));
  if (node.kind === 'multiply') {
    return node.factors.flatMap((factor) => (factor.kind === 'multiply' ? partsOf(factor) : [factor]));
  }
  return [node];
}
