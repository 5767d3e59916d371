/** What a formula is made of: numbers, names, brackets, bars, fractions, roots, functions. */
import { readDistribution, readExpectation, readSpace, readSumOver } from './bigOperator.ts';
import type { Cursor } from './cursor.ts';
import { cover, deeper, fail, made, next, nextIsOpen, nextIsSign, peek, seen, touches } from './cursor.ts';
import type { Expression, FunctionName, IndexedNode, OrderNotation, SymbolNode } from './expression.ts';
import { close, readFactor, readItems, readRelation, readSum } from './parser.ts';
import { readRows } from './rows.ts';
import { readIndices, readScripts, takePositivePart } from './script.ts';
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
        touches(cursor, previous.span.end - 1)
      ) {
        fail(
          cursor,
          `The number ${token.text} is glued to the name before it: a power, an index or a factor?`,
          '`^`, `_` or `*` before the number',
        );
      }
      return true;
    case 'symbol':
    case 'word':
    case 'open':
    case 'rows':
    case 'ellipsis':
      return true;
    case 'bar':
      return token.side === 'left' || (token.side === 'either' && cursor.bars.length === 0);
    default:
      return false;
  }
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
  if (before?.kind === 'relation') {
    if (before.relation === '~' && name === 'N' && isCall) return readDistribution(cursor, 'normal', token);
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
    if (name === 'Sigma' || name === 'Pi') {
      return readSumOver(cursor, name === 'Sigma' ? 'sum' : 'product', token);
    }
  }
  if (cursor.functions.has(name)) return readCall(cursor, symbol);
  const glued = isCall && touches(cursor, span.end - 1);
  const called = glued && nextIsOpen(cursor, '(') && (!declared || listFollows(cursor));
  return called ? readCall(cursor, symbol) : symbol;
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

function readBracket(cursor: Cursor, open: Extract<Token, { kind: 'open' }>): Expression {
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

function readWord(cursor: Cursor, token: Extract<Token, { kind: 'word' }>): Expression {
  const { word, span } = token;
  switch (word) {
    case 'frac': {
      const numerator = readArgument(cursor);
      const denominator = readArgument(cursor);
      return made(cursor, { kind: 'divide', numerator, denominator, span: cover(span, denominator.span) });
    }
    case 'sqrt':
    case 'cbrt':
      return readRoot(cursor, token);
    case 'sum':
      return readSumOver(cursor, 'sum', token);
    case 'prod':
      return readSumOver(cursor, 'product', token);
    case 'expectation':
      return readExpectation(cursor, token);
    case 'normal':
    case 'uniform':
      return readDistribution(cursor, word, token);
    case 'reals':
      return readSpace(cursor, token);
    case 'bigO':
      return readOrder(cursor, 'O', token);
    case 'norm': {
      const argument = readArgument(cursor);
      return made(cursor, { kind: 'norm', argument, span: cover(span, argument.span) });
    }
    case 'transpose': {
      const argument = readArgument(cursor);
      return made(cursor, { kind: 'transpose', argument, prime: false, span: cover(span, argument.span) });
    }
    case 'dot': {
      const [items, end] = readArguments(cursor, 2);
      const [left, right] = items;
      if (left === undefined || right === undefined) {
        return fail(cursor, '`dot` takes two arguments.', 'two expressions with a comma', span);
      }
      return made(cursor, { kind: 'inner', left, right, span: cover(span, end) });
    }
    case 'binom':
    case 'Theta':
    case 'Omega':
    case 'identity-word':
      return fail(
        cursor,
        `\`${word}\` is not understood in these formulas.`,
        'another way to write it',
        span,
      );
    case 'ln':
      return readFunction(cursor, 'log', token);
    case 'log2':
    case 'log10': {
      const base = word === 'log2' ? 2 : 10;
      const made10: Expression = { kind: 'number', value: base, text: String(base), span };
      return readFunction(cursor, 'log', token, made10);
    }
    default:
      return readFunction(cursor, word, token);
  }
}

function readRoot(cursor: Cursor, token: Extract<Token, { kind: 'word' }>): Expression {
  let degree: Expression | undefined;
  const open = peek(cursor);
  if (token.word === 'cbrt') degree = { kind: 'number', value: 3, text: '3', span: token.span };
  else if (open?.kind === 'open' && open.bracket === '[') {
    cursor.at += 1;
    degree = inBrackets(cursor, () => readSum(cursor));
    close(cursor, open, 'the end of the degree');
    if (!nextIsOpen(cursor, '{') && !nextIsOpen(cursor, '(')) {
      // `sqrt[D]`: the square brackets held the radicand.
      return made(cursor, { kind: 'root', radicand: degree, span: cover(token.span, degree.span) });
    }
  }
  const radicand = readArgument(cursor);
  const span = cover(token.span, radicand.span);
  return made(cursor, degree ? { kind: 'root', radicand, degree, span } : { kind: 'root', radicand, span });
}

/** A bracketed group, or else one factor: the D of `sqrt D`. */
function readArgument(cursor: Cursor): Expression {
  const open = peek(cursor);
  if (open?.kind !== 'open' || open.bracket === '<') return readFactor(cursor);
  cursor.at += 1;
  const inside = inBrackets(cursor, () => readRelation(cursor));
  const end = close(cursor, open, 'a closing bracket');
  return { ...inside, span: cover(open.span, end.span) };
}

function readArguments(cursor: Cursor, least: number): readonly [Expression[], Token['span']] {
  const open = peek(cursor);
  if (open?.kind !== 'open' || open.bracket === '<') {
    if (least > 1) fail(cursor, 'The arguments of a function stand in brackets.', '`(`');
    const only = readBare(cursor);
    return [[only], only.span];
  }
  cursor.at += 1;
  const items = inBrackets(cursor, () => readItems(cursor));
  const end = close(cursor, open, 'the bracket that closes the arguments');
  return [items, end.span];
}

/** `log 2N`, `sin w^T x`, `exp -x`: a sign, a number, a transposed factor and then the last factor. */
function readBare(cursor: Cursor): Expression {
  const sign = peek(cursor);
  if (nextIsSign(cursor, '-')) {
    cursor.at += 1;
    const argument = deeper(cursor, () => readBare(cursor));
    return made(cursor, {
      kind: 'negate',
      argument,
      span: cover(sign?.span ?? argument.span, argument.span),
    });
  }
  const factors = [readFactor(cursor)];
  for (;;) {
    const last = factors.at(-1);
    if (last?.kind !== 'number' && last?.kind !== 'transpose') break;
    if (!beginsOperand(cursor, last)) break;
    factors.push(readFactor(cursor));
  }
  const [first] = factors;
  const last = factors.at(-1);
  if (first === undefined || last === undefined || factors.length === 1) return first ?? readFactor(cursor);
  return made(cursor, { kind: 'multiply', factors, span: cover(first.span, last.span) });
}

/** A named function; `log_2 x`, `sin^2 x` carry their scripts before the argument. */
function readFunction(
  cursor: Cursor,
  name: FunctionName,
  token: Token,
  givenBase: Expression | undefined = undefined,
): Expression {
  let base = givenBase;
  if (nextIsSign(cursor, '_')) {
    const [index] = readIndices(cursor, false);
    if (name !== 'log' || index === undefined) {
      fail(cursor, `\`${name}\` over an index is not understood here.`, `\`${name}\` of a list`, token.span);
    }
    base = index;
  }
  const number = peek(cursor);
  if (
    name === 'log' &&
    base === undefined &&
    number?.kind === 'number' &&
    touches(cursor, token.span.end - 1)
  ) {
    if (nextIsOpen(cursor, '(', 1)) {
      // `log2(N)`
      cursor.at += 1;
      base = made(cursor, { kind: 'number', value: number.value, text: number.text, span: number.span });
    }
  }
  let power: Expression | undefined;
  if (nextIsSign(cursor, '^')) {
    const placeholder: Expression = { kind: 'number', value: 1, text: '1', span: token.span };
    const raised = readScripts(cursor, placeholder);
    power = raised.kind === 'power' ? raised.exponent : undefined;
  }
  const [items, end] = readArguments(cursor, name === 'max' || name === 'min' ? 2 : 1);
  const span = cover(token.span, end);
  const applied = made(
    cursor,
    base
      ? { kind: 'function', name, arguments: items, base, span }
      : { kind: 'function', name, arguments: items, span },
  );
  return power ? made(cursor, { kind: 'power', base: applied, exponent: power, span }) : applied;
}
