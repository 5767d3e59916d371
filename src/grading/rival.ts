/** Which wrong numbers of a cell contradict a right one beside them, and which belong to the way there. */
import { isWeaker } from './standing.ts';
import type { StatedValue } from './statedValues.ts';
import { isCorrected } from './working.ts';

/**
 * People work towards a number, or say it and then how they got there. What names its row or carries the unit that is
 * asked for is a claim wherever it stands. Anything else contradicts the right number only behind it, and only if it is
 * as telling: a bare 192 is no rival of 2.1M.
 *
 * @param values all that is claimed for one cell
 * @param isRight whether a value is the right one
 * @param unit of the column
 * @param source the whole file
 */
export function rivalsOf(
  values: readonly StatedValue[],
  isRight: (value: StatedValue) => boolean,
  unit: string | undefined,
  source: string,
): readonly StatedValue[] {
  const ordered = [...values].sort((a, b) => a.quantity.span.start - b.quantity.span.start);
  const [right, wrong] = [ordered.filter(isRight), ordered.filter((each) => !isRight(each))];
  const surest = right.findLast((each) => right.every((other) => !isWeaker(each.standing, other.standing)));
  if (surest === undefined) return wrong;
  const tells = (each: StatedValue): number => tellingOf(each, unit, source);
  const most = Math.max(...right.filter(({ standing }) => standing === surest.standing).map(tells));
  // A total stands above its working, and not above another plain claim.
  const asSure = wrong.filter(
    (each) =>
      !isWeaker(each.standing, surest.standing) ||
      (each.standing === 'given' && tells(each) === Telling.Named),
  );
  const isOpen = asSure.some((each) =>
    ordered.some((other) => other !== each && OFFERED.test(between(each, other, source))),
  );
  if (isOpen) return asSure;
  return asSure.filter((each) => {
    if (tells(each) === Telling.Named) return true;
    if (each.quantity.span.start < surest.quantity.span.start) return false;
    return tells(each) >= most || isCorrection(each, surest, source);
  });
}

/** How much a number says of what it is: its row or unit, a size that only some column has, or nothing. */
const Telling = { Bare: 0, Large: 1, Named: 2 } as const;

/** Numbers from here on are no small counts. */
const LARGE = 1000;

function tellingOf({ isNamed, quantity }: StatedValue, unit: string | undefined, source: string): number {
  const { low, hasMagnitude, span } = quantity;
  // A 0.5 may have been taken for a share.
  const hasUnit = quantity.unit !== 'none' && /[%\p{L}]/u.test(source.slice(span.start, span.end));
  const isBare = !hasUnit && !hasMagnitude && low < LARGE;
  if (isBare && unit !== 'none') return Telling.Bare;
  return isNamed || (hasUnit && quantity.unit === unit) ? Telling.Named : Telling.Large;
}

/** "A or B", "A, B": several in one breath. */
const OFFERED =
  /^(?:[^.;!?]|\.(?=\d)){0,80}\b(?:or|oder|alternatively|respectively|maybe|perhaps)\b|^[\s*$%]*[,/][\s*$~≈]*$/i;
/** "…, no, 1728", "…; actually 60M", "that is 1773 each": the text goes on from the right one to it. */
const GOES_ON = /(?:\b(?:that is|that's|i\.e\.?|so|hence|therefore|thus|which makes)|[=→⇒])[^.;\d]{0,20}$/i;

function isCorrection(each: StatedValue, right: StatedValue, source: string): boolean {
  if (each.quantity.span.start < right.quantity.span.start) return false;
  const lead = source.slice(
    Math.max(right.quantity.span.end, each.quantity.span.start - 60),
    each.quantity.span.start,
  );
  return each.standing === 'concluded' || isCorrected(lead) || GOES_ON.test(lead);
}

function between(a: StatedValue, b: StatedValue, source: string): string {
  const [first, second] = a.quantity.span.start < b.quantity.span.start ? [a, b] : [b, a];
  return source.slice(first.quantity.span.end, second.quantity.span.start);
}
