/** What a formula is made of: numbers, names, words, brackets, bars, blocks of rows. */
import { bracketHolds, readAngles, readBars, readBracket } from './bracketReading.ts';
import { fail, made, next, nextIsSign, peek, seen, touches } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Expression } from './expression.ts';
import { readWord } from './functionReading.ts';
import { readName } from './nameReading.ts';
import { readRows } from './rows.ts';

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
  return bracketHolds(cursor, 60, (token) => token.kind === 'relation' && token.relation === '=');
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
