/** What follows an operand: subscripts, powers, transposes, primes, factorials. */
import type { Cursor } from './cursor.ts';
import { cover, deeper, fail, made, next, nextIsOpen, nextIsSign, peek, seen, takeSign } from './cursor.ts';
import type { Expression } from './expression.ts';
import { close, readFactor, readItems, readSignedFactor } from './parser.ts';
import type { Span } from './span.ts';
import { walk } from './structure.ts';

/** Applies every script that follows to `base`. */
export function readScripts(cursor: Cursor, base: Expression): Expression {
  let result = base;
  for (;;) {
    const token = peek(cursor);
    if (token?.kind !== 'sign') return result;
    if (token.sign === "'") {
      cursor.at += 1;
      result = made(cursor, {
        kind: 'transpose',
        argument: result,
        prime: true,
        span: cover(result.span, token.span),
      });
    } else if (token.sign === '!' && !isInequality(cursor)) {
      cursor.at += 1;
      const span = cover(result.span, token.span);
      result = made(cursor, { kind: 'function', name: 'factorial', arguments: [result], span });
    } else if (token.sign === '*' && takesMethod(cursor)) {
      result = readMethod(cursor, result);
    } else if (token.sign === '_') {
      result = readSubscript(cursor, result);
    } else if (token.sign === '^') {
      result = readSuperscript(cursor, result);
    } else return result;
  }
}

/** `x.sum()`, `p.log()` of a program: a name that takes nothing, or only the axis it works along. */
function takesMethod(cursor: Cursor): boolean {
  const word = peek(cursor, 1);
  const open = peek(cursor, 2);
  if (word?.kind !== 'word' || !METHODS.has(word.word) || open?.kind !== 'open' || open.spaced) return false;
  let at = 3;
  if (nextIsSign(cursor, '-', at)) at += 1;
  if (peek(cursor, at)?.kind === 'number') at += 1;
  return peek(cursor, at)?.kind === 'close';
}

const METHODS: ReadonlySet<string> = new Set([
  'sum',
  'mean',
  'exp',
  'log',
  'abs',
  'sqrt',
  'softmax',
  'sigmoid',
]);

function readMethod(cursor: Cursor, of: Expression): Expression {
  const word = peek(cursor, 1);
  while (peek(cursor)?.kind !== 'close') cursor.at += 1;
  const span = cover(of.span, next(cursor)?.span ?? of.span);
  const method = word?.kind === 'word' ? word.word : undefined;
  switch (method) {
    case 'mean':
    case 'exp':
    case 'log':
    case 'abs':
    case 'softmax':
    case 'sigmoid':
      return made(cursor, { kind: 'function', name: method, arguments: [of], span });
    case 'sqrt':
      return made(cursor, { kind: 'root', radicand: of, span });
    default:
      return made(cursor, { kind: 'sum', index: '', body: of, span });
  }
}

function isInequality(cursor: Cursor): boolean {
  const after = peek(cursor, 1);
  return after?.kind === 'relation' && after.relation === '=' && !after.spaced;
}

function readSubscript(cursor: Cursor, base: Expression): Expression {
  const indices = readIndices(cursor);
  const end = cursor.tokens[cursor.at - 1]?.span ?? base.span;
  return index(cursor, base, indices, end);
}

/** Puts indices on `base`: on the base of a power, as the order of a norm, joined to indices that are there. */
function index(cursor: Cursor, base: Expression, indices: readonly Expression[], end: Span): Expression {
  const span = cover(base.span, end);
  // 0_{2R × M}: a zero of some size is zero.
  if (base.kind === 'number' && base.value === 0) return { ...base, span };
  if (base.kind === 'power') {
    return made(cursor, { ...base, base: index(cursor, base.base, indices, end), span });
  }
  if (base.kind === 'transpose') {
    return made(cursor, { ...base, argument: index(cursor, base.argument, indices, end), span });
  }
  if (base.kind === 'norm') {
    const [order] = indices;
    const euclidean =
      (order?.kind === 'number' && order.value === 2) || (order?.kind === 'symbol' && order.name === 'F');
    return order && !euclidean ? made(cursor, { ...base, order, span }) : { ...base, span };
  }
  if (base.kind === 'indexed') return made(cursor, { ...base, indices: [...base.indices, ...indices], span });
  return made(cursor, { kind: 'indexed', base, indices, span });
}

/** Reads `_{…}`, the cursor standing on the `_`. Letters side by side are indices of their own, unless not split. */
export function readIndices(cursor: Cursor, split = true): Expression[] {
  cursor.at += 1;
  if (!nextIsOpen(cursor, '{') && !nextIsOpen(cursor, '(')) {
    if (peek(cursor) === undefined) fail(cursor, 'A subscript is missing after `_`.', 'a subscript');
    return [deeper(cursor, () => readUnscripted(cursor))];
  }
  const open = next(cursor);
  if (open === undefined) return [];
  const items = deeper(cursor, () => readItems(cursor));
  close(cursor, open, 'the end of the subscript');
  return split ? items.flatMap(splitIndex) : items;
}

function splitIndex(item: Expression): readonly Expression[] {
  const letters =
    item.kind === 'multiply' &&
    item.factors.every((factor) => factor.kind === 'symbol' && factor.name.length <= 2);
  return letters && item.kind === 'multiply' ? item.factors : [item];
}

/** One operand without scripts of its own: the `i` of `x_i^2`. */
function readUnscripted(cursor: Cursor): Expression {
  const token = next(cursor);
  if (token?.kind === 'number') {
    return made(cursor, { kind: 'number', value: token.value, text: token.text, span: token.span });
  }
  if (token?.kind === 'symbol') {
    return made(cursor, { kind: 'symbol', name: token.name, declared: token.declared, span: token.span });
  }
  cursor.at -= 1;
  return fail(cursor, `There is ${seen(cursor)} after \`_\`.`, 'a subscript');
}

function readSuperscript(cursor: Cursor, base: Expression): Expression {
  cursor.at += 1;
  const start = cursor.at;
  if (isTransposeMark(cursor, base)) {
    const end = cursor.tokens[cursor.at - 1]?.span ?? base.span;
    return made(cursor, { kind: 'transpose', argument: base, prime: false, span: cover(base.span, end) });
  }
  const number = takeNumbering(cursor, base);
  if (number) {
    const span = cover(base.span, cursor.tokens[cursor.at - 1]?.span ?? base.span);
    const [of, below] = base.kind === 'indexed' ? [base.base, base.indices] : [base, []];
    return made(cursor, { kind: 'indexed', base: of, indices: [number, ...below], span });
  }
  const exponent = readExponent(cursor);
  if (cursor.at === start) fail(cursor, 'An exponent is missing after `^`.', 'an exponent');
  return made(cursor, { kind: 'power', base, exponent, span: cover(base.span, exponent.span) });
}

/** Steps over `T`, `⊤`, `{\top}` after `^`, unless it is a power such as 2^T. */
function isTransposeMark(cursor: Cursor, base: Expression): boolean {
  if (base.kind === 'number' || base.kind === 'constant') return false;
  const bracketed = nextIsOpen(cursor, '{') || nextIsOpen(cursor, '(');
  const mark = peek(cursor, bracketed ? 1 : 0);
  const after = peek(cursor, bracketed ? 2 : 1);
  if (mark?.kind !== 'symbol') return false;
  // In Σ_t γ^t the t counts.
  if (cursor.running.includes(mark.name)) return false;
  const isMark =
    mark.name === 'top' ||
    mark.name === 'intercal' ||
    mark.isT === true ||
    (!mark.declared && (mark.name === 't' || mark.name === 'transpose' || mark.name === 'tr'));
  if (!isMark || (bracketed && after?.kind !== 'close')) return false;
  if (cursor.numbers.has(mark.name) && isNumber(cursor, base)) return false;
  cursor.at += bracketed ? 3 : 1;
  return true;
}

/** The i of x^{(i)}: raised in brackets it numbers an example, a step or a layer, and is no power. */
function takeNumbering(cursor: Cursor, base: Expression): Expression | undefined {
  const [outer, inner, only, end, close] = [0, 1, 2, 3, 4].map((ahead) => peek(cursor, ahead));
  const isBracketed =
    outer?.kind === 'open' &&
    outer.bracket === '{' &&
    inner?.kind === 'open' &&
    inner.bracket === '(' &&
    end?.kind === 'close' &&
    close?.kind === 'close';
  const named = base.kind === 'indexed' ? base.base : base;
  if (!isBracketed || named.kind !== 'symbol') return undefined;
  if (only?.kind === 'symbol') {
    // γ^{(T)} of two numbers is a power all the same.
    if (cursor.numbers.has(named.name) && cursor.numbers.has(only.name)) return undefined;
    cursor.at += 5;
    return made(cursor, { kind: 'symbol', name: only.name, declared: only.declared, span: only.span });
  }
  if (only?.kind !== 'number') return undefined;
  cursor.at += 5;
  return made(cursor, { kind: 'number', value: only.value, text: only.text, span: only.span });
}

/** Made of nothing but names of numbers: nobody transposes those. */
function isNumber(cursor: Cursor, base: Expression): boolean {
  const names = [...walk(base)].flatMap((node) => (node.kind === 'symbol' ? [node.name] : []));
  return names.length > 0 && names.every((name) => cursor.numbers.has(name));
}

function readExponent(cursor: Cursor): Expression {
  if (!nextIsOpen(cursor, '{')) return readSignedFactor(cursor);
  const open = next(cursor);
  if (open === undefined) return readSignedFactor(cursor);
  // `\sigma^-2` in TeX raises only the sign; the number after it belongs up there too.
  if (nextIsSign(cursor, '-') && peek(cursor, 1)?.kind === 'close') {
    const sign = next(cursor);
    cursor.at += 1;
    const argument = readFactor(cursor);
    return made(cursor, {
      kind: 'negate',
      argument,
      span: cover(sign?.span ?? argument.span, argument.span),
    });
  }
  const items = deeper(cursor, () => readItems(cursor));
  const [only] = items;
  if (items.length !== 1 || only === undefined)
    fail(cursor, 'An exponent is one expression.', 'one exponent');
  close(cursor, open, 'the end of the exponent');
  return only;
}

/** Steps over `_+` or `^+` after a bracket: the positive part. */
export function takePositivePart(cursor: Cursor): boolean {
  const sign = peek(cursor);
  if (sign?.kind !== 'sign' || (sign.sign !== '_' && sign.sign !== '^')) return false;
  if (nextIsOpen(cursor, '{', 1) && nextIsSign(cursor, '+', 2) && peek(cursor, 3)?.kind === 'close') {
    cursor.at += 4;
    return true;
  }
  const after = peek(cursor, 2);
  const operandFollows = after?.kind === 'symbol' || after?.kind === 'number' || after?.kind === 'open';
  if (nextIsSign(cursor, '+', 1) && !operandFollows) {
    cursor.at += 1;
    return takeSign(cursor, '+');
  }
  return false;
}
