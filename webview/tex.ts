/** Renders TeX into a node; what cannot be rendered is shown as it was written, with a note. */
import katex from 'katex';
import { element } from './element.ts';
import type { Child } from './element.ts';

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
 * Puts each formula of a line into a span with the punctuation that follows it or opens before it. The span does
 * not break, so that no line starts with a comma; Chromium breaks beside an inline block even at a word joiner.
 */
export function keepTogether(line: readonly Child[]): Child[] {
  return line.map((child, i) => {
    if (isInlineFormula(child)) {
      const [opening, closing] = [openingAt(line[i - 1]), closingAt(line[i + 1])];
      return opening + closing === ''
        ? child
        : element('span', { class: 'together' }, opening, child, closing);
    }
    if (typeof child !== 'string') return child;
    const start = isInlineFormula(line[i - 1]) ? closingAt(child).length : 0;
    const rest = child.slice(start);
    return isInlineFormula(line[i + 1]) ? rest.slice(0, rest.length - openingAt(rest).length) : rest;
  });
}

function closingAt(text: Child): string {
  return typeof text === 'string' ? (/^[.,;:?!)\]}’”"'…%-]+/u.exec(text)?.[0] ?? '') : '';
}

function openingAt(text: Child): string {
  return typeof text === 'string' ? (/[([{‘“]+$/u.exec(text)?.[0] ?? '') : '';
}

function isInlineFormula(child: Child): boolean {
  return child instanceof HTMLElement && child.tagName === 'SPAN' && child.classList.contains('tex');
}

/**
 * Lets formulas in running text that are wider than their line break again, and gives those that are still wider
 * a scrolling box of their own. To be called after each change of content or width.
 */
export function fitFormulas(page: HTMLElement): void {
  const together = [...page.querySelectorAll<HTMLElement>('.together')];
  const formulas = [...page.querySelectorAll<HTMLElement>('span.tex')];
  for (const span of together) span.classList.remove('loose');
  for (const formula of formulas) formula.classList.remove('boxed');
  for (const span of together.filter(isTooWide)) span.classList.add('loose');
  for (const formula of formulas.filter(isTooWide)) formula.classList.add('boxed');
}

function isTooWide(span: HTMLElement): boolean {
  const line = span.parentElement?.closest(BLOCKS);
  return line !== null && line !== undefined && rightOf(span) > rightOf(line) + 1;
}

function rightOf(element: Element): number {
  return element.getBoundingClientRect().right;
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
