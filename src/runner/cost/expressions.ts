/** What the syntax of an expression or a pattern tells about the work that it hides. */
import type { AnyNode, AssignmentExpression, Expression, MemberExpression, Property } from 'acorn';

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

/** `list.length`, as a place to assign to. */
export function isLength(node: AnyNode): node is MemberExpression & { readonly object: Expression } {
  if (node.type !== 'MemberExpression' || node.object.type === 'Super') return false;
  const { property } = node;
  if (node.computed) return property.type === 'Literal' && property.value === 'length';
  return property.type === 'Identifier' && property.name === 'length';
}

/** `list.length -= 1` takes away, whatever the list. */
export function shrinks({ operator, right }: AssignmentExpression): boolean {
  return operator === '-=' && right.type === 'Literal' && typeof right.value === 'number';
}

/**
 * What stands between a list and its new length, such as `).length = (`, as what stands between two arguments;
 * undefined where there are comments in it.
 */
export function asArguments(between: string): string | undefined {
  const parts = /^([\s)]*)(?:\.\s*length|\[[\s(]*(?:'length'|"length")[\s)]*\])([\s)]*)=([\s(]*)$/.exec(
    between,
  );
  return parts === null ? undefined : `${parts[1]}${parts[2]},${parts[3]}`;
}

/** `{ __proto__: value }`, which sets the prototype, in a record and not in a pattern. */
export function isPrototype({ key, computed, shorthand, kind, method }: Property): boolean {
  if (computed || shorthand || method || kind !== 'init') return false;
  return key.type === 'Identifier'
    ? key.name === '__proto__'
    : key.type === 'Literal' && key.value === '__proto__';
}
