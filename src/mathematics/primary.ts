/** What a formula is made of: numbers, names, brackets, bars, fractions, roots, functions. */
import { readDistribution, readExpectation, readSpace, readSumOver } from './bigOperator.ts';
import {
  cover,
  deeper,
  fail,
  made,
  next,
  nextIsOpen,
  nextIsSign,
  peek,
  seen,
  takeSign,
  touches,
} from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Expression, IndexedNode, OrderNotation, SymbolNode } from './expression.ts';
import { readArgument, readWord } from './functionReading.ts';
import { close, readFactor, readItems, readRelation, readSum } from './parser.ts';
import { readRows } from './rows.ts';
import { readIndices, takePositivePart } from './script.ts';
import type { Token } from './token.ts';

/** Whether what follows can be multiplied on without a sign. */
export function beginsOperand(cursor: Cursor, previous: Expression | undefined): boolean {
  const token = peek(cursor);
  switch (token?.kind) {
    case 'number':
      if (previous?.kind === 'number') {
        fail(cursor, 'Two numbers stand side by side.', 'an operator between them');
      }
      if (
        (previous?.kind === 'symbol' || previous?.kind === 'indexed') &&
        touches(cursor, previous.span.end - 1) &&
        !isBaseOfName(cursor)
      ) {
        fail(
          cursor,
          `The number ${token.text} is glued to the name before it: a power, an index or a factor?`,
          '`^`, `_` or `*` before the number',
        );
      }
      return true;
    case 'open':
      return !opensRemark(cursor);
    case 'symbol':
    case 'word':
    case 'rows':
    case 'ellipsis':
      return true;
    case 'bar':
      return token.side === 'left' || (token.side === 'either' && cursor.bars.length === 0);
    default:
      return false;
  }
}

/** `n2^n`: a number that is raised to a name can only be a factor. */
function isBaseOfName(cursor: Cursor): boolean {
  if (!nextIsSign(cursor, '^', 1)) return false;
  const raised = peek(cursor, 2);
  return raised?.kind === 'symbol' || (raised?.kind === 'open' && peek(cursor, 3)?.kind === 'symbol');
}

/** `x_t (h_0 = 0)`: a bracket with an equation in it, set apart by a space, is a statement of its own. */
export function opensRemark(cursor: Cursor): boolean {
  const open = peek(cursor);
  if (open?.kind !== 'open' || open.bracket !== '(' || !open.spaced) return false;
  let depth = 0;
  for (let ahead = 0; ahead < 60; ahead += 1) {
    const token = peek(cursor, ahead);
    if (token === undefined) return false;
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    else if (depth === 1 && token.kind === 'relation' && token.relation === '=') return true;
    if (depth === 0) return false;
  }
  return false;
}

export function readPrimary(cursor: Cursor): Expression {
  const token = next(cursor);
  switch (token?.kind) {
    case 'number':
      return made(cursor, { kind: 'number', value: token.value, text: token.text, span: token.span });
    case 'symbol':
      return readName(cursor, token);
    case 'word':
      return readWord(cursor, token);
    case 'open':
      return readBracket(cursor, token);
    case 'bar':
      return readBars(cursor, token);
    case 'rows':
      return readRows(cursor, token);
    case 'ellipsis':
      return made(cursor, { kind: 'ellipsis', span: token.span });
    case 'relation':
      if (token.relation === '<') return readAngles(cursor, token);
      break;
    default:
  }
  if (token !== undefined) cursor.at -= 1;
  return fail(
    cursor,
    `There is ${seen(cursor)} where a number, a name or a bracket should be.`,
    'an operand',
  );
}

const ORDERS: ReadonlyMap<string, OrderNotation> = new Map<string, OrderNotation>([
  ['O', 'O'],
  ['Theta', 'Theta'],
  ['Omega', 'Omega'],
  ['o', 'o'],
  ['omega', 'omega'],
]);

function readName(cursor: Cursor, token: Extract<Token, { kind: 'symbol' }>): Expression {
  const { name, declared, span } = token;
  const before = cursor.tokens[cursor.at - 2];
  const symbol: SymbolNode = made(cursor, { kind: 'symbol', name, declared, span });
  const isCall = nextIsOpen(cursor, '(') || nextIsOpen(cursor, '[');
  const sampled = before?.kind === 'relation' && before.relation === '~';
  // Nothing is multiplied by a list, so `N(0, …)` is a law also where N counts tokens.
  if (name === 'N' && isCall && (sampled || listFollows(cursor)))
    return readDistribution(cursor, 'normal', token);
  if (name === 'U' && !declared && sampled && listFollows(cursor))
    return readDistribution(cursor, 'uniform', token);
  if (before?.kind === 'relation') {
    if (before.relation === 'in' && name === 'R' && nextIsSign(cursor, '^')) return readSpace(cursor, token);
  }
  if (!declared) {
    const order = ORDERS.get(name);
    if (order !== undefined && (isCall || nextIsOpen(cursor, '\\{') || nextIsOpen(cursor, '{'))) {
      return readOrder(cursor, order, token);
    }
    if (name === 'E' && (isCall || nextIsOpen(cursor, '\\{') || nextIsSign(cursor, '_'))) {
      return readExpectation(cursor, token);
    }
    if (name === 'e' || name === 'pi' || name === 'infinity') {
      return made(cursor, { kind: 'constant', name, span });
    }
    if ((name === 'Sigma' || name === 'Pi') && !endsHere(cursor)) {
      return readSumOver(cursor, name === 'Sigma' ? 'sum' : 'product', token);
    }
  }
  if (!declared && name === 'nabla') return readGradient(cursor, token);
  if (!declared && IDENTITY.test(name)) return readIdentity(cursor, token);
  if (cursor.functions.has(name) || partBars(cursor)) return readCall(cursor, symbol);
  // The closing brace of `\mathcal{L}` may stand between.
  const glued = isCall && touches(cursor, span.end);
  const called =
    glued && nextIsOpen(cursor, '(') && (!declared || listFollows(cursor) || isDefinedHere(cursor));
  return called ? readCall(cursor, symbol) : symbol;
}

/** `H(p) = …` at the start of a statement says what H is of p. */
function isDefinedHere(cursor: Cursor): boolean {
  const before = cursor.tokens[cursor.at - 2];
  const starts =
    before === undefined || before.kind === 'text' || (before.kind === 'sign' && before.sign === ',');
  const after = peek(cursor, 3);
  return (
    starts &&
    peek(cursor, 1)?.kind === 'symbol' &&
    peek(cursor, 2)?.kind === 'close' &&
    after?.kind === 'relation' &&
    (after.relation === '=' || after.relation === ':=')
  );
}

/** `N(0, Σ)`, `Σ = …`: the letter itself and no sum, for nothing is there to be summed. */
function endsHere(cursor: Cursor): boolean {
  const token = peek(cursor);
  return (
    token === undefined ||
    token.kind === 'close' ||
    token.kind === 'relation' ||
    token.kind === 'text' ||
    nextIsSign(cursor, ',')
  );
}

/** Other names of the identity matrix, with or without its size: Id, id_{ℝ^D}, eye(D). */
const IDENTITY = /^(?:[Ii]d|eye|identity)(?:_\w+)?$/;

function readIdentity(cursor: Cursor, token: Extract<Token, { kind: 'symbol' }>): Expression {
  const open = peek(cursor);
  let { span } = token;
  if (open?.kind === 'open' && open.bracket === '(' && touches(cursor, token.span.end)) {
    cursor.at += 1;
    inBrackets(cursor, () => readItems(cursor));
    span = cover(span, close(cursor, open, 'the bracket that closes the size').span);
  } else if (nextIsSign(cursor, '_')) {
    readIndices(cursor);
    span = cover(span, cursor.tokens[cursor.at - 1]?.span ?? span);
  }
  return made(cursor, { kind: 'symbol', name: 'I', declared: false, span });
}

/** ∇L, ∇_w L: one name, whatever it is taken by; a bare ∇_w stands for itself. */
function readGradient(cursor: Cursor, token: Extract<Token, { kind: 'symbol' }>): Expression {
  let end = token.span;
  if (nextIsSign(cursor, '_')) {
    readIndices(cursor);
    end = cursor.tokens[cursor.at - 1]?.span ?? end;
  }
  const of = peek(cursor);
  let name = '∇';
  if (of?.kind === 'symbol') {
    const operand = readFactor(cursor);
    name += of.name;
    end = operand.span;
    // What it is taken at is no factor.
    const open = peek(cursor);
    if (open?.kind === 'open' && open.bracket === '(' && operand.kind !== 'call') {
      cursor.at += 1;
      inBrackets(cursor, () => readItems(cursor));
      end = close(cursor, open, 'the bracket that closes the arguments').span;
    }
  }
  return made(cursor, { kind: 'symbol', name, declared: false, span: cover(token.span, end) });
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
function listFollows(cursor: Cursor): boolean {
  let depth = 0;
  for (let ahead = 0; ahead < 200; ahead += 1) {
    const token = peek(cursor, ahead);
    if (token === undefined) return false;
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    else if (depth === 1 && token.kind === 'sign' && token.sign === ',') return true;
    if (depth === 0) return false;
  }
  return false;
}

/** φ(x), h_1(x); without brackets the bare name. */
function readCall(cursor: Cursor, symbol: SymbolNode): Expression {
  let callee: SymbolNode | IndexedNode = symbol;
  const start = cursor.at;
  if (nextIsSign(cursor, '_')) {
    const indices = readIndices(cursor);
    const end = cursor.tokens[cursor.at - 1]?.span ?? symbol.span;
    callee = made(cursor, { kind: 'indexed', base: symbol, indices, span: cover(symbol.span, end) });
  }
  const open = peek(cursor);
  if (open?.kind !== 'open' || (open.bracket !== '(' && open.bracket !== '[')) {
    cursor.at = start;
    return symbol;
  }
  cursor.at += 1;
  const given = inBrackets(cursor, () => readItems(cursor));
  const end = close(cursor, open, 'the bracket that closes the arguments');
  return made(cursor, { kind: 'call', callee, arguments: given, span: cover(symbol.span, end.span) });
}

export function readOrder(cursor: Cursor, notation: OrderNotation, token: Token): Expression {
  const argument = readArgument(cursor);
  return made(cursor, { kind: 'order', notation, argument, span: cover(token.span, argument.span) });
}

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

function readBracket(cursor: Cursor, open: Extract<Token, { kind: 'open' }>): Expression {
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
function readAngles(cursor: Cursor, open: Token): Expression {
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

function readBars(cursor: Cursor, open: Extract<Token, { kind: 'bar' }>): Expression {
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
