/** Rewrites places that are assigned to, so that lists pay for what they grow by. */
import type { AnyNode, AssignmentExpression, Expression, MemberExpression } from 'acorn';
import type MagicString from 'magic-string';

/** `list.length`, as a place to assign to. */
export function isLength(node: AnyNode): node is LengthMember {
  if (node.type !== 'MemberExpression' || node.object.type === 'Super') return false;
  const { property } = node;
  if (node.computed) return property.type === 'Literal' && property.value === 'length';
  return property.type === 'Identifier' && property.name === 'length';
}

type LengthMember = MemberExpression & { readonly object: Expression };

/**
 * Makes of `list.length = n` the arguments of what sets lengths; a length that is taken from may stay. Returns what the
 * line does that cannot be counted.
 */
export function payForLength(
  edit: MagicString,
  assignment: AssignmentExpression,
  { object }: LengthMember,
): string | undefined {
  const { operator, right } = assignment;
  if (operator !== '=') {
    return shrinks(assignment)
      ? undefined
      : 'changes a length in place, which is not counted. Use push or pop.';
  }
  const between = asArguments(edit.original.slice(object.end, right.start));
  if (between === undefined) return 'sets a length among comments. Leave them out.';
  edit.overwrite(object.end, right.start, between);
  return undefined;
}

/**
 * What is put beyond the end of a list makes it longer: every member that `target` assigns to asks `place` where it is.
 * Places that stand in the text as a literal are no news. To be called when the parts of `target` have been visited.
 */
export function payForPlaces(
  edit: MagicString,
  target: AnyNode,
  place: string,
): { readonly line: number; readonly does: string } | undefined {
  for (const member of membersOf(target)) {
    const { object, property, computed } = member;
    const line = member.loc?.start.line ?? 1;
    if (object.type === 'Super')
      return { line, does: 'assigns to a member of `super`, which is not counted. Use `this`.' };
    if (isLength(member))
      return { line, does: 'sets a length in a pattern or a loop, which is not counted. Use push or pop.' };
    if (!computed || property.type === 'Literal') continue;
    if (object.type === 'Identifier' && property.type === 'Identifier') {
      const [list, key] = [object.name, property.name];
      const isInside = `typeof ${key}=="number"&&${key}<=${list}.length`;
      edit.overwrite(property.start, property.end, `${isInside}?${key}:${place}(${list},${key}).k`);
      continue;
    }
    const between = /^([\s)]*)\[([\s(]*)$/.exec(edit.original.slice(object.end, property.start));
    if (between === null) return { line, does: 'assigns among comments. Leave them out.' };
    edit.prependRight(member.start, `${place}(`);
    edit.overwrite(object.end, property.start, `${between[1]},${between[2]}`);
    edit.overwrite(member.end - 1, member.end, `).o[${place}.k]`);
  }
  return undefined;
}

/** The members of objects that a pattern, or the left side of an assignment, gives values to. */
function membersOf(target: AnyNode): readonly MemberExpression[] {
  switch (target.type) {
    case 'MemberExpression':
      return [target];
    case 'ArrayPattern':
      return target.elements.flatMap((element) => (element === null ? [] : membersOf(element)));
    case 'ObjectPattern':
      return target.properties.flatMap((property) =>
        membersOf(property.type === 'RestElement' ? property : property.value),
      );
    case 'AssignmentPattern':
      return membersOf(target.left);
    case 'RestElement':
      return membersOf(target.argument);
    default:
      return [];
  }
}

/** `list.length -= 1` takes away, whatever the list. */
function shrinks({ operator, right }: AssignmentExpression): boolean {
  return operator === '-=' && right.type === 'Literal' && typeof right.value === 'number';
}

/**
 * What stands between a list and its new length, such as `).length = (`, as what stands between two arguments;
 * undefined where there are comments in it.
 */
function asArguments(between: string): string | undefined {
  const parts = /^([\s)]*)(?:\.\s*length|\[[\s(]*(?:'length'|"length")[\s)]*\])([\s)]*)=([\s(]*)$/.exec(
    between,
  );
  return parts === null ? undefined : `${parts[1]}${parts[2]},${parts[3]}`;
}
