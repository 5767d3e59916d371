/** Plain text from graders, students and their code: TeX in `$…$`, code in backticks, nothing else. */
import { element } from './element.ts';
import type { Child } from './element.ts';
import { keepTogether, tex } from './tex.ts';

/**
 * Control characters and direction overrides as JavaScript's escapes, so that terminal colours and reordering
 * tricks in a student's output can be read and do nothing. Line breaks and tabs stay, and so do the joiners
 * that emoji and some scripts are written with.
 */
export function visible(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => (/[\n\t\u00ad\u200c\u200d]/.test(c) ? c : escape(c)));
}

function escape(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\u{${code}}`;
}

/** Like Pandoc, `$5 and $6` is money: a formula starts and ends without a space and is not followed by a digit. */
const MARKED = /`([^`\n]+)`|\$(?!\s)((?:\\.|[^$\\\n])+?)(?<!\s)\$(?!\d)/g;

/** Inline content for a plain-text message. Asterisks and angle brackets are themselves: `N*R*M` stays a product. */
export function inline(text: string): Child[] {
  const shown = visible(text);
  const parts: Child[] = [];
  let from = 0;
  for (const match of shown.matchAll(MARKED)) {
    parts.push(shown.slice(from, match.index));
    const [, code, formula] = match;
    if (code !== undefined) parts.push(element('code', {}, code));
    else if (formula !== undefined) parts.push(tex(formula, false));
    from = match.index + match[0].length;
  }
  parts.push(shown.slice(from));
  return keepTogether(parts);
}

/** `3` and `2.5`, never `2.4999999999999996`. */
export function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** "3 points". */
export function worth(max: number): string {
  return `${points(max)} ${max === 1 ? 'point' : 'points'}`;
}

/** "1 of 3 points". */
export function score(got: number, max: number): string {
  return `${points(got)} of ${worth(max)}`;
}
