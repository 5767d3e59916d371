/** What an answer says its own names are, put in: `d(a, p) < d(a, n), where d(x, y) = ‖x − y‖`. */
import { type Definitions, define, expandDefinitions, headOf } from '../mathematics/definition.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression, SymbolNode } from '../mathematics/expression.ts';
import type { Types } from '../mathematics/point.ts';
import { replaceNodes } from '../mathematics/structure.ts';
import { toTex } from '../mathematics/tex.ts';

/** What an answer says its own names are. */
export interface OwnNames {
  readonly functions: Definitions;
  /** `d_{ap}` by how it is set: a and p are no indices that run. */
  readonly labels: ReadonlyMap<string, Expression>;
}

/** The names that the statements of an answer explain; `inWords` are those explained outside of formulas. */
export function ownNames(answer: readonly Expression[], world: World, inWords: Definitions): OwnNames {
  let functions = inWords;
  const labels = new Map<string, Expression>();
  for (const statement of answer) {
    if (statement.kind !== 'relation' || statement.links.length !== 1) continue;
    const [link] = statement.links;
    if (link === undefined || (link.relation !== '=' && link.relation !== ':=')) continue;
    const head = headOf(statement.first);
    const parameters = head?.kind === 'value' ? head.parameters : [];
    if (statement.first.kind === 'indexed' && parameters.every((name) => world.types.has(name))) {
      labels.set(toTex(statement.first), link.expression);
    } else if (head?.kind === 'value') {
      const isFree = world.definitions.has(head.name) || !world.types.has(head.name);
      if (isFree) functions = define(functions, head, link.expression);
    }
  }
  return { functions, labels };
}

/**
 * `condition` with the answer's own names replaced by what the answer says they are, which goes before what the
 * problem gives them. Names that have values of their own, such as vectors and the margin, stay.
 */
export function putIn(condition: Expression, { functions, labels }: OwnNames): Expression {
  const unlabelled = replaceNodes(condition, (node) =>
    node.kind === 'indexed' ? labels.get(toTex(node)) : undefined,
  );
  return expandDefinitions(unlabelled, functions);
}

/** `d_ap` for d(a, p), where d takes two, a and p are names that the part has, and `d_ap` itself is not defined. */
export function callLabels(tree: Expression, functions: Definitions, types: Types): Expression {
  return replaceNodes(tree, (node) => {
    if (node.kind !== 'symbol' || types.has(node.name) || functions.has(node.name)) return undefined;
    const [, name = '', first = '', second = ''] = /^([A-Za-z]+)_([A-Za-z])([A-Za-z])$/.exec(node.name) ?? [];
    const takesTwo = functions.get(name)?.parameters.length === 2;
    if (!takesTwo || !types.has(first) || !types.has(second)) return undefined;
    const { span } = node;
    const symbol = (each: string): SymbolNode => ({ kind: 'symbol', name: each, declared: true, span });
    return { kind: 'call', callee: symbol(name), arguments: [symbol(first), symbol(second)], span };
  });
}
