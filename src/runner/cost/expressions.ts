/** What the syntax of an expression or a pattern tells about the work that it hides. */
import type { AnyNode, Property } from 'acorn';

const ARITHMETIC: ReadonlySet<string> = new Set(['-', '*', '/', '%', '**', '<<', '>>', '>>>', '&', '|', '^']);

/** False only for what can never be text: arithmetic, its results, and literals, which are as long as they are. */
export function mayBeText(node: AnyNode): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && node.value.length > 100;
    case 'UpdateExpression':
      return false;
    case 'UnaryExpression':
      return false;
    case 'BinaryExpression':
      if (node.operator === '+') return !isNumber(node.left) || !isNumber(node.right);
      return !ARITHMETIC.has(node.operator);
    default:
      return true;
  }
}

function isNumber(node: AnyNode): boolean {
  return node.type === 'Literal' ? typeof node.value !== 'string' : !mayBeText(node);
}

/** The names that a pattern gives to records made by `...rest`; lists are paid for by their iterators. */
export function namesOfRests(pattern: AnyNode): readonly string[] {
  switch (pattern.type) {
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type !== 'RestElement') return namesOfRests(property.value);
        return property.argument.type === 'Identifier' ? [property.argument.name] : ['undefined'];
      });
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : namesOfRests(element)));
    case 'AssignmentPattern':
      return namesOfRests(pattern.left);
    case 'RestElement':
      return namesOfRests(pattern.argument);
    default:
      return [];
  }
}

/** `{ a, ...rest }`, the rest at the top of the pattern. */
export function isRecordRest(pattern: AnyNode): boolean {
  return (
    pattern.type === 'ObjectPattern' && pattern.properties.some((property) => property.type === 'RestElement')
  );
}

/** `{ __proto__: value }`, which sets the prototype, in a record and not in a pattern. */
export function isPrototype({ key, computed, shorthand, kind, method }: Property): boolean {
  if (computed || shorthand || method || kind !== 'init') return false;
  return key.type === 'Identifier'
    ? key.name === '__proto__'
    : key.type === 'Literal' && key.value === '__proto__';
}
