/** Blanks remarks in brackets behind a formula in plain text: `S_0 = 0 (2R x M matrix)`. Lengths stay. */
import { GREEK_WORDS, WORDS } from './names.ts';
import type { SymbolIndex } from './symbols.ts';

const BRACKETS = /(?<=[^\s(])(\s+)\(([^()\n]{1,60})\)(?=\s*(?:$|[,;.:\n]|and\b|or\b|→|->))/gu;
const SIZE = String.raw`(?:\d{1,3}\s?)?[A-Za-z](?:_\{?\w{1,10}\}?)?|\d{1,3}`;
const SHAPE = new RegExp(String.raw`^\s*(?:${SIZE})\s?(?:[x×✕]|by)\s?(?:${SIZE})\s*$`);

/** A shape or words, but nothing that claims and no factor. */
export function blankRemarks(text: string, index: SymbolIndex): string {
  return text.replace(BRACKETS, (whole: string, gap: string, inside: string) => {
    // A size set far off is a note, not a factor.
    const isNote = gap.length > 1 && new RegExp(`^(?:${SIZE})$`).test(inside.trim());
    const isRemark = SHAPE.test(inside) || isNote || saysWords(inside, index);
    return isRemark ? ' '.repeat(whole.length) : whole;
  });
}

function saysWords(inside: string, index: SymbolIndex): boolean {
  if (/[=<>≤≥~∼∈≈∝^√]/.test(inside)) return false;
  const isWord = (run: string): boolean =>
    !WORDS.has(run) && !GREEK_WORDS.has(run) && !index.bySpelling.has(run) && !index.glued.has(run);
  return (inside.match(/(?<![\p{L}_])\p{L}{4,}(?![\p{L}(])/gu) ?? []).some(isWord);
}
