/** The grammar that both notations share: lists, relations, sums, products, powers, loosest first. */
import { isCross } from './bigOperator.ts';
import type { Cursor } from './cursor.ts';
import { cover, deeper, fail, here, made, nextIsSign, peek, seen, takeSign, touches } from './cursor.ts';
import type { Expression } from './expression.ts';
import { takeOutcome } from './nameReading.ts';
import { beginsOperand, opensRemark, readPrimary } from './primary.ts';
import { readRelation } from './relationReading.ts';
import { readScripts } from './script.ts';
import { NothingThere } from './token.ts';
import type { Token } from './token.ts';

/** Reads everything up to the end; what is left over is an error at its place. */
export function readAll(cursor: Cursor): Expression {
  skipSeparators(cursor);
  const items: Expression[] = [];
  while (peek(cursor) !== undefined) {
    items.push(readRelation(cursor));
    items.push(...readRemark(cursor));
    const separated = skipSeparators(cursor);
    if (!separated && peek(cursor) !== undefined) {
      fail(
        cursor,
        `Reading stops at ${seen(cursor)}, which does not continue the formula.`,
        'an operator or the end',
      );
    }
  }
  const [first] = items;
  if (first === undefined) throw new NothingThere(here(cursor));
  if (items.length === 1) return first;
  const last = items.at(-1) ?? first;
  return made(cursor, { kind: 'list', items, span: cover(first.span, last.span) });
}

/** `(h_0 = 0)` after a statement. */
function readRemark(cursor: Cursor): readonly Expression[] {
  const open = peek(cursor);
  if (open === undefined || !opensRemark(cursor)) return [];
  cursor.at += 1;
  const items = readItems(cursor);
  close(cursor, open, 'the bracket that closes the remark');
  return items;
}

/** Steps over commas, line breaks, gaps and words between statements; says whether there were any. */
function skipSeparators(cursor: Cursor): boolean {
  let skipped = false;
  for (;;) {
    const token = peek(cursor);
    const separates =
      token?.kind === 'text' ||
      (token?.kind === 'sign' && [',', ';', 'newline', '&', ':'].includes(token.sign));
    if (!separates) return skipped;
    skipped = true;
    cursor.at += 1;
  }
}

export function readSum(cursor: Cursor): Expression {
  const terms: Expression[] = [readTerm(cursor)];
  for (;;) {
    const sign = peek(cursor);
    if (sign?.kind !== 'sign') break;
    if (sign.sign === '+-') fail(cursor, '`±` says two things at once.', 'one sign: `+` or `-`');
    if (sign.sign !== '+' && sign.sign !== '-') break;
    if (isArrow(cursor)) break;
    cursor.at += 1;
    const term = readTerm(cursor);
    terms.push(
      sign.sign === '+'
        ? term
        : made(cursor, { kind: 'negate', argument: term, span: cover(sign.span, term.span) }),
    );
  }
  const [first] = terms;
  const last = terms.at(-1);
  if (first === undefined || last === undefined) fail(cursor, 'A term is missing.', 'a term');
  if (terms.length === 1) return first;
  return made(cursor, { kind: 'add', terms, span: cover(first.span, last.span) });
}

function isArrow(cursor: Cursor): boolean {
  const after = peek(cursor, 1);
  return nextIsSign(cursor, '-') && after?.kind === 'relation' && after.relation === '>' && !after.spaced;
}

/** A product, with the sign before it. */
function readTerm(cursor: Cursor): Expression {
  const sign = peek(cursor);
  const outcome = takeOutcome(cursor);
  if (outcome) return outcome;
  if (takeSign(cursor, '-')) {
    const argument = deeper(cursor, () => readTerm(cursor));
    return made(cursor, {
      kind: 'negate',
      argument,
      span: cover(sign?.span ?? argument.span, argument.span),
    });
  }
  if (takeSign(cursor, '+')) return deeper(cursor, () => readTerm(cursor));
  return readEntrywise(cursor);
}

/** `a ⊙ b c` is a ⊙ (bc): the matrix products on either side come first. */
export function readEntrywise(cursor: Cursor): Expression {
  const factors: Expression[] = [readOuter(cursor)];
  while (takeSign(cursor, 'o')) {
    factors.push(nextIsSign(cursor, '-') ? readSignedFactor(cursor) : readOuter(cursor));
  }
  const [first] = factors;
  const last = factors.at(-1);
  if (first === undefined || last === undefined || factors.length === 1) return first ?? readProduct(cursor);
  const span = cover(first.span, last.span);
  return made(cursor, { kind: 'function', name: 'hadamard', arguments: factors, span });
}

/** `a ⊗ b` of two vectors is a bᵀ. */
function readOuter(cursor: Cursor): Expression {
  let left = readProduct(cursor);
  while (takeSign(cursor, 'outer')) {
    const right = readProduct(cursor);
    const turned = made(cursor, { kind: 'transpose', argument: right, prime: false, span: right.span });
    left = made(cursor, { kind: 'multiply', factors: [left, turned], span: cover(left.span, right.span) });
  }
  return left;
}

/**
 * Factors and divisions, left to right. `a/b c` is (a/b)c or a/(bc): without spaces, or with spaces on both sides
 * of the slash, a name right after the divisor belongs below (`x/2σ²`); the cursor notes that it could be otherwise.
 */
export function readProduct(cursor: Cursor): Expression {
  let factors: Expression[] = [readFactor(cursor)];
  for (;;) {
    const token = peek(cursor);
    if (isTimes(cursor, token)) {
      cursor.at += 1;
      factors.push(readSignedFactor(cursor));
    } else if (token?.kind === 'sign' && token.sign === '/') {
      if (startsSum(peek(cursor, 1)) && cursor.inSum > 0) break;
      cursor.at += 1;
      // `a // b` of a program is rounded down.
      const isWhole = nextIsSign(cursor, '/') && takeSign(cursor, '/');
      const numerator = multiply(cursor, factors);
      const denominator = readDenominator(cursor, token);
      const span = cover(numerator.span, denominator.span);
      const quotient = made(cursor, { kind: 'divide', numerator, denominator, span });
      factors = [
        isWhole ? made(cursor, { kind: 'function', name: 'floor', arguments: [quotient], span }) : quotient,
      ];
    } else if (cursor.dimensions && isCross(cursor)) break;
    else if (beginsOperand(cursor, factors.at(-1))) {
      factors.push(readFactor(cursor));
    } else break;
  }
  return multiply(cursor, factors);
}

function startsSum(token: Token | undefined): boolean {
  return token?.kind === 'word' && (token.word === 'sum' || token.word === 'prod');
}

function isTimes(cursor: Cursor, token: Token | undefined): boolean {
  if (token?.kind !== 'sign') return false;
  return token.sign === '*' || (token.sign === 'x' && !cursor.dimensions);
}

function readDenominator(cursor: Cursor, slash: Token): Expression {
  const opening = peek(cursor)?.kind;
  const below: Expression[] = [readSignedFactor(cursor)];
  const first = below[0];
  if (first === undefined || opening === 'open' || opening === 'word') return multiply(cursor, below);
  const following = peek(cursor);
  // `/2√D` is written for 1/(2√D) as often as `/2σ²` is for 1/(2σ²).
  const isName =
    following?.kind === 'symbol' ||
    (first.kind === 'number' && following?.kind === 'word' && following.word === 'sqrt');
  const isGroup = following?.kind === 'open' || following?.kind === 'bar' || following?.kind === 'word';
  if ((!isName && !isGroup) || !beginsOperand(cursor, first)) return first;
  cursor.ambiguous = true;
  const tight = touches(cursor, first.span.end) ? isName : slash.spaced && isName;
  const absorb = cursor.slash === 'usual' ? tight : !tight;
  if (!absorb) return first;
  while (beginsOperand(cursor, below.at(-1))) below.push(readFactor(cursor));
  return multiply(cursor, below);
}

function multiply(cursor: Cursor, factors: readonly Expression[]): Expression {
  const [first] = factors;
  const last = factors.at(-1);
  if (first === undefined || last === undefined) fail(cursor, 'A factor is missing.', 'a factor');
  if (factors.length === 1) return first;
  return made(cursor, { kind: 'multiply', factors: [...factors], span: cover(first.span, last.span) });
}

/** A factor after `*`, `/` or `^`, where a sign of its own may stand. */
export function readSignedFactor(cursor: Cursor): Expression {
  const sign = peek(cursor);
  if (takeSign(cursor, '-')) {
    const argument = deeper(cursor, () => readSignedFactor(cursor));
    return made(cursor, {
      kind: 'negate',
      argument,
      span: cover(sign?.span ?? argument.span, argument.span),
    });
  }
  if (takeSign(cursor, '+')) return deeper(cursor, () => readSignedFactor(cursor));
  return readFactor(cursor);
}

/** An operand with its scripts, powers, primes and factorials. */
export function readFactor(cursor: Cursor): Expression {
  return deeper(cursor, () => readScripts(cursor, readPrimary(cursor)));
}

/** Reads a separated list of relations up to (not over) what closes it. */
export function readItems(cursor: Cursor): Expression[] {
  const items = [readRelation(cursor)];
  while (takeSign(cursor, ',') || takeSign(cursor, ';')) items.push(readRelation(cursor));
  return items;
}

/** Steps over the bracket that closes `open`, or says what stands there instead. */
export function close(cursor: Cursor, open: Token, expected: string): Token {
  const token = peek(cursor);
  if (token?.kind === 'close' && open.kind === 'open' && token.bracket === open.bracket) {
    cursor.at += 1;
    return token;
  }
  const opened = 'The bracket opened here is not closed';
  if (token === undefined) fail(cursor, `${opened} before the end.`, expected, open.span);
  return fail(cursor, `There is ${seen(cursor)} where ${expected} should be.`, expected, here(cursor));
}
