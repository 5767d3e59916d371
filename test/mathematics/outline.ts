/** A tree in one line of brackets, so that tests can say what a spelling reads as. */
import type { Expression } from '../../src/mathematics/expression.ts';

const all = (nodes: readonly Expression[], between = ' '): string => nodes.map(outline).join(between);
const optional = (node: Expression | undefined): string => (node ? outline(node) : '_');

/** Undeclared names carry a `?`, constants a `#`. */
export function outline(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return node.text;
    case 'symbol':
      return node.declared ? node.name : `?${node.name}`;
    case 'constant':
      return `#${node.name}`;
    case 'add':
      return `(+ ${all(node.terms)})`;
    case 'multiply':
      return `(* ${all(node.factors)})`;
    case 'divide':
      return `(/ ${outline(node.numerator)} ${outline(node.denominator)})`;
    case 'negate':
      return `(- ${outline(node.argument)})`;
    case 'power':
      return `(^ ${outline(node.base)} ${outline(node.exponent)})`;
    case 'root':
      return `(root ${outline(node.radicand)}${node.degree ? ` ${outline(node.degree)}` : ''})`;
    case 'function':
      return `(${node.name}${node.base ? `_${outline(node.base)}` : ''} ${all(node.arguments)})`;
    case 'call':
      return `(call ${outline(node.callee)} ${all(node.arguments)})`;
    case 'indexed':
      return `${outline(node.base)}[${all(node.indices, ',')}]`;
    case 'sum':
    case 'product': {
      const condition = node.condition ? ` if ${outline(node.condition)}` : '';
      return `(${node.kind} ${node.index} ${optional(node.from)}..${optional(node.to)}${condition} ${outline(node.body)})`;
    }
    case 'norm':
      return `‖${outline(node.argument)}‖`;
    case 'inner':
      return `<${outline(node.left)},${outline(node.right)}>`;
    case 'transpose':
      return `${outline(node.argument)}${node.prime ? "'" : 'ᵀ'}`;
    case 'tuple':
      return `(${all(node.items, ', ')})`;
    case 'list':
      return `[${all(node.items, ' ; ')}]`;
    case 'matrix':
      return `matrix[${node.rows.map((row) => all(row, ' & ')).join(' / ')}]`;
    case 'cases':
      return `cases{${node.branches.map((each) => `${outline(each.value)} if ${optional(each.condition)}`).join('; ')}}`;
    case 'expectation':
      return `(E_${optional(node.over)} ${outline(node.body)})`;
    case 'distribution':
      return `${node.family}(${all(node.parameters, ', ')})`;
    case 'positivePart':
      return `[${outline(node.argument)}]+`;
    case 'set':
      return `{${outline(node.element)} : ${all(node.conditions, ', ')}}`;
    case 'order':
      return `${node.notation}(${outline(node.argument)})`;
    case 'space':
      return `R^{${all(node.dimensions, 'x')}}`;
    case 'ellipsis':
      return '…';
    case 'relation':
      return [
        outline(node.first),
        ...node.links.map((link) => `${link.relation} ${outline(link.expression)}`),
      ].join(' ');
    default:
      return node satisfies never;
  }
}
