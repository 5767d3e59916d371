/** Blocks of rows: matrices, cases, and the lines of `aligned`, which are joined into one stream. */
import type { Cursor } from './cursor.ts';
import { fail, made } from './cursor.ts';
import type { Expression } from './expression.ts';
import { readAll } from './parser.ts';
import type { Token } from './token.ts';

/** Reads a matrix or cases; lines have been joined before. */
export function readRows(cursor: Cursor, token: Extract<Token, { kind: 'rows' }>): Expression {
  const { span } = token;
  const rows = token.rows.filter((row) => row.some((cell) => cell.length > 0));
  if (token.form === 'cases') {
    const branches = rows.map(([value, condition]) => {
      const said = condition?.filter((each) => each.kind !== 'text') ?? [];
      const read = readCell(cursor, value ?? [], token);
      return said.length === 0 ? { value: read } : { value: read, condition: readCell(cursor, said, token) };
    });
    return made(cursor, { kind: 'cases', branches, span });
  }
  // What is left blank in a matrix is zero.
  const zero: Expression = { kind: 'number', value: 0, text: '0', span };
  return made(cursor, {
    kind: 'matrix',
    rows: rows.map((row) => row.map((cell) => (cell.length === 0 ? zero : readCell(cursor, cell, token)))),
    span,
  });
}

function readCell(cursor: Cursor, tokens: readonly Token[], block: Token): Expression {
  const kept = tokens.filter(
    (token, at) => !(token.kind === 'sign' && token.sign === ',' && at === tokens.length - 1),
  );
  if (kept.length === 0) return fail(cursor, 'A cell of this block is empty.', 'an expression', block.span);
  const end = kept.at(-1)?.span.end ?? block.span.end;
  const inner: Cursor = { ...cursor, tokens: [...kept], end, at: 0, bars: [], angles: 0 };
  inner.depth += 1;
  const cell = readAll(inner);
  cursor.nodes = inner.nodes;
  cursor.ambiguous ||= inner.ambiguous;
  return cell;
}

/**
 * Puts the rows of `aligned`, `gather`, `split` and of bare `\\` one after the other. A row that begins with a
 * relation or an operator goes on where the last one stopped; remarks beside the lines are left out.
 */
export function joinLines(tokens: readonly Token[]): Token[] {
  const flat: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== 'rows' || token.form !== 'lines') {
      flat.push(token);
      continue;
    }
    for (const row of token.rows) {
      const start = row.flat()[0]?.span.start ?? token.span.start;
      const place = { start, end: start };
      if (flat.length > 0) flat.push({ kind: 'sign', sign: 'newline', span: place, spaced: true });
      for (const cell of row) flat.push(...joinLines(cell));
    }
  }
  return dropRemarks(flat);
}

function dropRemarks(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    if (!isBreak(token)) {
      kept.push(token);
      at += 1;
      continue;
    }
    let end = at;
    let broken = false;
    for (;;) {
      const each = tokens[end];
      if (each !== undefined && isBreak(each)) {
        broken ||= each.kind === 'sign';
        end += 1;
      } else if (each !== undefined && isRemark(tokens, end)) end += 3;
      else break;
    }
    const following = tokens[end];
    const goesOn =
      following?.kind === 'relation' ||
      (following?.kind === 'sign' && /^[:*/x]$/.test(following.sign)) ||
      (following?.kind === 'sign' && (following.sign === '+' || following.sign === '-') && broken);
    if (following !== undefined && !goesOn) {
      const separator = tokens.slice(at, end).find((each) => each.kind === 'sign') ?? token;
      const word = tokens.slice(at, end).find((each) => each.kind === 'text' && each.text.trim() !== '');
      kept.push(word && !broken ? word : separator);
    }
    at = end;
  }
  return kept;
}

function isBreak(token: Token): boolean {
  return token.kind === 'text' || (token.kind === 'sign' && token.sign === 'newline');
}

/** `(\text{by } 1)`, `(2)`: a bracket that holds a remark or an equation's number, after a gap. */
function isRemark(tokens: readonly Token[], at: number): boolean {
  const [open, inside, close, after] = tokens.slice(at, at + 4);
  if (open?.kind !== 'open' || open.bracket !== '(' || close?.kind !== 'close') return false;
  if (inside?.kind === 'text') return true;
  return inside?.kind === 'number' && (after === undefined || isBreak(after));
}
