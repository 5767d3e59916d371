/** Joins digits that KaTeX hands over one by one into numbers. */
import type { Token } from './token.ts';

/** KaTeX hands digits over one by one; `1`, `0`, `.`, `5` side by side are one number, and so is `2e-9`. */
export function joinDigits(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isDot(token) && isDot(tokens[at + 1]) && joined.at(-1)?.kind !== 'ellipsis') {
      joined.push({ kind: 'ellipsis', span: token.span, spaced: token.spaced });
      while (isDot(tokens[at + 1])) at += 1;
      continue;
    }
    const following = tokens[at + 1];
    if (isDot(token) && following?.kind === 'number' && following.span.start === token.span.end) {
      // `.5`: a zero goes without saying.
      let digits = '0.';
      let end = token.span.end;
      for (
        let next = tokens[at + 1];
        next?.kind === 'number' && next.span.start === end;
        next = tokens[at + 1]
      ) {
        digits += next.text;
        end = next.span.end;
        at += 1;
      }
      const span = { start: token.span.start, end };
      joined.push({ kind: 'number', value: Number(digits), text: digits, span, spaced: token.spaced });
      continue;
    }
    if (token.kind !== 'number') {
      joined.push(token);
      continue;
    }
    let digits = token.text;
    let end = token.span.end;
    let next = tokens[at + 1];
    while (next !== undefined && next.span.start === end && isDigitPart(next, tokens[at + 2], digits)) {
      digits += next.kind === 'number' ? next.text : '.';
      end = next.span.end;
      at += 1;
      next = tokens[at + 1];
    }
    const span = { start: token.span.start, end };
    joined.push({ kind: 'number', value: Number(digits), text: digits, span, spaced: token.spaced });
  }
  return joined;
}

function isDot(token: Token | undefined): boolean {
  return token?.kind === 'text' && token.text === '.';
}

function isDigitPart(token: Token, after: Token | undefined, digits: string): boolean {
  if (token.kind === 'number') return true;
  if (token.kind !== 'text' || token.text !== '.' || digits.includes('.')) return false;
  return after?.kind === 'number' && after.span.start === token.span.end;
}
