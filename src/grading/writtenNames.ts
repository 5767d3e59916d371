/** Finds names of several letters that an answer makes up in plain text: `Let dp = ‖a − p‖²`. */
import { GREEK_WORDS, PROSE, WORDS } from '../mathematics/names.ts';
import { indexSymbols, type SymbolTable } from '../mathematics/symbols.ts';
import type { WrittenAnswer } from '../submission/answer.ts';

/** Longer answers are looked at so far and no further, and no answer names more than this. */
const LONGEST = 8000;
const MOST = 20;

const DEFINED = /(?<=^|[\s,;(`$]|\d\.)([A-Za-z]{2,12})(?=(?:\([A-Za-z_,\s]{1,12}\))?\s?:?=(?!=|>))/gm;

export interface WrittenNames {
  readonly symbols: SymbolTable;
  /** Those that are defined of something: `RMS(x) = …`. */
  readonly functions: readonly string[];
}

/** The symbols with the answer's own words among them, so that `dp` is one name and no product. */
export function withWrittenNames(symbols: SymbolTable, { source, span }: WrittenAnswer): WrittenNames {
  const text = source.slice(span.start, Math.min(span.end, span.start + LONGEST));
  const index = indexSymbols(symbols);
  const isKnown = (name: string): boolean =>
    index.bySpelling.has(name) || index.glued.has(name) || WORDS.has(name) || GREEK_WORDS.has(name);
  const names = [...new Set([...text.matchAll(DEFINED)].map(([, name = '']) => name))].filter((name) => {
    if (isKnown(name) || PROSE.has(name.toLowerCase()) || /^(?:LHS|RHS|lhs|rhs)$/.test(name)) return false;
    // `NR = …` is a product of declared sizes, unless it is said to be a name.
    const isProduct =
      [...name].every((letter) => index.bySpelling.has(letter)) &&
      !new RegExp(
        String.raw`\b(?:let|define|set|call|denote|write)\b[^.\n]{0,80}(?<![A-Za-z])${name}\s?:?=`,
        'i',
      ).test(text);
    const uses = text.match(new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`, 'g'))?.length ?? 0;
    return !isProduct && uses > 1;
  });
  if (names.length === 0 || names.length > MOST) return { symbols, functions: [] };
  const functions = names.filter((name) =>
    new RegExp(String.raw`(?<![A-Za-z])${name}\([A-Za-z_,\s]{1,12}\)\s?:?=`).test(text),
  );
  const own = Object.fromEntries(names.map((name) => [name, { means: 'a name of the answer' }]));
  return { symbols: { ...symbols, ...own }, functions };
}
