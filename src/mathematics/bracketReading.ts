/** Brackets, braces, angles and bars, and what may stand between them: lists, sets, inner products, norms. */
import { cover, deeper, fail, made, next, nextIsOpen, nextIsSign, peek, seen, takeSign } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Expression } from './expression.ts';
import { close, readItems, readSum } from './parser.ts';
import { readRelation } from './relationReading.ts';
import { takePositivePart } from './script.ts';
import type { Token } from './token.ts';

/** Brackets hide the bars, angles and sums around them. */
export function inBrackets<Result>(cursor: Cursor, read: () => Result): Result {
  const { bars, angles, dimensions, inSum } = cursor;
  cursor.bars = [];
  cursor.angles = 0;
  cursor.dimensions = false;
  cursor.inSum = 0;
  const result = deeper(cursor, read);
  cursor.bars = bars;
  cursor.angles = angles;
  cursor.dimensions = dimensions;
  cursor.inSum = inSum;
  return result;
}

/**
 * Steps over nothing, but makes a colon of the sign that parts a set from its conditions: the bar of { n | n < N }.
 */
function partSet(cursor: Cursor): boolean {
  let depth = 0;
  for (let ahead = 0; ahead < 120; ahead += 1) {
    const token = peek(cursor, ahead);
    if (token === undefined) return false;
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    if (depth < 0) return false;
    if (depth > 0 || ahead === 0) continue;
    const after = peek(cursor, ahead + 1);
    const isColon =
      token.kind === 'sign' && token.sign === ':' && !(after?.kind === 'relation' && after.relation === '=');
    const isBar = token.kind === 'bar' && !token.double && token.side === 'either';
    const isWord = token.kind === 'text' && /^\s*(?:s\.?t\.?|such that|with|where|:)\s*$/.test(token.text);
    if (!isColon && !isBar && !isWord) continue;
    const { span, spaced } = token;
    cursor.tokens.splice(cursor.at + ahead, 1, { kind: 'sign', sign: ':', span, spaced });
    return true;
  }
  return false;
}

/** { n : a < n, n < b }, the cursor standing behind the opening brace. */
function readSet(cursor: Cursor, open: Extract<Token, { kind: 'open' }>): Expression {
  const [element, ...conditions] = inBrackets(cursor, () => {
    const first = readRelation(cursor);
    if (!takeSign(cursor, ':')) fail(cursor, `There is ${seen(cursor)} where a colon should be.`, '`:`');
    return [first, ...readItems(cursor)];
  });
  const span = cover(open.span, close(cursor, open, 'a closing brace').span);
  if (element === undefined) return fail(cursor, 'The braces are empty.', 'an expression', span);
  return made(cursor, { kind: 'set', element, conditions, span });
}

export function readBracket(cursor: Cursor, open: Extract<Token, { kind: 'open' }>): Expression {
  const isBrace = open.bracket === '\\{' || (open.bracket === '{' && open.implicit !== true);
  if (isBrace && partSet(cursor)) return readSet(cursor, open);
  const items = inBrackets(cursor, () => readItems(cursor));
  const end = close(cursor, open, 'a closing bracket');
  const span = cover(open.span, end.span);
  const [first, second] = items;
  if (first === undefined) return fail(cursor, 'The brackets are empty.', 'an expression', span);
  if (open.bracket === '<') {
    if (second === undefined || items.length !== 2) {
      fail(cursor, 'An inner product ⟨a, b⟩ has two sides.', 'two expressions with a comma', span);
    }
    return made(cursor, { kind: 'inner', left: first, right: second, span });
  }
  if (open.bracket === '⌊' || open.bracket === '⌈') {
    const name = open.bracket === '⌊' ? 'floor' : 'ceil';
    return made(cursor, { kind: 'function', name, arguments: [first], span });
  }
  if (items.length > 1) return made(cursor, { kind: 'tuple', items, span });
  if (open.bracket !== '{' && takePositivePart(cursor)) {
    const plus = cursor.tokens[cursor.at - 1]?.span ?? span;
    return made(cursor, { kind: 'positivePart', argument: first, span: cover(span, plus) });
  }
  return { ...first, span };
}

/** `<q, k>` typed with comparison signs. */
export function readAngles(cursor: Cursor, open: Token): Expression {
  cursor.angles += 1;
  const left = readSum(cursor);
  if (!nextIsSign(cursor, ',')) {
    fail(cursor, 'A comparison has nothing on its left.', 'an expression before `<`', open.span);
  }
  cursor.at += 1;
  const right = readSum(cursor);
  const end = next(cursor);
  cursor.angles -= 1;
  if (end?.kind !== 'relation' || end.relation !== '>') {
    fail(cursor, 'The inner product opened with `<` is not closed.', '`>`', open.span);
  }
  return made(cursor, { kind: 'inner', left, right, span: cover(open.span, end.span) });
}

export function readBars(cursor: Cursor, open: Extract<Token, { kind: 'bar' }>): Expression {
  const kind = open.double ? 'double' : 'single';
  cursor.bars.push(kind);
  const inside = deeper(cursor, () => readSum(cursor));
  const end = peek(cursor);
  if (end?.kind !== 'bar' || end.side === 'left') {
    return fail(
      cursor,
      `The ${open.double ? 'norm' : 'absolute value'} opened here is not closed.`,
      open.double ? '`‖`' : '`|`',
      open.span,
    );
  }
  cursor.bars.pop();
  if (end.double && !open.double) {
    // `|x||y|`: the two strokes close one bar and open the next.
    const middle = end.span.start + 1;
    cursor.tokens.splice(
      cursor.at,
      1,
      { ...end, double: false, span: { start: end.span.start, end: middle } },
      { ...end, double: false, span: { start: middle, end: end.span.end } },
    );
  } else if (!end.double && open.double) {
    fail(cursor, 'A norm opened with `‖` is closed with `|`.', '`‖`', end.span);
  }
  const closing = next(cursor)?.span ?? end.span;
  const span = cover(open.span, closing);
  if (open.double) return made(cursor, { kind: 'norm', argument: inside, span });
  return made(cursor, { kind: 'function', name: 'abs', arguments: [inside], span });
}

/**
 * D_KL(p‖q), p(x|y): a bracket with one bar in it parts two arguments. The bar becomes a comma, so that a call is
 * read.
 */
export function partBars(cursor: Cursor): boolean {
  let ahead = 0;
  if (nextIsSign(cursor, '_')) {
    ahead = nextIsOpen(cursor, '{', 1) ? 2 : 1;
    while (peek(cursor, ahead)?.kind === 'symbol') ahead += 1;
    if (peek(cursor, ahead)?.kind === 'close') ahead += 1;
  }
  if (!nextIsOpen(cursor, '(', ahead)) return false;
  const bars: number[] = [];
  let depth = 0;
  for (let at = ahead; at < ahead + 60; at += 1) {
    const token = peek(cursor, at);
    if (token === undefined) return false;
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    else if (token.kind === 'bar') {
      // `p | | q` and `p\,\|\,q`: strokes side by side are one bar.
      const touching = bars.at(-1) === at - 1;
      bars.push(at);
      if (bars.length > (touching ? 2 : 1)) return false;
    }
    if (depth === 0) break;
  }
  const [first] = bars;
  const bar = first === undefined ? undefined : peek(cursor, first);
  if (first === undefined || bar === undefined) return false;
  const comma: Token = { kind: 'sign', sign: ',', span: bar.span, spaced: bar.spaced };
  cursor.tokens.splice(cursor.at + first, bars.length, comma);
  return true;
}

/** Whether the bracket ahead holds a list: L(a, p, n) is a call, for no number is multiplied by a list. */
export const listFollows = (cursor: Cursor): boolean =>
  bracketHolds(cursor, 200, (token) => token.kind === 'sign' && token.sign === ',');

/** Whether such a token stands in the bracket ahead itself, not in one within it; `reach` tokens are looked at. */
export function bracketHolds(cursor: Cursor, reach: number, isSought: (token: Token) => boolean): boolean {
  let depth = 0;
  for (let ahead = 0; ahead < reach; ahead += 1) {
    const token = peek(cursor, ahead);
    if (token === undefined) return false;
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    else if (depth === 1 && isSought(token)) return true;
    if (depth === 0) return false;
  }
  return false;
}
