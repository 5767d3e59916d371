/** Finds `\( … \)`, `\[ … \]` and bare environments in running text, in one pass. */

/** One stretch of LaTeX, as offsets into the text; `from` and `to` leave its delimiters out. */
export interface Delimited {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly display: boolean;
}

const OPENING = /\\\(|\\\[|\\begin\{([a-z]+\*?)\}/g;

/** In order, none inside another. What is opened and never closed is no stretch. Linear in the length of `text`. */
export function findDelimited(text: string): readonly Delimited[] {
  const found: Delimited[] = [];
  /** Closings that do not occur any more: what was once sought in vain is not sought again. */
  const gone = new Set<string>();
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    const [opening, environment] = match;
    const closing = environment === undefined ? (opening === '\\(' ? '\\)' : '\\]') : `\\end{${environment}}`;
    const start = match.index;
    const to = gone.has(closing) ? -1 : text.indexOf(closing, start + opening.length);
    if (to < 0) {
      gone.add(closing);
      continue;
    }
    const end = to + closing.length;
    const inner = environment === undefined ? { from: start + opening.length, to } : { from: start, to: end };
    found.push({ start, end, ...inner, display: opening !== '\\(' });
    OPENING.lastIndex = end;
  }
  return found;
}
