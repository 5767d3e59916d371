/** What an answer defines beside its condition, put in: `d(a, p) < d(a, n), where d(x, y) = ‖x − y‖`. */
import { type Definitions, define, expandDefinitions, headOf } from '../mathematics/definition.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { replaceNodes } from '../mathematics/structure.ts';
import { toTex } from '../mathematics/tex.ts';

/**
 * `condition` with the answer's own names replaced by what the answer says they are, which goes before what the
 * problem gives them. Names that have values of their own, such as vectors and the margin, stay.
 */
export function putIn(condition: Expression, answer: readonly Expression[], world: World): Expression {
  let functions: Definitions = new Map();
  const labels = new Map<string, Expression>();
  for (const statement of answer) {
    if (statement.kind !== 'relation' || statement.links.length !== 1) continue;
    const [link] = statement.links;
    if (link === undefined || (link.relation !== '=' && link.relation !== ':=')) continue;
    const head = headOf(statement.first);
    const parameters = head?.kind === 'value' ? head.parameters : [];
    if (statement.first.kind === 'indexed' && parameters.every((name) => world.types.has(name))) {
      // `d_{ap}` names one thing: a and p are no indices that run.
      labels.set(toTex(statement.first), link.expression);
    } else if (head?.kind === 'value') {
      const isFree = world.definitions.has(head.name) || !world.types.has(head.name);
      if (isFree) functions = define(functions, head, link.expression);
    }
  }
  const unlabelled = replaceNodes(condition, (node) =>
    node.kind === 'indexed' ? labels.get(toTex(node)) : undefined,
  );
  return expandDefinitions(unlabelled, functions);
}
