/** Knows what everybody takes a letter for, unless the answer takes it for something else: σ(z), and e and π. */
import type { Expression } from '../mathematics/expression.ts';
import { replaceNodes, walk } from '../mathematics/structure.ts';
import { headOf } from '../mathematics/definition.ts';
import type { Formula } from './formulas.ts';

/** The formulas with e and π as names where the answer draws or defines them: "with e ~ N(0, I)". */
export function freeConstants(formulas: readonly Formula[]): readonly Formula[] {
  const freed = new Set(
    formulas.flatMap(({ reading }) =>
      reading.kind !== 'read'
        ? []
        : statementsIn(reading.expression).flatMap((each) => {
            const [link] = each.kind === 'relation' ? each.links : [];
            const says = link !== undefined && /^(?:~|=|:=|in)$/.test(link.relation);
            const isValue = link?.expression.kind === 'number';
            return each.kind === 'relation' && each.first.kind === 'constant' && says && !isValue
              ? [each.first.name]
              : [];
          }),
    ),
  );
  if (freed.size === 0) return formulas;
  const free = (tree: Expression): Expression =>
    replaceNodes(tree, (node) => {
      if (node.kind === 'power' && node.base.kind === 'constant') {
        return { ...node, exponent: free(node.exponent) };
      }
      return node.kind === 'constant' && freed.has(node.name)
        ? { kind: 'symbol', name: node.name, declared: false, span: node.span }
        : undefined;
    });
  return formulas.map((formula) => {
    const { reading } = formula;
    if (reading.kind !== 'read') return formula;
    return { ...formula, reading: { ...reading, expression: free(reading.expression) } };
  });
}

const statementsIn = (tree: Expression): readonly Expression[] =>
  tree.kind === 'list' ? tree.items : [tree];

const LOGISTIC = 'sigma';

/** The formulas with the logistic function for σ(…), unless the part or the answer says what σ is or uses it bare. */
export function knowLogistic(formulas: readonly Formula[]): readonly Formula[] {
  const trees = formulas.flatMap(({ reading }) => (reading.kind === 'read' ? [reading.expression] : []));
  if (!trees.some((tree) => [...walk(tree)].some(isLogistic)) || trees.some(saysOtherwise)) return formulas;
  return formulas.map((formula) => {
    const { reading } = formula;
    if (reading.kind !== 'read') return formula;
    const unknown = reading.unknown.filter(({ name }) => name !== LOGISTIC);
    return { ...formula, reading: { ...reading, expression: known(reading.expression), unknown } };
  });
}

const known = (tree: Expression): Expression =>
  replaceNodes(tree, (node) =>
    isLogistic(node)
      ? { kind: 'function', name: 'sigmoid', arguments: node.arguments.map(known), span: node.span }
      : undefined,
  );

const isLogistic = (node: Expression): node is Extract<Expression, { kind: 'call' }> =>
  node.kind === 'call' &&
  node.callee.kind === 'symbol' &&
  node.callee.name === LOGISTIC &&
  !node.callee.declared &&
  node.arguments.length === 1;

/** A definition of σ, or a σ that is applied to nothing. */
function saysOtherwise(tree: Expression): boolean {
  const isDefined = statementsIn(tree).some(
    (each) => each.kind === 'relation' && headOf(each.first)?.name === LOGISTIC,
  );
  const bare = replaceNodes(tree, (node) =>
    isLogistic(node) ? { kind: 'tuple', items: node.arguments, span: node.span } : undefined,
  );
  return isDefined || [...walk(bare)].some((node) => node.kind === 'symbol' && node.name === LOGISTIC);
}
