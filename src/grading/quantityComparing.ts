/** A ratio or a best row that is asked for, held against what was stated. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Asked, QuantityPart } from '../problem/kinds/quantity.ts';
import { type FactTable, findFact, fits } from './factTable.ts';
import { speaksOfBest } from './bestRow.ts';
import { isUnlisted } from './mentions.ts';
import type { QuantityReading } from './quantityAnswer.ts';
import type { StatedRatio } from './statedRatio.ts';
import { type Judged, SLIP_CREDIT, miscalculated, nameOf, show, slipOf } from './quantityJudged.ts';
import { conditionsOf } from './quantityWords.ts';

export function judgeRatio(
  { of, to, accept, optional }: Extract<Asked, { kind: 'ratio' }>,
  part: QuantityPart,
  reading: QuantityReading,
  table: FactTable,
): Judged {
  const what = `the ${nameOf(of.attribute, of.entity)} over the ${nameOf(to.attribute, to.entity)}`;
  const own = reading.ratios.filter(
    ({ attributes }) =>
      attributes.length === 0 || attributes.includes(of.attribute) || attributes.includes(to.attribute),
  );
  if (own.length === 0) return { kind: 'missing', what };
  const isRight = ({ low, high }: Quantity): boolean =>
    (low >= accept[0] && high <= accept[1]) || (low >= 1 / accept[1] && high <= 1 / accept[0]);
  const isReversed = ({ quantity, pair }: StatedRatio): boolean => {
    const over = pair && findFact(table, pair.over, of.attribute);
    const under = pair && findFact(table, pair.under, of.attribute);
    if (!over || !under || quantity.low <= 0) return false;
    const ratio = over.value / under.value;
    return !nearly(quantity, ratio) && nearly(quantity, 1 / ratio);
  };
  const reversed = own.find(isReversed);
  if (reversed) {
    const diagnosis = {
      id: 'wrong-ratio',
      message: `${show(reversed.quantity)} is the right size, but the two rows stand the wrong way round.`,
      ask: 'Which of the two is the larger one, and does your sentence say so?',
    };
    return { kind: 'wrong', diagnosis, span: reversed.quantity.span, credit: 0 };
  }
  const right = own.find(({ quantity }) => isRight(quantity));
  const slip = right && slipOf([right.quantity], reading);
  if (slip) return miscalculated(slip, SLIP_CREDIT);
  if (right) return { kind: 'right' };
  const isAsked = ({ pair }: StatedRatio): boolean =>
    pair !== undefined && [pair.over, pair.under].every((name) => name === of.entity || name === to.entity);
  // Where the ratio need not be given, a true one of two other cells is a remark.
  const [first] = own.filter(
    (each) => optional !== true || isAsked(each) || !isElsewhere(each.quantity, each.attributes, part, table),
  );
  if (!first) return { kind: 'missing', what };
  const mixed = table.facts.find((fact) => {
    const top = findFact(table, of.entity, of.attribute);
    return (
      top &&
      fact.entity === to.entity &&
      fact.attribute !== to.attribute &&
      near(first.quantity, top.value / fact.value)
    );
  });
  const because = mixed
    ? ` It comes out if the ${nameOf(mixed.attribute, mixed.entity)} is taken for the ${to.attribute}.`
    : '';
  const diagnosis = {
    id: 'wrong-ratio',
    message: `${show(first.quantity)} is not ${what}.${because}`,
    ask: 'Which two numbers do you divide, and do both stand in the same column?',
  };
  return { kind: 'wrong', diagnosis, span: first.quantity.span, credit: 0 };
}

const nearly = (quantity: Quantity, value: number): boolean =>
  Math.abs(quantity.low - value) <= Math.max(0.1 * value, quantity.step / 2);

/** The ratio of two rows in some column, other than the one that it is said to be in. */
function isElsewhere(
  { low, high }: Quantity,
  attributes: readonly string[],
  part: QuantityPart,
  table: FactTable,
): boolean {
  if (low !== high || attributes.length > 0) return false;
  const cells = part.asked.flatMap((each) =>
    each.kind === 'cell' ? (findFact(table, each.entity, each.attribute) ?? []) : [],
  );
  return cells.some((a) =>
    cells.some(
      (b) => a !== b && a.attribute === b.attribute && Math.abs(low - a.value / b.value) <= 0.03 * low,
    ),
  );
}

// A quotient of two printed numbers is good to about the digits of the shorter one.
const near = ({ low }: Quantity, value: number): boolean => Math.abs(low - value) <= 0.05 * value;

const WORDS_OF_A_CLAIM = 3;

/** Some sentence says more of the row than its number, and none says in words that are known which is the best. */
const isSpokenOf = (entity: string, { sentences }: QuantityReading): boolean =>
  !sentences.some(({ text }) => speaksOfBest(text)) &&
  sentences.some(
    ({ rows, text }) => rows.includes(entity) && (text.match(/\p{L}{3,}/gu) ?? []).length >= WORDS_OF_A_CLAIM,
  );

export function judgeBest(
  { attribute }: Extract<Asked, { kind: 'best' }>,
  part: QuantityPart,
  reading: QuantityReading,
  table: FactTable,
): Judged {
  const [top] = table.facts.filter((fact) => fact.attribute === attribute).sort((a, b) => b.value - a.value);
  if (!top) throw new Error(`the table holds no ${attribute}`);
  const [claimed] = [
    ...reading.best.filter(({ entity }) => entity !== top.entity),
    ...reading.better.filter(({ than }) => than === top.entity),
  ];
  if (!claimed) {
    const isBetter = reading.better.some(({ entity }) => entity === top.entity);
    // "128: 87.9 %. 512: 85.6 %. Longer ones bring nothing.": the row that is given first is the one to take.
    const first = reading.stated.find((each) => each.attribute === attribute);
    const isTaken = reading.deniesMore && first?.entity === top.entity && fits(first.quantity, top);
    return reading.best.length > 0 || isBetter || isTaken
      ? { kind: 'right' }
      : {
          kind: 'missing',
          what: `the row with the best ${attribute}`,
          maySay: isSpokenOf(top.entity, reading),
        };
  }
  const declared = part.misconceptions.find(({ when }) =>
    conditionsOf(when).some(
      ({ best, unlisted }) =>
        best?.includes(claimed.entity) === true || (unlisted === 'best' && isUnlisted(claimed.entity)),
    ),
  );
  const diagnosis = declared
    ? { id: declared.id, message: declared.message, ask: declared.ask }
    : {
        id: 'wrong-best',
        message: `${claimed.entity.replace('?', '')} does not have the best ${attribute}.`,
        ask: `Which row of ${top.source} has the greatest value?`,
      };
  return { kind: 'wrong', diagnosis, span: claimed.span, credit: declared?.credit ?? 0 };
}
