/** Relations: chains such as a = b ≤ c, the signs that make them, and the conditions of a law. */
import type { Cursor } from './cursor.ts';
import { cover, deeper, made, peek } from './cursor.ts';
import type { Expression, Link } from './expression.ts';
import { readSum } from './parser.ts';
import type { Token } from './token.ts';

/** a R b R c … A chain may begin with its relation, as the lines of `aligned` do; see `continuation`. */
export function readRelation(cursor: Cursor): Expression {
  return deeper(cursor, () => {
    dropCondition(cursor);
    const first = readSum(cursor);
    const links: Link[] = [];
    for (;;) {
      const relation = takeRelation(cursor);
      if (relation === undefined) break;
      const expression = readSum(cursor);
      links.push({ relation: relation.relation, expression, span: relation.span });
    }
    const last = links.at(-1);
    if (last === undefined) return first;
    return made(cursor, { kind: 'relation', first, links, span: cover(first.span, last.expression.span) });
  });
}

/** `x | y ~ N(…)`: what a law is conditioned on says nothing of what is drawn, and is left out. */
function dropCondition(cursor: Cursor): void {
  let bar: number | undefined;
  let depth = 0;
  for (let ahead = 0; ahead < MOST_CONDITION; ahead += 1) {
    const token = peek(cursor, ahead);
    if (token === undefined) return;
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    if (depth < 0) return;
    if (depth > 0) continue;
    if (token.kind === 'bar') {
      if (bar !== undefined || token.double || ahead === 0) return;
      bar = ahead;
    } else if (token.kind === 'relation') {
      if (token.relation === '~' && bar !== undefined) cursor.tokens.splice(cursor.at + bar, ahead - bar);
      return;
    }
  }
}

/** The longest condition that is looked for, in tokens. */
const MOST_CONDITION = 40;

/** Relations that KaTeX hands over in two pieces: `:` `=`, `<` `=`, … */
const JOINED: ReadonlyMap<string, Link['relation']> = new Map<string, Link['relation']>([
  [':=', ':='],
  ['==', '='],
  ['<=', '<='],
  ['>=', '>='],
  ['<<', '<<'],
  ['>>', '>>'],
  ['=>', '=>'],
  ['~=', '~='],
  ['=:', ':='],
]);

function takeRelation(cursor: Cursor): { relation: Link['relation']; span: Token['span'] } | undefined {
  const token = peek(cursor);
  const after = peek(cursor, 1);
  if (token?.kind === 'sign' && (token.sign === ':' || token.sign === '-' || token.sign === '!')) {
    if (after?.kind !== 'relation' || after.spaced) return undefined;
    const joined =
      token.sign === ':' && after.relation === '='
        ? ':='
        : token.sign === '-' && after.relation === '>'
          ? '->'
          : token.sign === '!' && after.relation === '='
            ? '!='
            : undefined;
    if (joined === undefined) return undefined;
    cursor.at += 2;
    return { relation: joined, span: cover(token.span, after.span) };
  }
  if (token?.kind !== 'relation') return undefined;
  if (token.relation === '>' && cursor.angles > 0) return undefined;
  if (after?.kind === 'relation' && !after.spaced) {
    const joined = JOINED.get(token.relation + after.relation);
    if (joined) {
      cursor.at += 2;
      return { relation: joined, span: cover(token.span, after.span) };
    }
  }
  cursor.at += 1;
  return { relation: token.relation, span: token.span };
}
