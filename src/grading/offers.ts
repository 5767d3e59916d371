/** Takes formulas that are written as one, and joined by "or" or a slash, apart again. */
import type { Expression } from '../mathematics/expression.ts';
import { readMathematics, type ReadingOptions } from '../mathematics/reading.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import { jointOf, leavesOpen } from './alternatives.ts';
import type { Formula } from './formulas.ts';

const SLASH = /\s\/\s/;
/** How far off words about a choice may stand. */
const NEAR = 80;

/** `$A \text{ or } B$`, `A, B` before "or C", and `A / B` of two laws or equations become formulas of their own. */
export function partOffers(
  formulas: readonly Formula[],
  symbols: SymbolTable,
  options: ReadingOptions,
  source: string,
): readonly Formula[] {
  return formulas.flatMap((formula, at) => {
    const next = formulas[at + 1];
    const after = source.slice(formula.span.end, next?.span.start ?? formula.span.end + NEAR);
    return atSlashes(formula, symbols, options) ?? atItems(formula, plain(after), source) ?? [formula];
  });
}

function atSlashes(
  formula: Formula,
  symbols: SymbolTable,
  options: ReadingOptions,
): readonly Formula[] | undefined {
  if (!SLASH.test(formula.text)) return undefined;
  const pieces: Formula[] = [];
  let from = 0;
  for (const text of formula.text.split(SLASH)) {
    const start = formula.span.start + from;
    const reading = readMathematics(text, start, symbols, { ...options, notation: formula.notation });
    if (reading.kind === 'unreadable' || !isStatement(reading.expression)) return undefined;
    pieces.push({ ...formula, text, span: { start, end: start + text.length }, reading });
    from += text.length + 3;
  }
  return pieces;
}

const isStatement = ({ kind }: Expression): boolean => kind === 'relation' || kind === 'distribution';

/** The items of a list of which one is meant. */
function atItems(formula: Formula, after: string, source: string): readonly Formula[] | undefined {
  const { reading } = formula;
  if (reading.kind !== 'read' || reading.expression.kind !== 'list') return undefined;
  const { items } = reading.expression;
  const isOffer = items.some((item, at) => {
    const next = items[at + 1];
    return next !== undefined && jointOf(plain(source.slice(item.span.end, next.span.start))) === 'or';
  });
  const isAdmitted = leavesOpen(after.slice(0, NEAR)) || leavesOpen(formula.before);
  if (!isOffer && !isAdmitted && jointOf(after) !== 'or') return undefined;
  return items.map((expression) => ({
    ...formula,
    text: source.slice(expression.span.start, expression.span.end),
    span: expression.span,
    reading: { ...reading, expression },
  }));
}

const plain = (text: string): string =>
  text.replace(/\$|\\[()[\],;! ]|[`{}]|\\(?:quad|qquad|text|mathrm|textrm|mbox)\b/g, ' ');
