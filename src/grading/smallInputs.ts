/** The simplest inputs that a code part allows, smallest first: what a failure is shrunk to. */
import type { CodePart, Parameter } from '../problem/kinds/code.ts';
import { sizeOf, type Sizes } from '../problem/sizeExpression.ts';
import { numbersIn, type PlannedCase } from './inputs.ts';
import { titleOf } from './lawText.ts';
import type { Value } from './observation.ts';
import { randomFrom, type Random } from './random.ts';

/** How the entries of one parameter are filled; simplest first. */
type Filling = 'zeros' | 'ones' | 'identity' | 'counting' | 'bits' | 'signs' | 'halves' | 'large';

/** Inputs of so many numbers are no longer small. */
const MOST_NUMBERS = 120;
/** From here on numbers count as large: their exponentials and squares differ from those of ordinary ones. */
const LARGE = 20;

/**
 * The same list for the same part, whoever asks: nothing is drawn from a run's seed, and hidden cases have no say in
 * it. Sizes begin at the smallest that any case has and keep the order that sizes have in all cases; entries obey
 * the law that they would be drawn by. Empty for a part without fresh cases: there, inputs are only what the author
 * wrote out, and nothing says which others are meaningful.
 */
export function smallCases(part: CodePart): readonly PlannedCase[] {
  const known = made.get(part);
  if (known !== undefined) return known;
  const cases = part.fresh === undefined ? [] : makeSmallCases(part);
  made.set(part, cases);
  return cases;
}

const made = new WeakMap<CodePart, readonly PlannedCase[]>();

function makeSmallCases(part: CodePart): PlannedCase[] {
  const magnitudes = magnitudesOf(part);
  const found = new Map<string, { readonly sizes: Sizes; readonly values: readonly Value[] }>();
  for (const sizes of smallSizes(part)) {
    for (const filling of fillings(part, magnitudes)) {
      const values = Object.entries(part.parameters).map(([name, parameter]) =>
        fill(parameter, sizes, filling[name] ?? 'counting', magnitudes.get(name) ?? 1, `${part.id}/${name}`),
      );
      const key = JSON.stringify(values);
      if (!found.has(key)) found.set(key, { sizes, values });
    }
  }
  return [...found.values()]
    .filter(({ values }) => numbersIn(values) <= MOST_NUMBERS)
    .sort((one, other) => weightOf(one.values) - weightOf(other.values))
    .map(({ sizes, values }, i) => ({
      id: `small-${i + 1}`,
      title: `simple numbers, ${titleOf(sizes)}`,
      sizes,
      arguments: values,
      hidden: false,
      fresh: false,
    }));
}

/** Sizes near the smallest: each one alone a little larger, then all of them. */
function smallSizes(part: CodePart): Sizes[] {
  // A label or an index that is drawn fits the sizes that are drawn with it, not those of numbers written out.
  const indexed = Object.values(part.parameters).some(
    ({ integers, blocks, distances }) => (integers ?? blocks ?? distances) !== undefined,
  );
  const shown = part.cases
    .filter(({ hidden, inputs, data }) => !hidden && !(indexed && (inputs ?? data) !== undefined))
    .map(({ sizes }) => sizes);
  const ranges = part.fresh?.sizes ?? {};
  const symbols = Object.keys(ranges);
  const bounds = new Map(
    symbols.map((symbol) => {
      const [low, high] = ranges[symbol] ?? [1, 1];
      const known = shown.flatMap((sizes) => sizes[symbol] ?? []);
      return [symbol, { low: Math.min(low, ...known), high: Math.max(high, ...known) }] as const;
    }),
  );
  const raised = (by: (symbol: string) => number): Sizes =>
    Object.fromEntries(
      [...bounds].map(([symbol, { low, high }]) => [symbol, Math.min(high, low + by(symbol))]),
    );
  const candidates = [
    raised(() => 0),
    ...[1, 2, 3, Infinity].flatMap((by) =>
      symbols.map((symbol) => raised((one) => (one === symbol ? by : 0))),
    ),
    ...symbols.map((symbol) => raised((one) => (one === symbol ? 0 : 1))),
    raised(() => 1),
    raised(() => 2),
    raised(() => 3),
    raised(() => Infinity),
  ];
  // Where one size is never above another (a number of neighbours, say), it stays so.
  const ordered = symbols.flatMap((lower) =>
    symbols
      .filter((upper) => upper !== lower && isNeverAbove(lower, upper))
      .map((upper) => [lower, upper] as const),
  );
  return candidates.filter((sizes) =>
    ordered.every(([lower, upper]) => (sizes[lower] ?? 0) <= (sizes[upper] ?? 0)),
  );

  function isNeverAbove(lower: string, upper: string): boolean {
    const [, high] = ranges[lower] ?? [0, 0];
    const [low] = ranges[upper] ?? [0, 0];
    return high <= low && shown.every((sizes) => (sizes[lower] ?? 0) <= (sizes[upper] ?? 0));
  }
}

/** Which parameter is filled how; for each way all parameters together, and each parameter alone beside zeros. */
function fillings(
  part: CodePart,
  magnitudes: ReadonlyMap<string, number>,
): Readonly<Record<string, Filling>>[] {
  const names = Object.keys(part.parameters);
  const all = (filling: Filling): Record<string, Filling> =>
    Object.fromEntries(names.map((name) => [name, filling]));
  return [
    ...names.map((name) => ({ ...all('zeros'), [name]: 'counting' as const })),
    ...names.map((name) => ({ ...all('counting'), [name]: 'zeros' as const })),
    all('ones'),
    all('identity'),
    all('counting'),
    all('bits'),
    all('signs'),
    all('halves'),
    ...(magnitudes.size === 0
      ? []
      : [
          Object.fromEntries(
            names.map((name) => [name, magnitudes.has(name) ? 'large' : 'counting'] as const),
          ),
        ]),
  ];
}

/** Powers of ten for the parameters that some shown case fills with large numbers. */
function magnitudesOf(part: CodePart): ReadonlyMap<string, number> {
  const largest = new Map<string, number>();
  for (const one of part.cases.filter(({ hidden }) => !hidden)) {
    for (const name of Object.keys(part.parameters)) {
      const size = Math.max(magnitudeOf(one.inputs?.[name]), one.scale?.[name] ?? 0);
      if (size >= LARGE) largest.set(name, Math.max(size, largest.get(name) ?? 0));
    }
  }
  return new Map([...largest].map(([name, size]) => [name, 10 ** Math.floor(Math.log10(size) + 1e-9)]));
}

function magnitudeOf(value: unknown): number {
  if (typeof value === 'number') return Math.abs(value);
  return Array.isArray(value) ? Math.max(0, ...value.map(magnitudeOf)) : 0;
}

function fill(parameter: Parameter, sizes: Sizes, filling: Filling, magnitude: number, seed: string): Value {
  const random = randomFrom(`${seed}/${filling}`);
  let counted = 0;
  const plain = (row: number, column: number): number => {
    switch (filling) {
      case 'zeros':
        return 0;
      case 'ones':
        return 1;
      case 'identity':
        return row === column ? 1 : 0;
      case 'counting':
        return (counted += 1);
      case 'bits':
        return random.integer(0, 1);
      case 'signs':
        return random.integer(-1, 2);
      case 'halves':
        return random.integer(-3, 3) / 2;
      case 'large':
        return random.integer(-2, 2) * magnitude;
      default:
        return filling satisfies never;
    }
  };
  const rowOf = (row: number, length: number): number[] =>
    lawful(
      parameter,
      Array.from({ length }, (_, column) => plain(row, column)),
      row,
    );
  if (parameter.matrix !== undefined) {
    const [rows, columns] = parameter.matrix;
    if (parameter.distances !== undefined) return simpleDistances(sizeOf(rows, sizes), random);
    const width = sizeOf(columns, sizes);
    return Array.from({ length: sizeOf(rows, sizes) }, (_, row) => rowOf(row, width));
  }
  if (parameter.vector !== undefined) {
    const length = sizeOf(parameter.vector, sizes);
    const { blocks } = parameter;
    if (blocks === undefined) return rowOf(0, length);
    return Array.from({ length }, (_, index) => Math.floor(index / blocks));
  }
  if (parameter.scalar === 'drawn') return rowOf(0, 1)[0] ?? 0;
  return sizeOf(parameter.scalar ?? 1, sizes);
}

/** Symmetric, zero on the diagonal, no two alike, and none beyond the four of opposite unit vectors. */
function simpleDistances(count: number, random: Random): number[][] {
  const pairs = (count * (count - 1)) / 2;
  const step = 4 / 2 ** Math.ceil(Math.log2(Math.max(1, pairs)));
  const steps = Array.from({ length: pairs }, (_, i) => (i + 1) * step);
  for (let i = pairs - 1; i > 0; i -= 1) {
    const j = random.integer(0, i);
    [steps[i], steps[j]] = [steps[j] ?? 0, steps[i] ?? 0];
  }
  const between = (i: number, j: number): number => (i < j ? (steps[(j * (j - 1)) / 2 + i] ?? 0) : 0);
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_one, j) => between(Math.min(i, j), Math.max(i, j))),
  );
}

/** The nearest simple row that the parameter could be drawn as. */
function lawful(parameter: Parameter, row: readonly number[], at: number): number[] {
  if (parameter.normal !== undefined) return [...row];
  if (parameter.integers !== undefined)
    return row.map((number) => choose(number, simpleBetween(parameter.integers, 1)));
  if (parameter.uniform !== undefined) {
    const [low, high] = parameter.uniform;
    const steps = [1, 0.5, 0.25, 0.125].map((step) => simpleBetween([low, high], step));
    const simple = steps.find((numbers) => numbers.length >= 3) ?? [low, (low + high) / 2, high];
    return row.map((number) => choose(number, simple));
  }
  const place = row.length === 0 ? 0 : Math.abs(at + Math.trunc(row[0] ?? 0)) % row.length;
  if (parameter.unit === true) {
    const sign = row.some((number) => number < 0) ? -1 : 1;
    return row.map((_, column) => (column === place ? sign : 0));
  }
  // Probabilities: halves and quarters are exact, so that their sum is one to the last bit.
  const spread = row.length > 1 && row.some((number) => number > 1);
  const shares = spread ? (row.length > 2 ? [0.5, 0.25, 0.25] : [0.75, 0.25]) : [1];
  return row.map((_, column) => shares[(column - place + row.length) % row.length] ?? 0);
}

/** Multiples of `step` between the bounds, nearest to zero first, a dozen at most. */
function simpleBetween(bounds: readonly [number, number] | undefined, step: number): number[] {
  const [low, high] = bounds ?? [0, 0];
  const start = Math.ceil(low / step);
  const end = Math.floor(high / step);
  const nearest = Math.min(Math.max(0, start), end);
  const found: number[] = [];
  for (let away = 0; found.length < 12 && (nearest + away <= end || nearest - away >= start); away += 1) {
    if (nearest + away <= end) found.push((nearest + away) * step);
    if (away > 0 && nearest - away >= start) found.push((nearest - away) * step);
  }
  return found;
}

/** The number itself where it is allowed, the simplest where it is too small, else one of those that are allowed. */
function choose(number: number, allowed: readonly number[]): number {
  if (allowed.includes(number)) return number;
  const [simplest = 0] = allowed;
  if (number < Math.min(...allowed)) return simplest;
  return allowed[Math.abs(Math.trunc(number)) % allowed.length] ?? simplest;
}

/** How much there is to take in: little for few and simple numbers, zero, one, small integers, then halves. */
export function weightOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one: unknown) => sum + weightOf(one), 0);
  if (typeof value !== 'number') return 1;
  const size = Math.abs(value);
  const simple = Number.isInteger(value) ? Math.log2(1 + size) / 4 : 1 + Math.log2(1 + size) / 4;
  return 1 + simple + (value < 0 ? 0.125 : 0);
}
