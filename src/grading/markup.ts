/** Blanks what marks up a text and is no mathematics: delimiters, bold, the names of sides. Lengths stay. */

/** Dollars and `\(`, `\)` become spaces, so that offsets stay true. */
export function blankDelimiters(text: string): string {
  return text.replaceAll('$', ' ').replaceAll('\\(', '  ').replaceAll('\\)', '  ');
}

const BOLD = /(^|[\s(:])(\*\*|__)(?=\S)([^*]{1,400}?\S|\S)\2(?=$|[\s).,:;!?])/g;
const VECTOR = /\*\*(\p{L})\*\*/gu;
const EMPHASIS = /(^|[\s(:])\*(?=\S)([^*]{1,400}?\S|\S)\*(?=$|[\s).,:;!?])/g;

/**
 * Blanks what Markdown means by stars and backslashes, so that `**N = 3R**`, `**q**ᵀ**k**` and `N\*` read as what is
 * shown. Lengths stay, so that places stay.
 */
export function blankMarks(text: string): string {
  return (
    text
      // The word joiner keeps the length and parts nothing.
      .replace(/\\_/g, '\u2060_')
      .replace(/\\\*/g, '\u2217\u2060')
      .replace(BOLD, (_, before: string, __, inside: string) => `${before}  ${inside}  `)
      .replace(VECTOR, (_, letter: string) => `${letter}\u2060\u2060\u2060\u2060`)
      .replace(EMPHASIS, (_, before: string, inside: string) => `${before} ${inside} `)
  );
}

/** `LHS =` and `= RHS` name the sides of the question; what stands between them is said. Lengths stay. */
export function blankSides(text: string): string {
  const blank = (match: string): string => ' '.repeat(match.length);
  return text
    .replace(/(?:\\(?:text|mathrm)\{)?\b(?:LHS|RHS|L\.H\.S\.|R\.H\.S\.)\}?\s{0,4}&?\s{0,4}=(?!=)/g, blank)
    .replace(/=\s{0,4}(?:\\(?:text|mathrm)\{)?(?:LHS|RHS|L\.H\.S\.|R\.H\.S\.)\}?(?!\w)/g, blank);
}
