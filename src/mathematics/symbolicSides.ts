/** Tells the numbers that a formula in TeX states from those that it calculates with: the 1200 of `\sum_{i=1}^{1200}`. */

const INDEX = /_\s*(?:\{(?:[^{}]|\{[^{}]{0,40}\}){0,80}\}|\w)/g;
const LIMITS = /(\\(?:sum|prod|int)(?![A-Za-z])[\s_]*)\^\s*(?:\{(?:[^{}]|\{[^{}]{0,40}\}){0,80}\}|\w+)/g;
/** `\underbrace{28}_{\text{a filter}}` */
const CAPTION =
  /(\\underbrace\s*\{(?:[^{}]|\{[^{}]{0,40}\}){0,200}\})\s*_\s*\{(?:[^{}]|\{[^{}]{0,80}\}){0,120}\}/g;
/** What joins two sides; lengths stay, so that it can be cut at. */
const RELATION = /(=|≈|&|\\\\|\\(?:approx|sim|simeq|leq?|geq?|to|rightarrow|implies|Rightarrow)(?![A-Za-z]))/;
/** A sum over something that has no number of its own. */
const SYMBOLIC = /\\(?:sum|prod|int)(?![A-Za-z])/;

/** Blanks the digits of indices and of the sides that sum over symbols. Lengths stay. */
export function blankSymbolicSides(tex: string): string {
  const blank = (text: string): string => text.replaceAll(/[\d=]/g, ' ');
  return tex
    .replace(CAPTION, (whole: string, brace: string) => brace + ' '.repeat(whole.length - brace.length))
    .replace(INDEX, blank)
    .replace(LIMITS, (whole: string, sign: string) => sign + blank(whole.slice(sign.length)))
    .split(RELATION)
    .map((side) => (SYMBOLIC.test(side) ? blank(side) : side))
    .join('');
}
