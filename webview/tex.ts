/** Renders TeX into a node; what cannot be rendered is shown as it was written, with a note. */
import katex from 'katex';
import { element } from './element.ts';

/** Longer than any formula a person writes; KaTeX is quick, but its output grows with its input. */
const LONGEST = 5000;

/** `display` sets the formula on a line of its own, in a box that scrolls when the page is narrower. */
export function tex(source: string, display: boolean): HTMLElement {
  const box = element(display ? 'div' : 'span', { class: display ? 'tex tex-display' : 'tex' });
  if (source.length > LONGEST) return unrendered(source, display, 'it is too long');
  try {
    katex.render(source, box, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxExpand: 500,
      maxSize: 20,
      errorColor: 'inherit',
    });
    return box;
  } catch (error) {
    if (error instanceof katex.ParseError) return unrendered(source, display, because(error.message));
    throw error;
  }
}

/**
 * Gives every formula in running text that is wider than its line a scrolling box of its own; the others stay
 * plain, because a box can neither break over lines nor let tall glyphs out. To be called after each change of
 * content or width.
 */
export function boxWideFormulas(page: HTMLElement): void {
  const formulas = [...page.querySelectorAll<HTMLElement>('span.tex')];
  for (const formula of formulas) formula.classList.remove('tex-wide');
  const wide = formulas.filter((formula) => {
    const line = formula.parentElement?.closest(BLOCKS);
    return line && formula.getBoundingClientRect().right > line.getBoundingClientRect().right + 1;
  });
  for (const formula of wide) formula.classList.add('tex-wide');
}

const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, td, th, div, summary, blockquote';

function unrendered(source: string, display: boolean, why: string): HTMLElement {
  return element(
    display ? 'div' : 'span',
    { class: display ? 'tex-raw tex-display' : 'tex-raw' },
    element('code', {}, source),
    ' ',
    element('span', { class: 'note' }, `(shown as written: ${why})`),
  );
}

/** KaTeX's own sentence without its prefix and without the quotation of the formula, which stands beside it. */
function because(message: string): string {
  return message
    .replace(/^KaTeX parse error:\s*/, '')
    .replace(/\s+at (position \d+|end of input):[\s\S]*$/, ' at $1')
    .slice(0, 200);
}
