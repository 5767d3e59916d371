/** Which wrong numbers of a cell contradict a right one beside them, and which only led to it or were thought before. */
import { isWeaker } from './standing.ts';
import type { StatedValue } from './statedValues.ts';

/**
 * People work towards a number: of several that are given for a cell the last of the surest stands. Those before it
 * contradict it only where the choice is left open, or where several name the row.
 *
 * @param values all that is claimed for one cell
 * @param isRight whether a value is the right one
 * @param source the whole file
 */
export function rivalsOf(
  values: readonly StatedValue[],
  isRight: (value: StatedValue) => boolean,
  source: string,
): readonly StatedValue[] {
  const ordered = [...values].sort((a, b) => a.quantity.span.start - b.quantity.span.start);
  const [right, wrong] = [ordered.filter(isRight), ordered.filter((each) => !isRight(each))];
  const surest = right.findLast((each) => right.every((other) => !isWeaker(each.standing, other.standing)));
  if (surest === undefined) return wrong;
  const asSure = wrong.filter(({ standing }) => !isWeaker(standing, surest.standing));
  const isOpen = asSure.some((each) =>
    ordered.some((other) => other !== each && OFFERED.test(between(each, other, source))),
  );
  if (isOpen || asSure.filter(({ isNamed }) => isNamed).length > 1) return asSure;
  return asSure.filter((each) => each.quantity.span.start > surest.quantity.span.start);
}

/** "A or B", "A, B": several in one breath. */
const OFFERED =
  /^[\s,*$]*(?:or|alternatively|respectively|maybe|perhaps)\b|\b(?:or|oder)\s*[~≈]?\s*$|^[\s*$%]*[,/][\s*$~≈]*$/i;

function between(a: StatedValue, b: StatedValue, source: string): string {
  const [first, second] = a.quantity.span.start < b.quantity.span.start ? [a, b] : [b, a];
  return source.slice(first.quantity.span.end, second.quantity.span.start);
}
