/** A formula or derivation part made ready for judging: its names, types, givens and wrong forms, read once. */
import { define, headOf, type Definitions } from '../mathematics/definition.ts';
import { areEqual, type World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { completeIndices, HIDDEN_INDEX } from '../mathematics/indexCompletion.ts';
import type { Types } from '../mathematics/point.ts';
import { readMathematics, type ReadingOptions } from '../mathematics/reading.ts';
import type { Rule } from '../mathematics/rewriting.ts';
import type { SymbolTable } from '../mathematics/symbols.ts';
import { readSymbolType, type SymbolType } from '../mathematics/symbolType.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import type { MathematicalMisconception } from '../problem/kinds/mathematical.ts';

/** The author's own formulas cannot be read or typed: a fault of the set, never of the student. */
export class PartFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PartFault';
  }
}

/** A wrong form, read. */
export interface ReadMisconception {
  readonly id: string;
  readonly message: string;
  readonly ask: string;
  readonly equals: readonly Expression[];
  readonly rules: readonly Rule[];
  readonly proportional: readonly Expression[];
  readonly shapes: ReadonlyMap<string, readonly Expression[]>;
}

export interface ReadPart {
  readonly table: SymbolTable;
  readonly options: ReadingOptions;
  readonly world: World;
  readonly key: Expression;
  /** Names that mean another inside a norm or a function's argument. */
  readonly homonyms: ReadonlyMap<string, string>;
  readonly misconceptions: readonly ReadMisconception[];
  /** Reads one of the author's formulas. @throws PartFault */
  readonly read: (text: string) => Expression;
  /** Reads dimensions such as `2R, M`. @throws PartFault */
  readonly readDimensions: (text: string) => readonly Expression[];
}

type MathematicalPart = FormulaPart | DerivationPart;

const cache = new WeakMap<MathematicalPart, { readonly symbols: SymbolTable; readonly read: ReadPart }>();

/** Any seed does; this one is the year of Schwartz's and of Zippel's papers on testing identities at points. */
const SEED = 1979;

/** @throws PartFault if the part's own formulas make no sense. */
export function readPart(part: MathematicalPart, symbols: SymbolTable): ReadPart {
  const known = cache.get(part);
  if (known?.symbols === symbols) return known.read;
  const made = makePart(part, symbols);
  cache.set(part, { symbols, read: made });
  return made;
}

function makePart(part: MathematicalPart, symbols: SymbolTable): ReadPart {
  const own = Object.entries(part.symbols);
  const taken = new Set(own.flatMap(([name, { aliases }]) => [name, ...(aliases ?? [])]));
  // The part's names come first: its `n` hides a size that is also called `n` elsewhere in the problem.
  const table: Record<string, SymbolTable[string]> = Object.fromEntries(own);
  const types = new Map<string, SymbolType>();
  for (const [name, { type }] of own) {
    const read = readSymbolType(type);
    if (read.kind === 'fault') throw new PartFault(`The type of \`${name}\` is wrong: ${read.message}`);
    types.set(name, read);
  }
  for (const [name, symbol] of Object.entries(symbols)) {
    if (taken.has(name)) continue;
    table[name] = { ...symbol, aliases: symbol.aliases?.filter((alias) => !taken.has(alias)) };
    types.set(name, { kind: 'size' });
  }
  const family = [...types.values()].find((type) => type.kind === 'family');
  if (family?.kind === 'family') types.set(HIDDEN_INDEX, { kind: 'index', of: family.count });
  const functions = [...types].filter(([, type]) => type.kind === 'map').map(([name]) => name);
  functions.push(...part.givens.flatMap((given) => /^\s*([A-Za-z]\w*)\s*\(/.exec(given)?.[1] ?? []));
  const numbers = [...types]
    .filter(([, { kind }]) => kind === 'scalar' || kind === 'positive' || kind === 'size')
    .map(([name]) => name);
  const options: ReadingOptions = { functions, numbers };
  const read = (text: string): Expression => {
    const reading = readMathematics(text, 0, table, options);
    if (reading.kind === 'unreadable') {
      throw new PartFault(`\`${text}\` cannot be read: ${reading.message}`);
    }
    return completeIndices(reading.expression, types);
  };
  const readDimensions = (text: string): readonly Expression[] =>
    text.split(',').map((each) => read(each.trim()));
  const definitions = readGivens(part.givens, read, types);
  // A given fixes its name; nothing is drawn for it.
  for (const name of definitions.keys()) types.set(name, { kind: 'defined' });
  const key = read(part.key);
  const strict: World = { types, definitions, seed: SEED };
  const world: World = leavesSignsOpen(key, strict) ? { ...strict, signsAreOpen: true } : strict;
  return {
    table,
    options,
    world,
    key,
    homonyms: new Map(
      own.flatMap(([name, { homonyms }]) => (homonyms ?? []).map((other) => [other, name] as const)),
    ),
    misconceptions: part.misconceptions.map((each) => readMisconception(each, read, readDimensions)),
    read,
    readDimensions,
  };
}

/** `log(a b) = log a + log b` of two scalars: who asks that means numbers for which it holds. */
function leavesSignsOpen(key: Expression, world: World): boolean {
  if (key.kind !== 'relation') return false;
  const sides = [key.first, ...key.links.map(({ expression }) => expression)];
  return sides.some((side, at) => {
    const next = sides[at + 1];
    return (
      next !== undefined &&
      !areEqual(side, next, world) &&
      areEqual(side, next, { ...world, signsAreOpen: true })
    );
  });
}

function readGivens(
  givens: readonly string[],
  read: (text: string) => Expression,
  types: Types,
): Definitions {
  let definitions: Definitions = new Map();
  for (const given of givens) {
    const tree = read(given);
    const [link] = tree.kind === 'relation' ? tree.links : [];
    const head = tree.kind === 'relation' ? headOf(tree.first) : undefined;
    if (!link || !head) throw new PartFault(`The given \`${given}\` should look like \`name = value\`.`);
    if (!types.has(head.name))
      throw new PartFault(`The given \`${given}\` defines a name that no symbol declares.`);
    definitions = define(definitions, head, link.expression);
  }
  return definitions;
}

function readMisconception(
  misconception: MathematicalMisconception,
  read: (text: string) => Expression,
  readDimensions: (text: string) => readonly Expression[],
): ReadMisconception {
  const { id, message, ask, when } = misconception;
  return {
    id,
    message,
    ask,
    equals: (when.equals ?? []).map(read),
    rules: (when.rewrites ?? []).map(({ replace, by }) => ({ replace: read(replace), by: read(by) })),
    proportional: (when.proportional ?? []).map(read),
    shapes: new Map(Object.entries(when.shapes ?? {}).map(([name, shape]) => [name, readDimensions(shape)])),
  };
}
