/** A cost part made ready for grading: its key, its steps and its misconceptions as growths. */
import { type SizeRelation, compareGrowth, degreeIn, sizesIn } from '../mathematics/asymptotics.ts';
import { type Growth, NoGrowth, settle } from '../mathematics/growth.ts';
import { readGrowth } from '../mathematics/growthReading.ts';
import { readMathematics } from '../mathematics/reading.ts';
import { readRegime } from '../mathematics/regime.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import type { CostCondition, CostPart } from '../problem/kinds/cost.ts';
import type { Unsound } from './unsound.ts';

export interface CostStep {
  readonly growth: Growth;
  readonly pays: string;
  readonly ask: string;
}

export interface CostMisconception {
  readonly id: string;
  readonly message: string;
  readonly ask: string;
  readonly credit?: number;
  readonly other?: 'not-tight' | 'not-a-cost';
  /** Whether a wrong answer of this growth shows it; never true for those with `other` alone. */
  readonly matches: (answer: Growth) => boolean;
}

export interface CostKey {
  readonly growth: Growth;
  readonly relations: readonly SizeRelation[];
  /** Each may be assumed by an answer that says so. */
  readonly assumable: readonly (readonly SizeRelation[])[];
  readonly steps: readonly CostStep[];
  /** In the order in which they are tried. */
  readonly misconceptions: readonly CostMisconception[];
}

export interface CostKeyReading {
  /** Absent when there are faults. */
  readonly key?: CostKey;
  readonly faults: readonly Unsound[];
}

const known = new WeakMap<CostPart, { readonly symbols: SymbolTable; readonly reading: CostKeyReading }>();

/** Reads a part once; the same part and symbols give the same reading again. */
export function readCostKey(part: CostPart, symbols: SymbolTable): CostKeyReading {
  const before = known.get(part);
  if (before?.symbols === symbols) return before.reading;
  const reading = readAfresh(part, symbols);
  known.set(part, { symbols, reading });
  return reading;
}

function readAfresh(part: CostPart, symbols: SymbolTable): CostKeyReading {
  const faults: Unsound[] = [];
  const cost = (text: string, path: Unsound['path']): Growth | undefined => {
    const read = readCost(text, symbols);
    if (typeof read !== 'string') return read;
    faults.push({
      path,
      what: `\`${text}\` is not a cost in the declared symbols: ${read}.`,
      remedy: 'Write a sum of products of declared symbols, such as `N R D`.',
    });
    return undefined;
  };
  const costs = (texts: readonly string[] | undefined, path: Unsound['path']): Growth[] =>
    (texts ?? []).flatMap((text, at) => cost(text, [...path, at]) ?? []);
  const regimes = (field: 'regimes' | 'assumable'): SizeRelation[][] =>
    (part[field] ?? []).map((text, at) => {
      const read = readMathematics(text, 0, symbols);
      const regime = read.kind === 'read' ? readRegime(read.expression) : undefined;
      if (regime?.kind === 'regime') return [...regime.relations];
      faults.push({
        path: [field, at],
        what: `\`${text}\` is not a relation between declared symbols.`,
        remedy: 'Write something like `D = M` or `R << N`.',
      });
      return [];
    });

  const growth = cost(part.key, ['key']);
  const relations = regimes('regimes').flat();
  const assumable = regimes('assumable');
  const steps = part.steps.flatMap(({ term, pays, ask }, at): CostStep[] => {
    const priced = cost(term, ['steps', at, 'term']);
    return priced ? [{ growth: priced, pays, ask }] : [];
  });
  const misconceptions = part.misconceptions.map((declared, at): CostMisconception => {
    const { id, message, ask, credit, when } = declared;
    for (const name of [...(when.without ?? []), ...(when.degree ? [when.degree.of] : [])]) {
      if (Object.hasOwn(symbols, name)) continue;
      faults.push({
        path: ['misconceptions', at, 'when'],
        what: `\`${name}\` is not a declared symbol.`,
        remedy: 'Use the canonical name of a symbol of this problem.',
      });
    }
    const path = ['misconceptions', at, 'when'];
    const wanted = {
      equals: when.equals && costs(when.equals, [...path, 'equals']),
      missing: costs(when.missing, [...path, 'missing']),
      covers: costs(when.covers, [...path, 'covers']),
      exceeds: when.exceeds && costs(when.exceeds, [...path, 'exceeds']),
    };
    if (Object.values(when).every((value) => value === undefined)) {
      faults.push({
        path: ['misconceptions', at, 'when'],
        what: `\`${id}\` says nothing about when it is recognised.`,
        remedy: 'Give at least one condition, such as `missing: [N R D]`.',
      });
    }
    return {
      id,
      message,
      ask,
      ...(credit === undefined ? {} : { credit }),
      ...(when.other === undefined ? {} : { other: when.other }),
      matches: (answer) => matches(answer, when, wanted, relations),
    };
  });
  const order = misconceptions
    .map((each, at) => ({ each, rank: rank(part.misconceptions[at]?.when), at }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at);
  if (faults.length > 0 || !growth) return { faults };
  const key = { growth, relations, assumable, steps, misconceptions: order.map(({ each }) => each) };
  return { key, faults };
}

const rank = (when: CostCondition | undefined): number =>
  when?.equals ? 0 : when?.other !== undefined && Object.values(when).filter(Boolean).length === 1 ? 2 : 1;

/** The growth that a text states, or why it states none. */
export function readCost(text: string, symbols: SymbolTable): Growth | string {
  const read = readMathematics(text, 0, symbols);
  if (read.kind === 'unreadable') return read.message;
  const reading = readGrowth(read.expression);
  if (reading.kind === 'unknown') return `\`${reading.name}\` is not declared`;
  if (reading.kind !== 'growth') return reading.message;
  try {
    return settle(reading.growth);
  } catch (error) {
    if (error instanceof NoGrowth) return error.message;
    throw error;
  }
}

interface Wanted {
  readonly equals?: readonly Growth[] | undefined;
  readonly missing: readonly Growth[];
  readonly covers: readonly Growth[];
  readonly exceeds?: readonly Growth[] | undefined;
}

function matches(
  answer: Growth,
  when: CostCondition,
  { equals, missing, covers, exceeds }: Wanted,
  relations: readonly SizeRelation[],
): boolean {
  const isBelow = (f: Growth, g: Growth): boolean => compareGrowth(f, g, relations).kind === 'bounded';
  const isAbove = (f: Growth, g: Growth): boolean => compareGrowth(f, g, relations).kind === 'outgrown';
  if (when.other !== undefined && rank(when) === 2) return false;
  if (equals && !equals.some((each) => isBelow(each, answer) && isBelow(answer, each))) return false;
  if (!missing.every((each) => isAbove(each, answer))) return false;
  if (!covers.every((each) => isBelow(each, answer))) return false;
  if (exceeds && !exceeds.some((each) => isBelow(each, answer))) return false;
  if (when.degree) {
    const { of, atLeast, atMost } = when.degree;
    const degree = degreeIn(answer, of);
    if (atLeast !== undefined && degree.power < atLeast) return false;
    const beyond = degree.power > (atMost ?? Infinity) || (degree.power === atMost && degree.log > 0);
    if (atMost !== undefined && beyond) return false;
  }
  if (when.without) {
    const used = sizesIn(answer);
    if (when.without.some((name) => used.includes(name))) return false;
  }
  return true;
}
