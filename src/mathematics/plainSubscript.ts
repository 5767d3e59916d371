/** Subscripts typed without braces in plain text: an index, an index and factors, or a word. */
import { isSign } from './resolution.ts';
import type { Pass } from './resolution.ts';
import { segment, symbolToken } from './segmentation.ts';
import type { Token } from './token.ts';

/**
 * A subscript in plain text that is no declared name: one index letter and then factors (`k_jv_j`), an index such as
 * `i-1`, or a word. Emits `_{…}` so that the parser sees one thing.
 */
export function resolvePlainSubscript(pass: Pass, at: number): number | undefined {
  const { tokens, index, resolved } = pass;
  const sign = tokens[at];
  const first = tokens[at + 1];
  if (sign === undefined || (first?.kind !== 'letter' && first?.kind !== 'number')) return undefined;
  const run: Token[] = [first];
  let next = at + 2;
  for (; first.kind === 'letter'; next += 1) {
    const token = tokens[next];
    const previous = run.at(-1);
    if (token?.kind !== 'letter' || token.span.start !== previous?.span.end || token.spaced) break;
    run.push(token);
  }
  const letters = run.filter((token) => token.kind === 'letter');
  const rest = letters.slice(1);
  if (letters.length > 1) {
    const splits = segment(rest, index, true).every(
      (token) => token.kind === 'word' || (token.kind === 'symbol' && token.declared),
    );
    // `D_ap` tells a pair apart; in `k_jv_j` a factor follows the index.
    const isPair =
      letters.length === 2 &&
      (index.bySpelling.has(first.kind === 'letter' ? first.name : '') ||
        letters.every(({ name }) => /^[ijkl]$/.test(name))) &&
      !isSign(tokens[next], '_');
    if (splits && !isPair) {
      run.length = 1;
      next = at + 2;
    }
  }
  const inside: Token[] = [];
  const only = run[0];
  const isNumbering =
    letters.length === 2 && run.length === 2 && letters.every(({ name }) => /^[ijkl]$/.test(name));
  if (run.length === 1 && only?.kind === 'letter') inside.push(...segment([only], index, true));
  else if (only?.kind === 'number') inside.push(only);
  // `s_ij` has two indices as s_{ij} has.
  else if (isNumbering) inside.push(...letters.flatMap((letter) => segment([letter], index, true)));
  else {
    const name = letters.map((letter) => letter.name).join('');
    inside.push(symbolToken(name, false, run[0]?.span.start ?? 0, run.at(-1)?.span.end ?? 0, false));
  }
  const shift = shiftAfter(tokens, next, run.at(-1)?.span.end);
  if (run.length === 1 && shift) {
    inside.push(...shift);
    next += shift.length;
  }
  const start = first.span.start;
  const end = inside.at(-1)?.span.end ?? start;
  resolved.push(sign, {
    kind: 'open',
    bracket: '{',
    implicit: true,
    span: { start, end: start },
    spaced: false,
  });
  resolved.push(...inside, {
    kind: 'close',
    bracket: '{',
    implicit: true,
    span: { start: end, end },
    spaced: false,
  });
  return next;
}

/** The `-1` or `+1` of `S_i-1` typed without spaces, which nobody means as a subtraction from S_i. */
function shiftAfter(tokens: readonly Token[], at: number, end: number | undefined): Token[] | undefined {
  const sign = tokens[at];
  const one = tokens[at + 1];
  const follows = tokens[at + 2];
  if (!isSign(sign, '-') && !isSign(sign, '+')) return undefined;
  if (sign?.span.start !== end || sign?.spaced === true) return undefined;
  if (one?.kind !== 'number' || one.text !== '1' || one.spaced) return undefined;
  const glued = follows?.kind === 'letter' || isSign(follows, '^') || isSign(follows, '*');
  return glued && follows?.spaced === false ? undefined : sign && [sign, one];
}
