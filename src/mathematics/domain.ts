/** Whether logarithms, roots and fractional powers of a tree are taken of real scalars alone. */
import type { Expression } from './expression.ts';
import type { Types } from './point.ts';
import { walk } from './structure.ts';

/** The arguments of which only some reals have a value. */
function guardedOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'function':
      return node.name === 'log' ? node.arguments : [];
    case 'root':
      return [node.radicand];
    case 'power':
      return node.exponent.kind === 'number' && Number.isInteger(node.exponent.value) ? [] : [node.base];
    default:
      return [];
  }
}

/** True if every name under a logarithm, root or fractional power is a scalar or a size, and one of them a scalar. */
export function takesRealNumbers(tree: Expression, types: Types): boolean {
  const names = [...walk(tree)]
    .flatMap(guardedOf)
    .flatMap((argument) =>
      [...walk(argument)].flatMap((node) => (node.kind === 'symbol' ? [types.get(node.name)?.kind] : [])),
    );
  return (
    names.includes('scalar') &&
    names.every((kind) => kind === 'scalar' || kind === 'positive' || kind === 'size')
  );
}
