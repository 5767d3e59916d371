/** Phrases that authors look for in running text, and whether a sentence denies what it contains. */

/** Sentences longer than this are cut: a pattern must stay cheap whatever is pasted. */
const LONGEST_SENTENCE = 600;
// Words and what stands between them share no character, so that there is one way to match.
const GAP = String.raw`(?:(?!(?:but|while|whereas|although|yet|however)(?![\p{L}\p{N}]))[^\p{L}\p{N};:()]+(?!(?:but|while|whereas|although|yet|however)(?![\p{L}\p{N}]))[\p{L}\p{N}]+){0,8}?[^\p{L}\p{N};:()]+`;
const NEGATION =
  /\b(?:not|no|never|neither|nor|none|without|hardly|cannot|can't|n't|isn't|aren't|doesn't|don't|didn't|wasn't|weren't|won't|untested|false|wrong|myth|unlike|rather than|instead of)\b/i;

/** "One would expect …", "…, but it did not". */
const SUPPOSED =
  /\b(?:would|might|could|expect\w*|intuiti\w+|contrary|assum\w+|suppos\w+|hop\w+|claim\w*|think\w*)\b[^.;]*$|^\W*(?:were|had)\b/i;
const TAKEN_BACK =
  /^[^.;]{0,60}\b(?:but|yet|however|though|although)\b[^.;]{0,60}\b(?:not|no|never|wrong|false)\b|^[^.;:]{0,80}n't\b/i;

export interface Phrase {
  readonly source: string;
  readonly pattern: RegExp;
}

/**
 * `(larger|bigger) ... improv*`: words in order, `*` any ending, `s?` an optional letter, `(a|b c)` either, `...` up
 * to eight words. The pattern is built from these pieces only, so that no phrase can run away.
 */
export function compilePhrase(source: string): Phrase {
  // Spaces in brackets part words of one alternative.
  const pieces = source.trim().match(/(?:\([^()]*\)|[^\s()])+|[()]/g) ?? [];
  let pattern = '';
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1];
    if (piece === '...') {
      pattern += GAP;
      continue;
    }
    const word = piece
      .replaceAll(/[.+^$\\[\]{}]/g, String.raw`\$&`)
      .replaceAll(/(?<![\p{L}\p{N}])\?/gu, String.raw`\?`)
      .replaceAll('*', String.raw`[\p{L}\p{N}-]*`)
      .replaceAll(/\s+/g, String.raw`[\s-]+`)
      .replaceAll('(', '(?:');
    pattern += word + (next === undefined || next === '...' ? '' : String.raw`[\s-]+`);
  }
  return { source, pattern: new RegExp(String.raw`(?<![\p{L}\p{N}.])(?:${pattern})(?![\p{L}\p{N}])`, 'iu') };
}

/** Whether the phrase can be compiled at all; authors may leave a bracket open. */
export function isPhrase(source: string): boolean {
  try {
    compilePhrase(source);
    return true;
  } catch {
    return false;
  }
}

export interface Found {
  readonly index: number;
  readonly text: string;
}

/** Where a sentence says one of the phrases and does not deny it; questions say nothing. */
export function findSaid(sentence: string, phrases: readonly Phrase[]): Found | undefined {
  const text = sentence.slice(0, LONGEST_SENTENCE);
  if (/\?\s*$/.test(text)) return undefined;
  for (const { pattern, source } of phrases) {
    const match = pattern.exec(text);
    if (!match) continue;
    // A phrase that contains a negation itself is not denied by it.
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const after = text.slice(match.index + match[0].length).slice(0, 40);
    const inside = NEGATION.test(source) ? '' : match[0];
    const isDenied = [lastClause(before), inside, firstClause(after)].some((each) => NEGATION.test(each));
    const isSupposed = SUPPOSED.test(before) || TAKEN_BACK.test(text.slice(match.index + match[0].length));
    if (!isDenied && !isSupposed) {
      return { index: match.index, text: match[0] };
    }
  }
  return undefined;
}

const CLAUSE = /[,;:()]|\b(?:but|while|whereas|although|and|because|since)\b/i;
const lastClause = (text: string): string => text.split(CLAUSE).at(-1) ?? '';
const firstClause = (text: string): string => text.split(CLAUSE)[0] ?? '';
