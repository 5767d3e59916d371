/** The named functions of a program, and from where each is called. */
import type { AnyNode, Program } from 'acorn';
import { fullAncestor } from 'acorn-walk';

/** A place where a routine is called, or handed to something that calls it. */
export interface Site {
  readonly line: number;
  /** The line of the innermost loop, or call with a callback, around it in the same routine. */
  readonly loop?: number | undefined;
  /** The number of the routine that it stands in; −1 for none. */
  readonly within: number;
}

export interface Routine {
  readonly first: number;
  readonly last: number;
  readonly sites: readonly Site[];
}

export interface Routines {
  readonly all: readonly Routine[];
  /** The number of the routine that a function of the tree is. */
  readonly numbers: ReadonlyMap<AnyNode, number>;
}

const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

/** More than these no homework has; what is beyond is taken as part of what is around it. */
const MOST = 200;

/**
 * A function that is an argument of a call is no routine but a part of the code around it, as the body of a loop is.
 * Names are matched without regard to scope: of several sites the counts tell which one matters.
 *
 * @param from routines before this offset, those of a wrapper, are left out
 */
export function findRoutines(program: Program, from: number): Routines {
  const numbers = new Map<AnyNode, number>();
  const named = new Map<string, number[]>();
  const found: { readonly first: number; readonly last: number; readonly sites: Site[] }[] = [];
  fullAncestor(program, (visited, _state, ancestors) => {
    const node = visited as AnyNode;
    if (!isFunction(node) || node.start < from || found.length >= MOST) return;
    const name = nameOf(node, ancestors.at(-2) as AnyNode | undefined);
    if (name === undefined || numbers.has(node)) return;
    numbers.set(node, found.length);
    named.set(name, [...(named.get(name) ?? []), found.length]);
    found.push({ first: lineOf(node), last: node.loc?.end.line ?? 1, sites: [] });
  });
  fullAncestor(program, (visited, _state, ancestors, type) => {
    const node = visited as AnyNode;
    const name = type === 'VariablePattern' ? undefined : referred(node);
    if (name === undefined) return;
    const around = (ancestors as AnyNode[]).slice(0, -1);
    const within = around.findLastIndex((one) => numbers.has(one));
    const inside = around.slice(within + 1);
    const loop = inside.findLast(
      (one, at) => LOOPS.has(one.type) || isCallback(one, inside[at - 1] ?? around[within]),
    );
    const parent = around.at(-1);
    // Handed to a built-in such as `map`, it is called in a loop that stands in this very line.
    const handed = parent?.type === 'CallExpression' && parent.callee !== node;
    const place = handed ? parent : loop;
    for (const number of named.get(name) ?? []) {
      const routine = found[number];
      if (routine === undefined || numbers.get(around[within] ?? node) === number) continue;
      routine.sites.push({
        line: lineOf(node),
        ...(place === undefined ? {} : { loop: lineOf(place) }),
        within: numbers.get(around[within] ?? node) ?? -1,
      });
    }
  });
  return { all: found, numbers };
}

const lineOf = (node: AnyNode): number => node.loc?.start.line ?? 1;

function isFunction({ type }: AnyNode): boolean {
  return (
    type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression'
  );
}

function isCallback(node: AnyNode, parent: AnyNode | undefined): boolean {
  return isFunction(node) && parent?.type === 'CallExpression' && parent.callee !== node;
}

/** What a function is called by: its own name, the variable, the property or the method that holds it. */
function nameOf(node: AnyNode, parent: AnyNode | undefined): string | undefined {
  if (node.type === 'FunctionDeclaration') return node.id?.name;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'AssignmentExpression':
      return parent.left.type === 'Identifier' ? parent.left.name : undefined;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      if (parent.key.type === 'PrivateIdentifier') return `#${parent.key.name}`;
      return !parent.computed && parent.key.type === 'Identifier' ? parent.key.name : undefined;
    default:
      return undefined;
  }
}

/** The name that an expression calls or hands on. */
function referred(node: AnyNode): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  if (node.property.type === 'PrivateIdentifier') return `#${node.property.name}`;
  return node.property.type === 'Identifier' ? node.property.name : undefined;
}
