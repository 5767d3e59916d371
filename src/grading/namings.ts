/** Reads names that are given in words amid formulas: "write $u, v$ for $f(a), f(b)$" says u := f(a), v := f(b). */
import type { Expression } from '../mathematics/expression.ts';
import type { Formula } from './formulas.ts';

/** The words before the name, and those between it and what it stands for. */
const NAME_FIRST = [
  /\b(?:writ(?:e|ing)|put(?:ting)?|us(?:e|ing)|with|let(?:ting)?|have|shorthands?)$/,
  /^(?:for|be|means?)$/,
] as const;
/** A verb that says it by itself. */
const SAID = [/^/, /^(?:denotes?|abbreviates?|stands?\s+for|is\s+short\s+for)$/] as const;
/** The words before what is named, and those between it and its name. */
const NAME_LAST = [
  /\b(?:denot(?:e|ing)|abbreviat(?:e|ing)|call(?:ing)?|writ(?:e|ing))$/,
  /^(?:by|as)$/,
] as const;

/** The formulas, with each name and what it is said to stand for as one definition. */
export function joinNamings(formulas: readonly Formula[]): readonly Formula[] {
  const joined: Formula[] = [];
  for (let at = 0; at < formulas.length; at += 1) {
    const formula = formulas[at];
    if (formula === undefined) break;
    const naming = namingOf(formula, formulas[at + 1]);
    joined.push(naming ?? formula);
    if (naming) at += 1;
  }
  return joined;
}

function namingOf(first: Formula, second: Formula | undefined): Formula | undefined {
  if (second === undefined || first.line !== second.line) return undefined;
  const fits = ([before, between]: readonly [RegExp, RegExp]): boolean =>
    before.test(first.before) && between.test(second.before);
  if (fits(NAME_FIRST) || fits(SAID)) return define(first, first, second);
  return fits(NAME_LAST) ? define(first, second, first) : undefined;
}

/** As many names as there are things to be named; undefined where that is not so. */
function define(place: Formula, names: Formula, meant: Formula): Formula | undefined {
  if (names.reading.kind !== 'read' || meant.reading.kind !== 'read') return undefined;
  const left = itemsOf(names.reading.expression);
  const right = itemsOf(meant.reading.expression);
  if (left.length !== right.length || !left.every(isOwnName)) return undefined;
  const items = left.map((first, at): Expression => {
    const expression = right[at] ?? first;
    const { span } = first;
    return { kind: 'relation', first, links: [{ relation: ':=', expression, span }], span };
  });
  const [only] = items;
  if (only === undefined) return undefined;
  const expression: Expression = items.length === 1 ? only : { kind: 'list', items, span: place.span };
  return { ...place, reading: { ...names.reading, expression } };
}

const itemsOf = (expression: Expression): readonly Expression[] =>
  expression.kind === 'list' || expression.kind === 'tuple' ? expression.items : [expression];

/** A name that nobody has declared. */
const isOwnName = (node: Expression): boolean =>
  (node.kind === 'symbol' && !node.declared) ||
  (node.kind === 'indexed' && node.base.kind === 'symbol' && !node.base.declared);
