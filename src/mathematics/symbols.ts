/** Which names an answer may use, and the many spellings that each of them goes by. */
import { tokenizeLatex } from './latex.ts';
import { tokenizePlain } from './plain.ts';
import type { Token } from './token.ts';

/** Keyed by canonical name; the shape that problems declare. */
export type SymbolTable = Readonly<
  Record<string, { readonly means: string; readonly aliases?: readonly string[] | undefined }>
>;

/** A symbol table made ready for look-up. Maps, not objects: `constructor` is nobody's symbol. */
export interface SymbolIndex {
  /** Normalised spelling (`D_random`, `x^a`, `V'`) → canonical name. */
  readonly bySpelling: ReadonlyMap<string, string>;
  /** Spellings with a subscript, run together (`Drandom`) → canonical name. */
  readonly glued: ReadonlyMap<string, string>;
  /** The length of the longest spelling, in characters. */
  readonly longest: number;
  /** Whether any spelling has a superscript, which costs a look ahead. */
  readonly raised: boolean;
}

const indexes = new WeakMap<SymbolTable, SymbolIndex>();

/** The look-up of a table; computed once for each table object. */
export function indexSymbols(table: SymbolTable): SymbolIndex {
  const known = indexes.get(table);
  if (known) return known;
  const bySpelling = new Map<string, string>();
  const glued = new Map<string, string>();
  for (const [canonical, { aliases }] of Object.entries(table)) {
    for (const alias of [canonical, ...(aliases ?? [])]) {
      const spelling = spell(alias);
      if (spelling === undefined) continue;
      if (!bySpelling.has(spelling)) bySpelling.set(spelling, canonical);
      const together = spelling.replaceAll('_', '');
      if (together !== spelling && !spelling.includes('^') && !glued.has(together))
        glued.set(together, canonical);
    }
  }
  const spellings = [...bySpelling.keys()];
  const index: SymbolIndex = {
    bySpelling,
    glued,
    longest: Math.max(1, ...spellings.map((spelling) => spelling.length)),
    raised: spellings.some((spelling) => spelling.includes('^')),
  };
  indexes.set(table, index);
  return index;
}

/**
 * The normalised spelling of a name: fonts, braces, spaces and backslashes gone, Greek letters by their English
 * names, `_`, `^` and `'` kept. `D_{\text{random}}`, `D_\mathrm{random}` and `D_random` are all `D_random`.
 * Undefined for what is not a name.
 */
export function spell(name: string): string | undefined {
  try {
    const tokens = /[\\{]/.test(name) ? tokenizeLatex(name, 0) : tokenizePlain(name, 0);
    const parts = tokens.map((token, at) => spellStar(token, tokens[at - 1]) ?? spellToken(token));
    return parts.includes(undefined) || parts.length === 0 ? undefined : parts.join('');
  } catch {
    return undefined;
  }
}

/** The star of `N^*`, `N_*` and `N*`. */
function spellStar(token: Token, before: Token | undefined): string | undefined {
  if (token.kind !== 'sign' || token.sign !== '*') return undefined;
  const raised = before?.kind === 'sign' && (before.sign === '^' || before.sign === '_');
  return raised ? 'star' : '^star';
}

/** A token's share of a spelling; undefined for operators and the like. */
export function spellToken(token: Token): string | undefined {
  switch (token.kind) {
    case 'letter':
    case 'name':
      return token.name;
    case 'number':
      return token.text;
    case 'accent':
      return `_${token.accent}`;
    case 'sign':
      // `c_{t-1}` and `x^+` may be names.
      return ['_', '^', "'", '+', '-'].includes(token.sign) ? token.sign : undefined;
    case 'open':
    case 'close':
      return token.bracket === '{' || token.bracket === '(' ? '' : undefined;
    case 'word':
      return token.word === 'bigO' ? 'O' : token.word === 'normal' ? 'N' : undefined;
    case 'text':
      return token.text.trim() === '' ? '' : undefined;
    default:
      return undefined;
  }
}
