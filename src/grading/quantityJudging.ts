/** One asked-for cell, held against what was stated. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Asked, QuantityCondition, QuantityPart } from '../problem/kinds/quantity.ts';
import {
  type Belonging,
  type Fact,
  type FactTable,
  belonging,
  findFact,
  fits,
  readPrinted,
} from './factTable.ts';
import type { Diagnosis } from './judgement.ts';
import type { QuantityReading } from './quantityAnswer.ts';
import {
  type Judged,
  type Wrong,
  SLIP_CREDIT,
  miscalculated,
  nameOf,
  show,
  slipOf,
} from './quantityJudged.ts';
import { conditionsOf, isAboutValues } from './quantityWords.ts';
import { rivalsOf } from './rival.ts';
import { isWeaker } from './standing.ts';
import type { StatedValue } from './statedValues.ts';

export function judgeCell(
  { entity, attribute, optional }: Extract<Asked, { kind: 'cell' }>,
  part: QuantityPart,
  reading: QuantityReading,
  table: FactTable,
): Judged {
  const fact = findFact(table, entity, attribute);
  if (!fact) throw new Error(`the table holds no ${nameOf(attribute, entity)}`);
  // What need not be stated is judged only where it is given as such.
  const isMeant = ({ standing }: StatedValue): boolean => optional !== true || !isWeaker(standing, 'given');
  const own = reading.stated.filter(
    (each) =>
      each.entity === entity &&
      each.attribute === attribute &&
      isMeant(each) &&
      !spansRows(each.quantity, attribute, table),
  );
  if (own.length === 0) {
    const other = part.asked.length === 1 && reading.stated.find((each) => each.entity === entity);
    return other ? givenAs(other, attribute) : { kind: 'missing', what: nameOf(attribute, entity) };
  }
  const slip = slipOf(
    own.map(({ quantity }) => quantity),
    reading,
  );
  const doubled = countsTwice(reading, part, table, attribute);
  const wrong = rivalsOf(
    own,
    ({ quantity }) => fits(quantity, doubled ? twice(fact) : fact),
    table.attributes[attribute]?.unit,
    reading.source,
  );
  if (wrong.length === 0) return slip ? miscalculated(slip, SLIP_CREDIT) : { kind: 'right' };
  const judged = wrong.map(({ quantity }) => judgeValue(quantity, fact, part, table));
  // Beside the right value, one that is only looser (the family's range) takes nothing away.
  const serious = judged.find(({ credit }) => credit === 0);
  if (slip && serious?.diagnosis.id === 'wrong-value') return miscalculated(slip, 0);
  if (wrong.length < own.length && !serious) return { kind: 'right' };
  return serious ?? judged[0] ?? { kind: 'right' };
}

/** A number for the right row that is called by another column's name. */
const givenAs = ({ entity, attribute, quantity }: StatedValue, asked: string): Wrong => ({
  kind: 'wrong',
  diagnosis: {
    id: 'wrong-column',
    message: `You give ${show(quantity)} as the ${nameOf(attribute, entity)}; asked for is the ${nameOf(asked, entity)}.`,
    ask: 'What does your number count?',
  },
  span: quantity.span,
  credit: 0,
});

/** "76.3 % to 85.1 %" states the cells of two rows, and not a range for one. */
function spansRows(quantity: Quantity, attribute: string, table: FactTable): boolean {
  if (quantity.low === quantity.high) return false;
  const column = table.facts.filter((fact) => fact.attribute === attribute);
  const ends = [quantity.low, quantity.high].map((value) =>
    column.filter((fact) => fits({ ...quantity, low: value, high: value }, fact)),
  );
  const [low = [], high = []] = ends;
  return low.length > 0 && high.length > 0 && !low.some((fact) => high.includes(fact));
}

function judgeValue(quantity: Quantity, fact: Fact, part: QuantityPart, table: FactTable): Wrong {
  const where = belonging(quantity, fact, table);
  for (const { id, message, ask, when, credit } of part.misconceptions) {
    const shows = conditionsOf(when).some(
      (each) => isAboutValues(each) && matches(each, quantity, fact, where, part),
    );
    if (!shows) continue;
    const found =
      where.kind === 'row' || where.kind === 'column' || where.kind === 'cell'
        ? ` ${sayPlace(quantity, where.fact)}`
        : '';
    return {
      kind: 'wrong',
      diagnosis: { id, message: message + found, ask },
      span: quantity.span,
      credit: credit ?? 0,
    };
  }
  return { kind: 'wrong', diagnosis: explain(quantity, fact, where, table), span: quantity.span, credit: 0 };
}

function matches(
  when: QuantityCondition,
  quantity: Quantity,
  fact: Fact,
  where: Belonging,
  part: QuantityPart,
): boolean {
  if (when.entity !== undefined && when.entity !== fact.entity) return false;
  if (when.attribute !== undefined && when.attribute !== fact.attribute) return false;
  if (when.swap !== undefined && when.swap !== where.kind) return false;
  if (when.unlisted === 'value' && (where.kind !== 'nowhere' || isDeclared(quantity, part))) return false;
  if (when.scale && where.kind !== 'scale') return false;
  if (when.factor !== undefined) {
    const by = when.factor;
    const reduced = {
      ...quantity,
      low: quantity.low / by,
      high: quantity.high / by,
      step: quantity.step / by,
    };
    if (!fits(reduced, fact)) return false;
  }
  if (
    when.near &&
    !when.near.some((text) => isNear(quantity.low, quantity, text) && quantity.low === quantity.high)
  ) {
    return false;
  }
  if (when.range) {
    const [low, high] = when.range;
    if (quantity.low === quantity.high) return false;
    if (!isNear(quantity.low, quantity, low) || !isNear(quantity.high, quantity, high)) return false;
  }
  return true;
}

/** One end of a range that is a misconception by itself. */
const isDeclared = (quantity: Quantity, { misconceptions }: QuantityPart): boolean =>
  misconceptions
    .flatMap(({ when }) => conditionsOf(when))
    .some(({ range }) => range?.some((text) => isNear(quantity.low, quantity, text)) === true);

/** The value, to the digits given on either side, is the printed one. */
function isNear(value: number, quantity: Quantity, text: string): boolean {
  const printed = readPrinted(text);
  return printed !== undefined && Math.abs(value - printed.low) <= Math.max(quantity.step, printed.step) / 2;
}

const sayPlace = (quantity: Quantity, { entity, attribute, source }: Fact): string =>
  `${show(quantity)} is the ${nameOf(attribute, entity)} (${source}).`;

function explain(quantity: Quantity, fact: Fact, where: Belonging, table: FactTable): Diagnosis {
  const asked = nameOf(fact.attribute, fact.entity);
  switch (where.kind) {
    case 'column':
      return {
        id: 'wrong-column',
        message: `Right number, wrong column: ${sayPlace(quantity, where.fact)} You give it as the ${asked}.`,
        ask: 'What does each column of that table count?',
      };
    case 'row':
      return {
        id: 'wrong-row',
        message: `Right number, wrong row: ${sayPlace(quantity, where.fact)} You give it as the ${asked}.`,
        ask: 'Which row of the table are you asked about?',
      };
    case 'cell':
      return {
        id: 'wrong-cell',
        message: `${sayPlace(quantity, where.fact)} You give it as the ${asked}.`,
        ask: 'Which row and which column are you asked about?',
      };
    case 'scale':
      return {
        id: 'wrong-scale',
        message: `The digits of ${show(quantity)} are right for the ${asked}, the power of ten is not: it is ${where.power > 0 ? 'too large' : 'too small'}.`,
        ask: 'Thousands, millions or billions? Check what the letter behind the number stands for.',
      };
    case 'factor': {
      const counted = table.attributes[fact.attribute]?.multiplyAdds === true;
      return {
        id: 'factor-two',
        message: `${show(quantity)} is ${where.factor === 2 ? 'twice' : 'half'} the ${asked} in ${fact.source}.`,
        ask: counted
          ? 'Does a multiply-add count once or twice in your source, and in that table?'
          : 'Where does the factor of two come from?',
      };
    }
    case 'nowhere':
      return {
        id: 'wrong-value',
        message: `${show(quantity)} is not the ${asked}.`,
        ask: `What does ${fact.source} print there?`,
      };
    default:
      return where satisfies never;
  }
}

const SEPARATELY =
  /\b(?:multipl\w+\s+and\s+add\w+\s+(?:\w+\s+)?(?:separately|each|individually)|(?:2|two)\s+(?:flops?|operations?|ops)\s+(?:per|for (?:each|every|a))|separately|counted? twice|as (?:2|two) (?:flops?|operations))/i;

const twice = (fact: Fact): Fact => ({
  ...fact,
  value: fact.value * 2,
  step: fact.step * 2,
  ...(fact.accept ? { accept: [fact.accept[0] * 2, fact.accept[1] * 2] as const } : {}),
});

/** Every number of the column is doubled, and the answer says that it counts multiplications and additions separately. */
function countsTwice(
  reading: QuantityReading,
  part: QuantityPart,
  table: FactTable,
  attribute: string,
): boolean {
  if (table.attributes[attribute]?.multiplyAdds !== true) return false;
  if (!reading.sentences.some(({ text }) => SEPARATELY.test(text))) return false;
  const cells = part.asked.filter((each) => each.kind === 'cell' && each.attribute === attribute);
  return cells.every((each) => {
    if (each.kind !== 'cell') return false;
    const fact = findFact(table, each.entity, attribute);
    const own = reading.stated.filter(
      (stated) => stated.entity === each.entity && stated.attribute === attribute,
    );
    // Whoever calls them multiply-adds counts them once.
    const isCountedOnce = ({ quantity: { span } }: StatedValue): boolean =>
      /mult|mac/i.test(reading.source.slice(span.start, span.end));
    return (
      fact !== undefined &&
      own.length > 0 &&
      own.every((each) => fits(each.quantity, twice(fact)) && !isCountedOnce(each))
    );
  });
}
