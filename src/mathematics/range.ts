/** What the subscript of a sum says: which index, from where to where, under which condition. */
import { fail } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Expression } from './expression.ts';
import type { Span } from './span.ts';

/** What a subscript says of an index. */
export interface Range {
  readonly index: string;
  readonly from?: Expression;
  readonly to?: Expression;
  readonly condition?: Expression;
}

/** j · j = 1 · j = 1..N · j ≤ i · 1 ≤ j < i · j ∈ S · j ≠ i · i, j */
export function rangesOf(cursor: Cursor, items: readonly Expression[], place: Span): Range[] {
  const ranges: Range[] = [];
  for (const item of items) {
    const range = rangeOf(item);
    if (range === 'unknown') {
      fail(cursor, 'This range is not understood.', 'a range such as j = 1 or j ≤ i', item.span);
    }
    const last = ranges.at(-1);
    const sameIndex = last !== undefined && last.index === range.index;
    if (sameIndex) ranges[ranges.length - 1] = { ...last, ...range };
    else ranges.push(range);
  }
  if (ranges.length === 0) fail(cursor, 'This range is empty.', 'an index', place);
  return ranges;
}

function rangeOf(item: Expression): Range | 'unknown' {
  if (item.kind === 'symbol') return { index: item.name };
  // ∑_{(a, p, n)}: over all triplets, with no index to speak of.
  if (item.kind === 'tuple') return { index: '' };
  if (item.kind !== 'relation') return 'unknown';
  const [link, second] = item.links;
  if (link === undefined) return 'unknown';
  if (second !== undefined) return betweenRange(item.first, item.links);
  const { relation, expression } = link;
  if (item.first.kind !== 'symbol') {
    // 1 ≤ j
    if (expression.kind !== 'symbol') return 'unknown';
    if (relation === '<=') return { index: expression.name, from: item.first };
    if (relation === '<') return { index: expression.name, from: shifted(item.first, 1) };
    return 'unknown';
  }
  const index = item.first.name;
  switch (relation) {
    case '=':
    case ':=': {
      const ends = dotted(expression);
      return ends ? { index, from: ends[0], to: ends[1] } : { index, from: expression };
    }
    case '<=':
      return { index, to: expression };
    case '<':
      return { index, to: shifted(expression, -1) };
    case '>=':
      return { index, from: expression };
    case '>':
      return { index, from: shifted(expression, 1) };
    case '!=':
      return { index, condition: item };
    case 'in':
    case '->':
    case '~':
      return { index };
    default:
      return 'unknown';
  }
}

/** 1 ≤ j ≤ i, 1 ≤ j < i */
function betweenRange(
  first: Expression,
  links: readonly { readonly relation: string; readonly expression: Expression }[],
): Range | 'unknown' {
  const [lower, upper] = links;
  if (links.length !== 2 || lower?.expression.kind !== 'symbol' || upper === undefined) return 'unknown';
  const ascending = /^<=?$/;
  if (!ascending.test(lower.relation) || !ascending.test(upper.relation)) return 'unknown';
  return {
    index: lower.expression.name,
    from: lower.relation === '<' ? shifted(first, 1) : first,
    to: upper.relation === '<' ? shifted(upper.expression, -1) : upper.expression,
  };
}

/** The ends of `1..N` or `1, …, N`. */
function dotted(expression: Expression): readonly [Expression, Expression] | undefined {
  if (expression.kind !== 'multiply') return undefined;
  const [from, dots, to] = expression.factors;
  if (expression.factors.length !== 3 || dots?.kind !== 'ellipsis' || !from || !to) return undefined;
  return [from, to];
}

function shifted(bound: Expression, by: 1 | -1): Expression {
  const { span } = bound;
  const one: Expression = { kind: 'number', value: 1, text: '1', span };
  const term: Expression = by === 1 ? one : { kind: 'negate', argument: one, span };
  return { kind: 'add', terms: [bound, term], span };
}
