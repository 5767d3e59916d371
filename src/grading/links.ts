/** Takes the formulas of a derivation apart into its links: each side joined to the one before it. */
import type { Expression, Relation, RelationNode } from '../mathematics/expression.ts';
import type { Span } from '../mathematics/span.ts';
import type { ReadFormula } from './findings.ts';

/** One step that claims something: `left R right`. */
export interface Link {
  readonly left: Expression;
  readonly relation: Relation;
  readonly right: Expression;
  readonly span: Span;
  readonly formula: ReadFormula;
  /** The first link of a statement such as `a = b`, whose left side may be a name being defined. */
  readonly opening: boolean;
  /** The two sides stand on lines of their own, with no relation written between them. */
  readonly implied: boolean;
  /** The side before the formula amid words that stands between: "Since Σx = Nm, this is" interrupts a chain. */
  readonly interrupted?: Expression;
}

export type Statement =
  | { readonly kind: 'links'; readonly links: readonly Link[]; readonly formula: ReadFormula }
  /** An expression that claims nothing by itself. */
  | { readonly kind: 'expression'; readonly expression: Expression; readonly formula: ReadFormula };

/**
 * The statements of a derivation in order. A line that begins with a relation goes on from the last expression; so
 * does a bare expression on a line of its own. `⇒` and `⇔` part statements.
 */
export function statementsOf(formulas: readonly ReadFormula[]): readonly Statement[] {
  const statements: Statement[] = [];
  let current: Expression | undefined;
  let interrupted: Expression | undefined;
  for (const formula of formulas) {
    const { expression, leading } = formula.reading;
    const parts = (expression.kind === 'list' ? expression.items : [expression]).flatMap(splitImplications);
    for (const [at, part] of parts.entries()) {
      const links: Link[] = [];
      const sides = part.kind === 'relation' ? part : undefined;
      const head = sides ? sides.first : part;
      const goesOn = at === 0 && leading !== undefined && !isImplication(leading.relation);
      const afterBare = at === 0 && sides === undefined && leading === undefined && formula.alone;
      if (current !== undefined && goesOn) {
        const span = { start: leading.span.start, end: head.span.end };
        links.push({
          left: current,
          relation: leading.relation,
          right: head,
          span,
          formula,
          opening: false,
          implied: false,
          ...(interrupted && { interrupted }),
        });
      } else if (current !== undefined && afterBare) {
        links.push({
          left: current,
          relation: '=',
          right: head,
          span: head.span,
          formula,
          opening: false,
          implied: true,
          ...(interrupted && { interrupted }),
        });
      }
      if (sides) links.push(...chain(sides, formula, links.length === 0));
      const last = sides?.links.at(-1)?.expression ?? head;
      if (sides || formula.alone || goesOn) {
        interrupted = goesOn || formula.alone ? undefined : current;
        current = last;
      }
      if (links.length > 0) statements.push({ kind: 'links', links, formula });
      else statements.push({ kind: 'expression', expression: head, formula });
    }
  }
  return statements;
}

function chain(relation: RelationNode, formula: ReadFormula, opening: boolean): Link[] {
  let left = relation.first;
  return relation.links.map((link, at) => {
    const made: Link = {
      left,
      relation: link.relation,
      right: link.expression,
      span: { start: at === 0 ? relation.first.span.start : link.span.start, end: link.expression.span.end },
      formula,
      opening: opening && at === 0,
      implied: false,
    };
    left = link.expression;
    return made;
  });
}

function isImplication(relation: Relation): boolean {
  return relation === '=>' || relation === '<=>' || relation === '->';
}

/** `a = b ⇒ c = d` is two statements. */
export function splitImplications(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'relation' || !expression.links.some((link) => isImplication(link.relation)))
    return [expression];
  const parts: Expression[] = [];
  let first = expression.first;
  let links: RelationNode['links'][number][] = [];
  const flush = (): void => {
    const last = links.at(-1);
    const span = { start: first.span.start, end: (last?.expression ?? first).span.end };
    parts.push(last ? { kind: 'relation', first, links, span } : first);
  };
  for (const link of expression.links) {
    if (isImplication(link.relation)) {
      flush();
      first = link.expression;
      links = [];
    } else links.push(link);
  }
  flush();
  return parts;
}
