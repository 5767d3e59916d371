/** Sums, products, expectations, distributions and spaces: operators with a range or a bracket of their own. */
import { cover, fail, made, next, nextIsOpen, nextIsSign, peek, seen } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Expression, LawFamily } from './expression.ts';
import { close, readEntrywise, readFactor, readItems, readProduct, readSum } from './parser.ts';
import { readRelation } from './relationReading.ts';
import { inBrackets, partBars } from './bracketReading.ts';
import { rangesOf } from './range.ts';
import type { Range } from './range.ts';
import type { Span } from './span.ts';
import type { Token } from './token.ts';
import { findUnknown } from './unknown.ts';

/** Reads what follows ∑ or ∏: its range in any of the usual ways, and its body up to the next `+` or relation. */
export function readSumOver(cursor: Cursor, kind: 'sum' | 'product', token: Token): Expression {
  let ranges: Range[] = [];
  let to: Expression | undefined;
  for (;;) {
    if (nextIsSign(cursor, '_')) ranges = readLower(cursor);
    else if (nextIsSign(cursor, '^')) {
      cursor.at += 1;
      to = readUpper(cursor);
    } else break;
  }
  const word = peek(cursor);
  if (ranges.length === 0 && word?.kind === 'text' && /^(over|for|from)$/.test(word.text)) {
    cursor.at += 1;
    ranges = rangesOf(cursor, [readRelation(cursor)], word.span);
    const of = peek(cursor);
    if (of?.kind === 'text') cursor.at += 1;
  }
  if (ranges.length === 0 && to === undefined && nextIsOpen(cursor, '(')) {
    const called = readCalledSum(cursor, kind, token);
    if (called) return called;
    const ranged = readBracketedRange(cursor);
    if (ranged) ranges = ranged;
  }
  const { running } = cursor;
  cursor.inSum += 1;
  cursor.running = [...running, ...ranges.map(({ index }) => index)];
  const body = readSumBody(cursor, kind);
  cursor.inSum -= 1;
  cursor.running = running;
  return assemble(cursor, kind, ranges, to, body, cover(token.span, body.span));
}

/** The factors of a sum may be joined by ⊙ and ⊗, which a sum may be drawn through; a product may not. */
function readSumBody(cursor: Cursor, kind: 'sum' | 'product'): Expression {
  const readFactors = kind === 'sum' ? readEntrywise : readProduct;
  const sign = peek(cursor);
  if (nextIsSign(cursor, '-')) {
    cursor.at += 1;
    const argument = readFactors(cursor);
    return made(cursor, {
      kind: 'negate',
      argument,
      span: cover(sign?.span ?? argument.span, argument.span),
    });
  }
  if (sign === undefined) fail(cursor, 'Nothing is summed here.', 'the expression to sum');
  return readFactors(cursor);
}

function assemble(
  cursor: Cursor,
  kind: 'sum' | 'product',
  ranges: readonly Range[],
  to: Expression | undefined,
  body: Expression,
  span: Span,
): Expression {
  if (ranges.length === 0) {
    const [index, ...others] = freeIndices(body);
    const only = index !== undefined && others.length === 0 ? index : '';
    return made(cursor, { kind, index: only, ...(to && { to }), body, span });
  }
  return ranges.reduceRight<Expression>((inner, range) => {
    const upper = range.to ?? to;
    return made(cursor, { kind, ...range, ...(upper && { to: upper }), body: inner, span });
  }, body);
}

/** Undeclared letters that number something in `body` and that no sum in it binds: the i of `Σ x_i²`. */
function freeIndices(body: Expression): readonly string[] {
  return findUnknown(body).flatMap(({ name, role }) => (role === 'index' && name.length === 1 ? [name] : []));
}

function readLower(cursor: Cursor): Range[] {
  cursor.at += 1;
  const open = peek(cursor);
  if (open?.kind !== 'open') {
    const only = readFactor(cursor);
    return rangesOf(cursor, [only], only.span);
  }
  cursor.at += 1;
  const implicit = open.implicit === true;
  const rows = peek(cursor);
  if (rows?.kind === 'rows') return readStacked(cursor, rows, open);
  const items = inBrackets(cursor, () => readItems(cursor));
  close(cursor, open, 'the end of the range');
  const [only] = items;
  // `sum_j=1^N` without braces: the start follows the index.
  const equals = peek(cursor);
  if (implicit && only?.kind === 'symbol' && equals?.kind === 'relation' && equals.relation === '=') {
    cursor.at += 1;
    const from = readBareBound(cursor);
    return [{ index: only.name, from }];
  }
  return rangesOf(cursor, items, open.span);
}

/** `\substack{i \le N \\ j \ne i}`: one condition a row. */
function readStacked(cursor: Cursor, rows: Extract<Token, { kind: 'rows' }>, open: Token): Range[] {
  cursor.at += 1;
  close(cursor, open, 'the end of the range');
  const items = rows.rows.map((row) => {
    const inner: Cursor = { ...cursor, tokens: row.flat(), at: 0 };
    const item = readRelation(inner);
    cursor.nodes = inner.nodes;
    return item;
  });
  return rangesOf(cursor, items, rows.span);
}

function readBareBound(cursor: Cursor): Expression {
  const token = next(cursor);
  if (token?.kind === 'number') {
    return made(cursor, { kind: 'number', value: token.value, text: token.text, span: token.span });
  }
  if (token?.kind === 'symbol') {
    return made(cursor, { kind: 'symbol', name: token.name, declared: token.declared, span: token.span });
  }
  cursor.at -= 1;
  return fail(cursor, `There is ${seen(cursor)} where the range should begin.`, 'a number or a name');
}

function readUpper(cursor: Cursor): Expression {
  const open = peek(cursor);
  if (open?.kind !== 'open') return readBareBound(cursor);
  cursor.at += 1;
  const upper = inBrackets(cursor, () => readSum(cursor));
  close(cursor, open, 'the end of the range');
  return upper;
}

/** `sum(x_j, j = 1..N)` */
function readCalledSum(cursor: Cursor, kind: 'sum' | 'product', token: Token): Expression | undefined {
  const start = cursor.at;
  const open = next(cursor);
  if (open === undefined) return undefined;
  const items = inBrackets(cursor, () => readItems(cursor));
  const [body, ...rest] = items;
  const ranged = rest.length === 1 && rest[0]?.kind === 'relation';
  if (body === undefined || !ranged) {
    cursor.at = start;
    return undefined;
  }
  const end = close(cursor, open, 'the bracket that closes the sum');
  const ranges = rangesOf(cursor, rest, end.span);
  return assemble(cursor, kind, ranges, undefined, body, cover(token.span, end.span));
}

/** `sum(j = 1..N) x_j` */
function readBracketedRange(cursor: Cursor): Range[] | undefined {
  const start = cursor.at;
  const open = next(cursor);
  if (open === undefined) return undefined;
  const items = inBrackets(cursor, () => readItems(cursor));
  const [only] = items;
  if (items.length === 1 && only?.kind === 'relation') {
    const end = close(cursor, open, 'the bracket that closes the range');
    return rangesOf(cursor, items, end.span);
  }
  cursor.at = start;
  return undefined;
}

/** E[x], E_w[x], E_{w ~ p}[x], E x */
export function readExpectation(cursor: Cursor, token: Token): Expression {
  let over: Expression | undefined;
  if (nextIsSign(cursor, '_')) {
    cursor.at += 1;
    const open = peek(cursor);
    if (open?.kind === 'open') {
      cursor.at += 1;
      over = inBrackets(cursor, () => readRelation(cursor));
      close(cursor, open, 'the end of the subscript');
    } else over = readFactor(cursor);
  }
  const open = peek(cursor);
  let body: Expression;
  if (open?.kind === 'open' && open.bracket !== '<') {
    cursor.at += 1;
    body = inBrackets(cursor, () => readRelation(cursor));
    const end = close(cursor, open, 'a closing bracket');
    body = { ...body, span: cover(open.span, end.span) };
  } else body = readProduct(cursor);
  const span = cover(token.span, body.span);
  return made(cursor, over ? { kind: 'expectation', body, over, span } : { kind: 'expectation', body, span });
}

/** N(mean, covariance) */
export function readDistribution(cursor: Cursor, family: LawFamily, token: Token): Expression {
  // N(w | 0, Σ) names its variable first.
  partBars(cursor);
  const open = peek(cursor);
  if (open?.kind !== 'open') {
    return fail(cursor, 'The parameters of the distribution are missing.', 'brackets with its parameters');
  }
  cursor.at += 1;
  const parameters = inBrackets(cursor, () => readItems(cursor));
  const end = close(cursor, open, 'a closing bracket');
  return made(cursor, { kind: 'distribution', family, parameters, span: cover(token.span, end.span) });
}

/** ℝ, ℝ^D, ℝ^{2R×M} */
export function readSpace(cursor: Cursor, token: Token): Expression {
  if (!nextIsSign(cursor, '^')) return made(cursor, { kind: 'space', dimensions: [], span: token.span });
  cursor.at += 1;
  const open = peek(cursor);
  if (open?.kind !== 'open') {
    const only = readFactor(cursor);
    return made(cursor, { kind: 'space', dimensions: [only], span: cover(token.span, only.span) });
  }
  cursor.at += 1;
  const dimensions = inBrackets(cursor, () => {
    cursor.dimensions = true;
    const found = [readSum(cursor)];
    while (isCross(cursor)) {
      cursor.at += 1;
      found.push(readSum(cursor));
    }
    cursor.dimensions = false;
    return found;
  });
  const end = close(cursor, open, 'the end of the dimensions');
  return made(cursor, { kind: 'space', dimensions, span: cover(token.span, end.span) });
}

/** `×`, a comma, or the letter x that stands for `×` in plain text. */
export function isCross(cursor: Cursor): boolean {
  const token = peek(cursor);
  if (token?.kind === 'symbol') return token.name === 'x' && !token.declared;
  return nextIsSign(cursor, 'x') || nextIsSign(cursor, ',');
}
