/** LaTeX as people type it, made LaTeX that KaTeX reads alike; every place stays where it is. */

/** Replacements of one length: environments that KaTeX lacks, spaces that are none to it, and `x^(i-1)`. */
export function mendLatex(text: string): string {
  return raiseBrackets(
    text
      .replaceAll('{eqnarray}', '{aligned} ')
      .replaceAll('{multline}', '{gathered}')
      .replaceAll('\u00a0', ' '),
  );
}

/** `b^(t-j)` raises only the bracket in TeX, which nobody means: `b^{t-j}`. Linear in the length. */
function raiseBrackets(text: string): string {
  if (!/[\^_]\(/.test(text)) return text;
  // By code units, so that places stay places.
  const characters = Array.from({ length: text.length }, (_, at) => text[at] ?? '');
  const open: { readonly at: number; readonly bracket: string }[] = [];
  for (const [at, character] of characters.entries()) {
    if (text[at - 1] === '\\') continue;
    if (character === '(' || character === '{') open.push({ at, bracket: character });
    if (character !== ')' && character !== '}') continue;
    const last = open.pop();
    if (last === undefined) return text;
    const isPair = (last.bracket === '(') === (character === ')');
    if (!isPair) return text;
    if (character === ')' && /[\^_]/.test(text[last.at - 1] ?? '')) {
      characters[last.at] = '{';
      characters[at] = '}';
    }
  }
  return characters.join('');
}
