/** The phrasings that authors write for statements, and where a statement has their words. */
import { stemmer } from 'stemmer';
import type { Statement } from './proseText.ts';
import { DENYING } from './proseWords.ts';

/** A phrasing, ready to be looked for. */
export interface Phrasing {
  readonly source: string;
  /** The words of the claim itself. */
  readonly claim: RegExp;
  /** Stand in the same sentence or the one before. */
  readonly beside: readonly RegExp[];
  /** Do not stand in the same statement. */
  readonly without: readonly RegExp[];
  /** It counts that this is spoken of, be it denied. */
  readonly eitherWay: boolean;
}

/** An author's phrasing that cannot be read, in words for the author. */
export class PhrasingFault extends Error {}

/** Up to eight words of the same clause. */
const GAP = String.raw`(?:(?!\|)[^ ]+ ){0,8}?(?!\|)`;
/** Terms may use terms, but not for ever. */
const DEEPEST = 4;

/**
 * The pattern is built from a few bounded pieces only, so that no phrasing can run away.
 *
 * @throws PhrasingFault naming what cannot be read
 */
export function compilePhrasing(
  source: string,
  terms: Readonly<Record<string, readonly string[]>>,
): Phrasing {
  const eitherWay = source.startsWith('~');
  const [claim = '', ...others] = source
    .replace(/^~\s*/, '')
    .split(/\s+&\s+/)
    .map((piece) => piece.trim());
  const without = others.filter((piece) => piece.startsWith('!')).map((piece) => piece.slice(1));
  const beside = others.filter((piece) => !piece.startsWith('!'));
  if (claim.startsWith('!'))
    throw new PhrasingFault(`\`${source}\` begins with what must not stand there; begin with the claim.`);
  const compile = (piece: string): RegExp => new RegExp(`(?<= )${patternOf(piece, source, terms, 0)}`, 'g');
  return {
    source,
    claim: compile(claim),
    beside: beside.map(compile),
    without: without.map(compile),
    eitherWay,
  };
}

function patternOf(
  piece: string,
  source: string,
  terms: Readonly<Record<string, readonly string[]>>,
  depth: number,
): string {
  const tokens = piece.match(/\.\.\.|\{[^}]*\}|[()|]|[\p{L}\p{N}*]+|['’-]|\S/gu) ?? [];
  let open = 0;
  let pattern = '';
  for (const token of tokens) {
    if (token === '...') pattern += GAP;
    else if (token === '(') {
      open += 1;
      pattern += '(?:';
    } else if (token === ')') {
      open -= 1;
      pattern += ')';
    } else if (token === '?' && pattern.endsWith(')')) pattern += '?';
    else if (token === '|') pattern += '|';
    else if (token === "'" || token === '’' || token === '-') continue;
    else if (token.startsWith('{')) pattern += termOf(token.slice(1, -1), source, terms, depth);
    else if (/^[\p{L}\p{N}*]+$/u.test(token)) pattern += wordOf(token.toLowerCase());
    else throw new PhrasingFault(`\`${token}\` in \`${source}\` is no word and no sign of a phrasing.`);
    if (open < 0) break;
  }
  if (open !== 0) throw new PhrasingFault(`A bracket in \`${source}\` is not closed.`);
  if (!/[\p{L}\p{N}]/u.test(piece)) throw new PhrasingFault(`\`${source}\` has a piece without words.`);
  return `(?:${pattern})`;
}

function termOf(
  name: string,
  source: string,
  terms: Readonly<Record<string, readonly string[]>>,
  depth: number,
): string {
  const own = Object.hasOwn(terms, name) ? terms[name] : undefined;
  if (own === undefined)
    throw new PhrasingFault(`\`${source}\` uses {${name}}, which is no term of the part.`);
  if (depth >= DEEPEST) throw new PhrasingFault(`{${name}} is explained by itself.`);
  return `(?:${own.map((each) => patternOf(each, source, terms, depth + 1)).join('|')})`;
}

/** A comma or the like may stand before the word unless a gap forbids it. A denying word is captured, to be told; “not” is any of them. */
function wordOf(word: string): string {
  if (word === 'not') return String.raw`(?:\| )?([^ /]*/(?:${[...DENYING].join('|')}) )`;
  if (DENYING.has(word)) return String.raw`(?:\| )?([^ /]*/${word} )`;
  if (!word.includes('*')) return String.raw`(?:\| )?${stemmer(word)}/[^ ]* `;
  return String.raw`(?:\| )?[^ /]*/${word.replaceAll('*', '[^ ]*')} `;
}

/** A statement as phrasings are looked for in it: `| stem/word stem/word | stem/word `. */
interface Spelled {
  readonly text: string;
  /** Where each word begins in `text`. */
  readonly starts: readonly number[];
}

const spelled = new WeakMap<Statement, Spelled>();

function spell(statement: Statement): Spelled {
  const known = spelled.get(statement);
  if (known) return known;
  let text = ' ';
  const starts: number[] = [];
  for (const { raw, stem, opensClause } of statement.words) {
    if (opensClause) text += '| ';
    starts.push(text.length);
    text += `${stem}/${raw} `;
  }
  const made = { text, starts };
  spelled.set(statement, made);
  return made;
}

/** The words of a statement that match, as a half-open range. */
export interface Match {
  readonly from: number;
  readonly to: number;
  /** How many denying words are the phrasing's own: “not … sequential”. */
  readonly denials: number;
}

export const has = (pattern: RegExp, statement: Statement): boolean =>
  findMatches(pattern, statement).length > 0;

/** Every place where the words stand, whatever is said of them. */
export function findMatches(pattern: RegExp, statement: Statement): readonly Match[] {
  const { text, starts } = spell(statement);
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    const from = starts.findIndex((start) => start >= match.index);
    const after = starts.findIndex((start) => start >= end);
    const denials = match.slice(1).filter((group) => group !== undefined).length;
    return { from: Math.max(0, from), to: after < 0 ? starts.length : after, denials };
  });
}
