/** Text with TeX and typography made plain, every character knowing where it stood. */

export interface PlainText {
  readonly text: string;
  /** Where each character of `text` begins and ends in the original file. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/\\(?:times|cdot)(?![A-Za-z])/y, '×'],
  [/\\pm(?![A-Za-z])/y, '±'],
  [/\\(?:approx|sim|simeq)(?![A-Za-z])/y, '≈'],
  [/\\(?:text|mathrm|mathbf|textbf|mathit|mathsf|operatorname|left|right|mbox)(?![A-Za-z])\*?/y, ''],
  [
    /\\(?:boxed|fbox|underbrace|overbrace|underline|emph|displaystyle|textstyle|large|Large|color)(?![A-Za-z])/y,
    ' ',
  ],
  // A brace over or under a number, and what it is called.
  [/\\(?:under|over)brace(?![A-Za-z])/y, ''],
  [/(?<=\\(?:under|over)brace\{[^{}]{1,60}\})[_^]\{(?:[^{}]|\{[^{}]{0,40}\}){0,60}\}/y, ''],
  [/\\div(?![A-Za-z])/y, '/'],
  [/\\(?:to|rightarrow|implies)(?![A-Za-z])/y, '→'],
  [/\\[,;:! ]/y, ' '],
  [/\\(?:quad|qquad)(?![A-Za-z])/y, ' '],
  [/\\([%&#_$])/y, '$1'],
  [/\{,\}/y, ','],
  [/[{}$]/y, ''],
  [/--+/y, '-'],
  [/[‐‑‒–—−]/y, '-'],
  [/[\u00a0\u2007\u2009\u202f\u200a]/y, ' '],
  [/[’‘`]/y, "'"],
  [/\*\*(?=\s*[-+]?\d)(?<=\d\s*\*\*)/y, '^'],
  [/(?<!\d\s*|\)\s?)\*+|\*+(?!\s*\d|\s?\()/y, ''],
  [/[⋅·∙]/y, '×'],
  [/\+\/-|\+-/y, '±'],
];
/** One number over another. */
const FRACTION =
  /\\[dt]?frac\s*\{((?:[^{}]|\{[^{}]{0,40}\}){1,80})\}\s*\{((?:[^{}]|\{[^{}]{0,40}\}){1,80})\}/y;
const bare = (text: string | undefined): string => plainText(text ?? '', 0).text.trim();
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param offset where `text` begins in its file */
export function plainText(text: string, offset: number): PlainText {
  let plain = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let raised = false;
  const put = (characters: string, from: number, length: number): void => {
    for (let unit = 0; unit < characters.length; unit += 1) {
      starts.push(offset + from);
      ends.push(offset + from + length);
    }
    plain += characters;
  };
  for (let index = 0; index < text.length;) {
    const character = text[index] ?? '';
    const digit = RAISED.indexOf(character);
    if (digit >= 0 || (character === '⁻' && RAISED.includes(text[index + 1] ?? '-'))) {
      if (!raised) put('^', index, 1);
      put(digit >= 0 ? digit.toString() : '-', index, 1);
      raised = true;
      index += 1;
      continue;
    }
    raised = false;
    const length = replace(text, index, (characters, used) => put(characters, index, used));
    if (length > 0) index += length;
    else {
      put(character, index, 1);
      index += 1;
    }
  }
  return { text: plain, starts, ends };
}

/** Applies the first replacement that fits at `index`; how many characters it used up. */
function replace(text: string, index: number, put: (characters: string, used: number) => void): number {
  FRACTION.lastIndex = index;
  const fraction = FRACTION.exec(text);
  if (fraction) {
    put(`${bare(fraction[1])} / ${bare(fraction[2])}`, fraction[0].length);
    return fraction[0].length;
  }
  for (const [pattern, by] of REPLACEMENTS) {
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (!match || match[0].length === 0) continue;
    put(by === '$1' ? (match[1] ?? '') : by, match[0].length);
    return match[0].length;
  }
  return 0;
}
