/** Finds the assignments that append to a text which nobody looks at meanwhile. */
import type { AnyNode, AssignmentExpression, Expression, Program } from 'acorn';
import { fullAncestor } from 'acorn-walk';

const LOOPS = /^(For|ForIn|ForOf|While|DoWhile)Statement$/;
const FUNCTIONS = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;

interface Reference {
  readonly name: string;
  readonly node: AnyNode;
  /** From the program down to the reference itself. */
  readonly path: readonly AnyNode[];
}

/**
 * The engine appends in constant time: it ties the pieces together and copies them only when somebody looks at the text.
 * So what is appended pays for itself alone, where the text cannot be looked at between two appends: it is a `let` of the
 * same function, no other function refers to it, and in the loops around the append, up to its declaration, it is only
 * appended to. Everywhere else each text pays for all of its length when it is made, and with that for being looked at.
 *
 * The keys are the assignments, the values what is appended.
 */
export function findAppends(program: Program): ReadonlyMap<AnyNode, Expression> {
  const references: Reference[] = [];
  fullAncestor(program, (visited, _state, ancestors) => {
    const node = visited as AnyNode;
    if (node.type === 'Identifier')
      references.push({ name: node.name, node, path: [...(ancestors as AnyNode[])] });
  });
  const appends = new Map<AnyNode, Expression>();
  for (const reference of references) {
    const assignment = reference.path.findLast(({ type }) => type === 'AssignmentExpression');
    if (assignment?.type !== 'AssignmentExpression' || assignment.left !== reference.node) continue;
    const piece = pieceOf(assignment, reference.name);
    const at = reference.path.indexOf(assignment);
    if (piece === undefined || reference.path[at - 1]?.type !== 'ExpressionStatement') continue;
    const same = references.filter(({ name }) => name === reference.name);
    if (isUnwatched(reference, same)) appends.set(assignment, piece);
  }
  return appends;
}

/** `c` of `s += c` and of `s = s + c`. */
function pieceOf({ operator, right }: AssignmentExpression, name: string): Expression | undefined {
  if (operator === '+=') return right;
  if (operator !== '=' || right.type !== 'BinaryExpression' || right.operator !== '+') return undefined;
  return right.left.type === 'Identifier' && right.left.name === name ? right.right : undefined;
}

function isUnwatched(append: Reference, same: readonly Reference[]): boolean {
  const within = functionOf(append);
  const declared = same.filter((one) => functionOf(one) === within && isDeclared(one));
  const [declaration, another] = declared;
  if (declaration === undefined || another !== undefined) return false;
  const block = declaration.path.at(declaration.path.indexOf(declaration.node) - 3);
  const from = block === undefined ? -1 : append.path.indexOf(block);
  if (from < 0 || block?.type !== 'BlockStatement') return false;
  const loop = append.path.slice(from + 1).find(({ type }) => LOOPS.test(type));
  return same.every((other) => {
    if (within !== undefined && !other.path.includes(within)) return true;
    if (functionOf(other) !== within) return false;
    return loop === undefined || !other.path.includes(loop) || isAppended(other);
  });
}

function functionOf({ path }: Reference): AnyNode | undefined {
  return path.findLast(({ type }) => FUNCTIONS.test(type));
}

/** `let s` as a statement of its own: a loop's head would keep the value from one round to the next. */
function isDeclared({ node, path }: Reference): boolean {
  const at = path.indexOf(node);
  const [declarator, declaration] = [path[at - 1], path[at - 2]];
  return (
    declarator?.type === 'VariableDeclarator' &&
    declarator.id === node &&
    declaration?.type === 'VariableDeclaration' &&
    declaration.kind === 'let'
  );
}

/** It is the `s` on either side of `s = s + c` or the one of `s += c`, as a statement, and nothing of what is appended. */
function isAppended({ name, node, path }: Reference): boolean {
  const at = path.findLastIndex(({ type }) => type === 'AssignmentExpression');
  const assignment = path[at];
  if (assignment?.type !== 'AssignmentExpression' || assignment.left.type !== 'Identifier') return false;
  if (assignment.left.name !== name || path[at - 1]?.type !== 'ExpressionStatement') return false;
  const { right } = assignment;
  if (pieceOf(assignment, name) === undefined) return false;
  return assignment.left === node || (right.type === 'BinaryExpression' && right.left === node);
}
