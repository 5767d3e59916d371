/** Which number a text states of which row and column. */
import type { Quantity } from '../mathematics/quantity.ts';
import type { Facts } from '../problem/kinds/facts.ts';
import type { Mention, Mentions } from './mentions.ts';
import { pairUp } from './pairing.ts';
import { type Standing, weaker } from './standing.ts';
import { type StatedRatio, pairOf } from './statedRatio.ts';
import { attributeOfUnit, columnOfLarge, columnsOfBare, isOfNone } from './valueColumns.ts';
import { type Carry, isBracketed, ownersOf, takeFromNext } from './valueOwners.ts';
import { isCorrected } from './working.ts';

export interface StatedValue {
  readonly entity: string;
  readonly attribute: string;
  readonly quantity: Quantity;
  readonly standing: Standing;
  /** The row is named in the same sentence, line or row of a table. */
  readonly isNamed: boolean;
  /** Where it is named, if before the number. */
  readonly namedAt?: number;
}

export interface SentenceReading {
  readonly stated: readonly StatedValue[];
  /** Numbers of which no row or column could be found. */
  readonly adrift: readonly Quantity[];
  /** Ratios: 2.4×, with the columns that the sentence mentions. */
  readonly ratios: readonly StatedRatio[];
  readonly carry: Carry;
}

type Entity = Extract<Mention, { kind: 'entity' }>;
type Value = Extract<Mention, { kind: 'value' }>;
type Attribute = Extract<Mention, { kind: 'attribute' }>;

/**
 * Joins numbers to rows and columns within one sentence: "NN2: 7.5M parameters, 1.6B FLOPs", "140M parameters for NN1",
 * "NN1 and NN2 have 140M and 7.5M parameters", "both cost 1.6B FLOPs".
 *
 * @param mentions all those of the text; only the ones from `from` to `to` count
 * @param columns the columns that are asked for, in their order
 * @param mayBeKey whether a bare number may name a row of the run that is told of (a threshold); such a number takes
 *   no column from farther off
 */
export function readSentence(
  mentions: Mentions,
  from: number,
  to: number,
  attributes: Facts['attributes'],
  columns: readonly string[],
  carry: Carry,
  mayBeKey?: (quantity: Quantity) => boolean,
): SentenceReading {
  const here = mentions.found.filter((mention) => mention.from >= from && mention.to <= to);
  const entities = here.filter((mention) => mention.kind === 'entity');
  const values = here.filter((mention) => mention.kind === 'value');
  const plain = values.filter(({ quantity }) => quantity.unit !== 'times');
  const text = mentions.plain.text;
  const columnNames = here.filter((mention) => mention.kind === 'attribute');
  // "25.6M, 3.8B, 2.4× as many FLOPs": the last word says what the ratio is of, and nothing of the numbers.
  const ofRatio = new Map<Value, Attribute>();
  for (const value of values) {
    if (value.quantity.unit !== 'times') continue;
    const after = columnNames.find((each) => each.from >= value.to);
    const next = columnNames.find((each) => after !== undefined && each.from >= after.to);
    const isHeading = plain.some(
      (each) => after !== undefined && each.from >= after.to && each.to <= (next?.from ?? to),
    );
    if (after && !isHeading && OF_RATIO.test(text.slice(value.to, after.from))) ofRatio.set(value, after);
  }
  const taken = new Set(ofRatio.values());
  const named = columnNames.filter((each) => !taken.has(each));
  const sole = columns.length === 1 ? columns[0] : undefined;

  /** Numbers whose column nothing beside them names. */
  const assumed = new Set<Value>();
  // A column that a number took from behind itself is not before the next one: "12 layers and 110M …".
  const takenBehind = new Set<Attribute>();
  const attributeOf = (value: Value, at: number): string | undefined => {
    const byUnit = attributeOfUnit(value.quantity, attributes, columns);
    if (byUnit) return byUnit;
    if (isOfNone(value.quantity, attributes, columns)) return undefined;
    const next = plain[at + 1];
    const previous = plain[at - 1];
    const head = named.findLast((each) => each.to <= value.from && each.from >= (previous?.to ?? from));
    if (isLabelled(value, head, text)) return head?.name;
    const after = named.find((each) => each.from >= value.to && each.from < (next?.from ?? to));
    const gap = after ? text.slice(value.to, after.from) : '';
    const isFar =
      mayBeKey?.(value.quantity) === true && !/^[\s-]*(?:is\s+)?(?:(?:the|my|our)\s+)?$/i.test(gap);
    if (after && !isFar && !/[,;:()]/.test(gap) && gap.split(/\s+/).length <= 5) {
      takenBehind.add(after);
      return after.name;
    }
    const before = head;
    if (mayBeKey?.(value.quantity) === true && !isLabelled(value, before, text)) {
      // "threshold 0.90 or 0.95"
      const isListed = previous !== undefined && LISTED_KEYS.test(text.slice(previous.to, value.from));
      return isListed && mayBeKey(previous.quantity) ? attributeOf(previous, at - 1) : undefined;
    }
    if (before && takenBehind.has(before) && columns.length > 1) return undefined;
    if (before) return before.name;
    const onlyLarge = columnOfLarge(value.quantity, attributes, columns);
    if (onlyLarge !== undefined && columns.length > 1 && carry.entity !== undefined) return onlyLarge;
    assumed.add(value);
    const names = new Set(named.map((each) => each.name));
    if (names.size === 1) return named[0]?.name;
    if (names.size === 0) return carry.attribute ?? sole;
    return named.findLast((each) => each.to <= value.from)?.name;
  };

  const isNamed = (entity: string): boolean => entities.some(({ name }) => name === entity);
  const namedAt = (entity: string, value: Value): Pick<StatedValue, 'namedAt'> | undefined => {
    const row = entities.findLast((each) => each.name === entity && each.to <= value.from);
    return row && { namedAt: mentions.plain.starts[row.from] ?? 0 };
  };
  const boundTo = (entity: string, attribute: string, value: Value, isAssumed: boolean): StatedValue => {
    const { quantity, standing = 'given' } = value;
    // "(60 % in their words, the table rather gives 37 %)": neither the row nor the column is named here.
    const isFar =
      carry.topic === undefined &&
      !isNamed(entity) &&
      (isAssumed || !['none', 'flops', 'parameters'].includes(quantity.unit)) &&
      !named.some(({ name }) => name === attribute) &&
      !isCorrected(text.slice(from, value.from));
    // "The child weighs 20 kg, so the daily dose is 900 mg": the other number is beside the name of the column.
    const isBeside = plain.some(
      (each, at) => each !== value && columnsOf[at] === attribute && !assumed.has(each),
    );
    const isLoose = (isAssumed && (isBeside || !isNamed(entity))) || isFar;
    return {
      entity,
      attribute,
      quantity,
      standing: isLoose ? weaker('loose', standing) : standing,
      isNamed: isNamed(entity),
      ...(namedAt(entity, value) ?? {}),
    };
  };
  const stated: StatedValue[] = [];
  const adrift: Quantity[] = [];
  const columnsOf = plain.map(attributeOf);
  const pairs = pairUp(entities, plain, columnsOf, named, text);
  const inTurn = rowsInTurn(entities, plain, text.slice(from, to), carry);
  for (const at of [...plain.keys()].reverse()) {
    const value = plain[at];
    // "140M and 7.5M parameters": in a paired list the unit of the last holds for all.
    if (value && columnsOf[at] === undefined && (pairs.has(value) || inTurn))
      columnsOf[at] = columnsOf[at + 1];
  }
  const homeless = new Map<string, Value[]>();
  const ownersAt = plain.map(
    (value, at) => pairs.get(value) ?? inTurn?.[at] ?? ownersOf(value, plain[at + 1], entities, text, carry),
  );
  takeFromNext(plain, ownersAt, entities, text);
  for (const [at, value] of plain.entries()) {
    const owners = ownersAt[at] ?? [];
    const attribute = columnsOf[at];
    if (owners.length === 0) adrift.push(value.quantity);
    for (const entity of owners) {
      if (attribute !== undefined) stated.push(boundTo(entity, attribute, value, assumed.has(value)));
      else if (mayBeKey?.(value.quantity) === true) adrift.push(value.quantity);
      else if (isOfNone(value.quantity, attributes, columns)) adrift.push(value.quantity);
      else homeless.set(entity, [...(homeless.get(entity) ?? []), value]);
    }
  }
  for (const [entity, bare] of homeless) {
    const found = columnsOfBare(entity, bare, stated, columns, carry.column, text);
    for (const [at, value] of bare.entries()) {
      const attribute = found[at];
      if (attribute === undefined) adrift.push(value.quantity);
      else stated.push(boundTo(entity, attribute, value, false));
    }
  }
  const ratios = values
    .filter(({ quantity }) => quantity.unit === 'times')
    .map((value) => {
      const own = ofRatio.get(value);
      // "7.5M params (20× fewer)" is a ratio of what the number before it counts.
      const at = plain.findLastIndex((each) => each.to <= value.from);
      const beside =
        plain[at] && ASIDE.test(text.slice(plain[at].to, value.from)) ? columnsOf[at] : undefined;
      const attributes =
        own !== undefined
          ? [own.name]
          : beside !== undefined
            ? [beside]
            : nearAttributes(value, columnNames, text);
      const pair = pairOf(value, entities, text, from, to, carry.entity);
      return { quantity: value.quantity, attributes, pair };
    });
  const used = new Set(stated.map(({ attribute }) => attribute));
  const column = used.size === 1 ? [...used][0] : undefined;
  // A row that only stands in brackets, or behind a number of the row that is asked about, is not what the text goes on about.
  const [first] = plain;
  const isBeside = (each: Entity): boolean =>
    carry.topic !== undefined && each.name !== carry.topic && first !== undefined && first.to <= each.from;
  const spoken =
    carry.entity === undefined
      ? entities
      : entities.filter((each) => !isBracketed(each, text) && !isBeside(each));
  const next = nextCarry(spoken, named, plain, carry);
  return { stated, adrift, ratios, carry: column === undefined ? next : { ...next, column } };
}

/** "2.4× as many FLOPs", "2.4 times the FLOPs" */
const OF_RATIO = /^\s*(?:(?:as (?:many|much)|the|more|fewer|less|larger|smaller|its|number of)\s+){1,3}$/i;
/** "7.5M parameters (20× fewer)", "140M parameters, 5.5× more than …" */
const ASIDE = /^\s*(?:\p{L}+\s*){0,2}[(,]\s*(?:[~≈]|about|roughly|i\.e\.|or|some|nearly|almost)?\s*$/iu;

const LISTED_KEYS = /^\s*(?:nats?\s*)?(?:,\s*)?(?:or|and|\/|&)\s*(?:maybe|perhaps|even)?\s*$/i;

/** "accuracy 0.907", "the accuracy is 0.907"; not "at least 90 % accuracy is 0.90"'s. */
const isLabelled = (value: Value, label: Attribute | undefined, text: string): boolean =>
  label !== undefined &&
  /^\s*(?:\([^()]*\)\s*)?(?:(?:is|was|has|of|about|becomes?|will be)\s+|[:=≈~→|-]\s*)*$/i.test(
    text.slice(label.to, value.from),
  );

/**
 * "Rows: A, B, C. Numbers: 1, 2, 3." and "A and B …; they have 1 and 2": numbers without rows of their own that are as
 * many as the rows before.
 */
function rowsInTurn(
  entities: readonly Entity[],
  values: readonly Value[],
  sentence: string,
  { listed, recent }: Carry,
): readonly (readonly string[])[] | undefined {
  if (entities.length > 0 || values.length < 2) return undefined;
  const meant =
    listed ??
    (/\b(?:they|these|respectively|the (?:two|three|four)|in (?:the same|this|that) order)\b/i.test(sentence)
      ? recent
      : []);
  return meant?.length === values.length ? meant.map((name) => [name]) : undefined;
}

function nearAttributes(value: Value, named: readonly Attribute[], text: string): readonly string[] {
  const after = named.find((each) => each.from >= value.to && !/[,;]/.test(text.slice(value.to, each.from)));
  if (after) return [after.name];
  const before = named.findLast((each) => each.to <= value.from);
  return before ? [before.name] : [];
}

function nextCarry(
  entities: readonly Entity[],
  named: readonly Attribute[],
  values: readonly Value[],
  carry: Carry,
): Carry {
  const entity = new Set(entities.map(({ name }) => name)).size === 1 ? entities[0]?.name : undefined;
  const heading = values.length === 0 && new Set(named.map(({ name }) => name)).size === 1;
  const attribute = heading ? named[0]?.name : carry.attribute;
  const kept = entity ?? (entities.length === 0 ? carry.entity : undefined);
  const mentioned = entities.map(({ name }) => name);
  const earlier = (carry.recent ?? []).filter((name) => !mentioned.includes(name));
  const isList = values.length === 0 && new Set(mentioned).size >= 2;
  return {
    ...(isList ? { listed: [...new Set(mentioned)] } : {}),
    ...(entities.length === 0 && carry.listed ? { listed: carry.listed } : {}),
    ...(carry.topic === undefined ? {} : { topic: carry.topic }),
    recent: [...earlier, ...new Set(mentioned)],
    ...(kept === undefined ? {} : { entity: kept }),
    ...(attribute === undefined ? {} : { attribute }),
  };
}
