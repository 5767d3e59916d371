/** Brackets and bars of LaTeX, sized or not, as tokens. */
import { push } from './latexWalk.ts';
import type { Walk } from './latexWalk.ts';
import type { Span } from './span.ts';
import { ReadingFailure } from './token.ts';
import type { Bracket } from './token.ts';

export const DELIMITERS: ReadonlyMap<string, 'single' | 'double' | Bracket | readonly [Bracket]> = new Map<
  string,
  'single' | 'double' | Bracket | readonly [Bracket]
>([
  ['|', 'single'],
  ['\\vert', 'single'],
  ['\\lvert', 'single'],
  ['\\rvert', 'single'],
  ['\\mid', 'single'],
  ['∣', 'single'],
  ['\\|', 'double'],
  ['\\Vert', 'double'],
  ['\\lVert', 'double'],
  ['\\rVert', 'double'],
  ['\\parallel', 'double'],
  ['‖', 'double'],
  ['∥', 'double'],
  ['(', '('],
  [')', ['(']],
  ['[', '['],
  ['\\lbrack', '['],
  [']', ['[']],
  ['\\rbrack', ['[']],
  ['\\{', '\\{'],
  ['\\lbrace', '\\{'],
  ['\\}', ['\\{']],
  ['\\rbrace', ['\\{']],
  ['\\langle', '<'],
  ['⟨', '<'],
  ['〈', '<'],
  ['\\rangle', ['<']],
  ['⟩', ['<']],
  ['〉', ['<']],
  ['\\lfloor', '⌊'],
  ['\\rfloor', ['⌊']],
  ['\\lceil', '⌈'],
  ['\\rceil', ['⌈']],
]);

export function delimiter(walk: Walk, value: string, side: 'left' | 'right' | 'either', place?: Span): void {
  if (value === '.' || value === '') return;
  if (value === '/') return push(walk, { kind: 'sign', sign: '/' }, place);
  const found = DELIMITERS.get(value);
  if (found === 'single' || found === 'double') {
    const knownSide = /^\\l/.test(value) ? 'left' : /^\\r/.test(value) ? 'right' : side;
    return push(walk, { kind: 'bar', double: found === 'double', side: knownSide }, place);
  }
  if (found === undefined) {
    const start = place?.start ?? walk.end;
    throw new ReadingFailure(
      { start: walk.offset + start, end: walk.offset + (place?.end ?? start + 1) },
      `The bracket \`${value}\` has no meaning in these formulas.`,
      'round, square or curly brackets, or bars',
    );
  }
  if (typeof found === 'string') return push(walk, { kind: 'open', bracket: found }, place);
  return push(walk, { kind: 'close', bracket: found[0] }, place);
}
