/** Words with arguments: fractions, roots, norms and named functions. */
import { readDistribution, readExpectation, readSpace, readSumOver } from './bigOperator.ts';
import { cover, deeper, fail, made, nextIsOpen, nextIsSign, peek, touches } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Expression, FunctionName } from './expression.ts';
import { close, readFactor, readItems, readSum } from './parser.ts';
import { readRelation } from './relationReading.ts';
import { inBrackets } from './bracketReading.ts';
import { readOrder } from './nameReading.ts';
import { beginsOperand } from './primary.ts';
import { readIndices, readScripts } from './script.ts';
import type { Token } from './token.ts';

export function readWord(cursor: Cursor, token: Extract<Token, { kind: 'word' }>): Expression {
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
    case 'laplace':
    case 'cauchy':
    case 'bernoulli':
    case 'poisson':
    case 'exponential':
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
    case 'inverse': {
      const argument = readArgument(cursor);
      const exponent: Expression = { kind: 'number', value: -1, text: '-1', span };
      return made(cursor, { kind: 'power', base: argument, exponent, span: cover(span, argument.span) });
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
      return isNamed(cursor)
        ? made(cursor, { kind: 'symbol', name: word, declared: false, span })
        : readFunction(cursor, word, token);
  }
}

/** `Var = x² p`: what a relation follows, or nothing at all, is a name of whatever it may be. */
function isNamed(cursor: Cursor): boolean {
  if (cursor.tokens.length === 1) return true;
  const after = peek(cursor);
  return after?.kind === 'relation' && after.relation !== '<' && cursor.at <= 2;
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
export function readArgument(cursor: Cursor): Expression {
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
    const goesOn = last?.kind === 'number' || last?.kind === 'transpose' || isTakenOf(cursor, last);
    if (!goesOn) break;
    if (!beginsOperand(cursor, last)) break;
    factors.push(readFactor(cursor));
  }
  const [first] = factors;
  const last = factors.at(-1);
  if (first === undefined || last === undefined || factors.length === 1) return first ?? readFactor(cursor);
  return made(cursor, { kind: 'multiply', factors, span: cover(first.span, last.span) });
}

/** The `p(x)` of `log p(x)`: a name right behind a name, in brackets of its own. */
function isTakenOf(cursor: Cursor, last: Expression | undefined): boolean {
  if (last?.kind !== 'symbol' || !touches(cursor, last.span.end - 1) || !nextIsOpen(cursor, '('))
    return false;
  return peek(cursor, 1)?.kind === 'symbol' && peek(cursor, 2)?.kind === 'close';
}

/** `max_j x_j`, `softmax_j(…)`, `argmin_θ …`: taken over an index or a name. */
const OVER_INDEX: ReadonlySet<FunctionName> = new Set(['max', 'min', 'softmax', 'argmax', 'argmin']);

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
    if ((name !== 'log' && !OVER_INDEX.has(name)) || index === undefined) {
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
    if (nextIsOpen(cursor, '(', 1) || peek(cursor, 1)?.kind === 'number') {
      // `log2(N)`, `log2 7`
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
  const [items, end] = readArguments(
    cursor,
    (name === 'max' || name === 'min') && base === undefined ? 2 : 1,
  );
  const span = cover(token.span, end);
  const applied = made(
    cursor,
    base
      ? { kind: 'function', name, arguments: items, base, span }
      : { kind: 'function', name, arguments: items, span },
  );
  return power ? made(cursor, { kind: 'power', base: applied, exponent: power, span }) : applied;
}
