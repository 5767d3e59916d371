/** Names where they stand: bare, as functions of something, as laws, orders, gradients and identities. */
import { readDistribution, readExpectation, readSpace, readSumOver } from './bigOperator.ts';
import { inBrackets, listFollows, partBars } from './bracketReading.ts';
import { cover, made, nextIsOpen, nextIsSign, peek, touches } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Expression, IndexedNode, OrderNotation, SymbolNode } from './expression.ts';
import { readArgument } from './functionReading.ts';
import { close, readFactor, readItems } from './parser.ts';
import { readIndices } from './script.ts';
import type { Token } from './token.ts';

const ORDERS: ReadonlyMap<string, OrderNotation> = new Map<string, OrderNotation>([
  ['O', 'O'],
  ['Theta', 'Theta'],
  ['Omega', 'Omega'],
  ['o', 'o'],
  ['omega', 'omega'],
]);

export function readName(cursor: Cursor, token: Extract<Token, { kind: 'symbol' }>): Expression {
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
    (peek(cursor, 1)?.kind === 'symbol' || nextIsSign(cursor, '+', 1) || nextIsSign(cursor, '-', 1)) &&
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

/** The `+` of P(D | +), P(+) and P(+ | D): a sign that is all that stands there is the name of an outcome. */
export function takeOutcome(cursor: Cursor): Expression | undefined {
  const sign = peek(cursor);
  const before = cursor.tokens[cursor.at - 1];
  const after = peek(cursor, 1);
  const isComma = (token: Token | undefined): boolean => token?.kind === 'sign' && token.sign === ',';
  const opens = (before?.kind === 'open' && before.bracket === '(') || isComma(before);
  const closes = (after?.kind === 'close' && after.bracket === '(') || isComma(after);
  if (sign?.kind !== 'sign' || (sign.sign !== '+' && sign.sign !== '-') || !opens || !closes)
    return undefined;
  cursor.at += 1;
  const name = sign.sign === '+' ? 'plus' : 'minus';
  return made(cursor, { kind: 'symbol', name, declared: false, span: sign.span });
}
