/** Whether an expression is written in a form: a sum of these terms, a product of these factors, in any order. */
import { areEqual, type World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';

/** Longer sums and products are not matched part by part. */
const MAX_PARTS = 8;

/**
 * One level deep: the same kind of node, and its parts equal in value one to one. A sum may have a common factor:
 * `(a − b)/2` shows `a − b`, and so does `b − a`; a sum of three terms and more may have others beside them.
 */
export function showsForm(node: Expression, form: Expression, world: World): boolean {
  const own = partsOf(node);
  const wanted = partsOf(form);
  if (node.kind !== form.kind || own.length > MAX_PARTS) return false;
  const [first] = wanted;
  // A sum may go on: what is shown then stands beside what it will cancel with.
  if (
    own.length !== wanted.length &&
    (node.kind !== 'add' || own.length < wanted.length || wanted.length < 3)
  )
    return false;
  if (node.kind !== 'add' || first === undefined) return pairsUp(own, wanted, world);
  return own.some((part) => sharesFactor(own, wanted, first, part, world));
}

/** Whether the parts are the wanted ones times one thing: `part` is `first` times it. */
function sharesFactor(
  own: readonly Expression[],
  wanted: readonly Expression[],
  first: Expression,
  part: Expression,
  world: World,
): boolean {
  const times = (a: Expression, b: Expression): Expression => ({
    kind: 'multiply',
    factors: [a, b],
    span: a.span,
  });
  const left = own.filter((each) => each !== part);
  return wanted.slice(1).every((form) => {
    const at = left.findIndex((each) => areEqual(times(form, part), times(first, each), world));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

function pairsUp(own: readonly Expression[], wanted: readonly Expression[], world: World): boolean {
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
