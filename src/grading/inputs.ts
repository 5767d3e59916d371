/** The calls that a code part is judged by: declared cases and fresh ones, smallest first. */
import { readData, type DataFiles, type DataSource } from '../problem/data.ts';
import type { CodeCase, CodePart, Parameter } from '../problem/kinds/code.ts';
import { sizeOf, type Sizes } from '../problem/sizeExpression.ts';
import type { Call, Value } from './observation.ts';
import { randomFrom, type Random } from './random.ts';

/** One call to make, and what it is for. */
export interface PlannedCase {
  readonly id: string;
  readonly title: string;
  readonly sizes: Sizes;
  readonly arguments: readonly Value[];
  readonly hidden: boolean;
  /** Drawn anew for this run. */
  readonly fresh: boolean;
  readonly group?: string;
}

/**
 * The cases of a part in one run, fewest input numbers first, so that the first failure is the smallest.
 * Declared cases are the same in every run; fresh ones depend on `seed`, which a report keeps so that a run
 * can be repeated.
 *
 * @param data the files of the problem that cases take recorded values from
 */
export function planCases(part: CodePart, seed: string, data: DataFiles = new Map()): PlannedCase[] {
  const declared = part.cases.map((one) => plannedFrom(part, one, data));
  const fresh = Array.from({ length: part.fresh?.cases ?? 0 }, (_, index) =>
    freshCase(part, seed, index + 1),
  );
  return [...declared, ...fresh].sort((one, other) => numbersIn(one.arguments) - numbersIn(other.arguments));
}

/** The calls for a runner. */
export function callsOf(planned: readonly PlannedCase[]): Call[] {
  return planned.map((one) => ({ id: one.id, arguments: one.arguments }));
}

/** One set of arguments at given sizes, in the order of the call: for measuring cost on a grid of sizes. */
export function drawArguments(part: CodePart, sizes: Sizes, seed: string): Value[] {
  return Object.entries(part.parameters).map(([name, parameter]) =>
    draw(parameter, sizes, randomFrom(`${part.id}/${seed}/${name}`), 1),
  );
}

function plannedFrom(part: CodePart, one: CodeCase, data: DataFiles): PlannedCase {
  const inputs: Readonly<Record<string, Value>> = one.inputs ?? {};
  const values = Object.entries(part.parameters).map(([name, parameter]) => {
    const given = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (given !== undefined) return given;
    const source = one.data !== undefined && Object.hasOwn(one.data, name) ? one.data[name] : undefined;
    if (source !== undefined) return recorded(data, source);
    // A stream of its own for each parameter: adding one parameter leaves the others as they were.
    const random = randomFrom(`${part.id}/${one.id}/${one.seed ?? ''}/${name}`);
    return draw(parameter, one.sizes, random, one.scale?.[name] ?? 1);
  });
  return {
    id: one.id,
    title: one.title,
    sizes: one.sizes,
    arguments: values,
    hidden: one.hidden,
    fresh: false,
    ...(one.group === undefined ? {} : { group: one.group }),
  };
}

function recorded(data: DataFiles, source: DataSource): Value {
  const reading = readData(data, source);
  if (reading.kind === 'none')
    throw new Error(`${source.file} ${reading.because}: loading should have said so`);
  return reading.value;
}

function freshCase(part: CodePart, seed: string, number: number): PlannedCase {
  const id = `fresh-${number}`;
  const random = randomFrom(`${part.id}/${seed}/${id}/sizes`);
  const sizes: Record<string, number> = {};
  for (const [name, [low, high]] of Object.entries(part.fresh?.sizes ?? {})) {
    sizes[name] = random.integer(low, high);
  }
  const named = Object.entries(sizes)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  return {
    id,
    title: `new numbers, ${named}`,
    sizes,
    arguments: drawArguments(part, sizes, `${seed}/${id}`),
    hidden: false,
    fresh: true,
  };
}

function draw(parameter: Parameter, sizes: Sizes, random: Random, scale: number): Value {
  if (parameter.matrix !== undefined) {
    const [rows, columns] = parameter.matrix;
    if (parameter.distances !== undefined) {
      return drawDistances(sizeOf(rows, sizes), sizeOf(parameter.distances, sizes), random, scale);
    }
    return Array.from({ length: sizeOf(rows, sizes) }, () =>
      drawRow(parameter, sizeOf(columns, sizes), sizes, random, scale),
    );
  }
  if (parameter.vector !== undefined) {
    const { blocks } = parameter;
    if (blocks !== undefined) {
      return Array.from({ length: sizeOf(parameter.vector, sizes) }, (_, index) =>
        Math.floor(index / blocks),
      );
    }
    return drawRow(parameter, sizeOf(parameter.vector, sizes), sizes, random, scale);
  }
  if (parameter.scalar === 'drawn') return drawRow(parameter, 1, sizes, random, scale)[0] ?? 0;
  if (parameter.scalar !== undefined) return sizeOf(parameter.scalar, sizes) * scale;
  throw new Error('a parameter has no shape: the schema should have refused it');
}

function drawRow(
  parameter: Parameter,
  length: number,
  sizes: Sizes,
  random: Random,
  scale: number,
): number[] {
  const row = (entry: () => number): number[] => Array.from({ length }, entry);
  if (parameter.normal !== undefined) {
    const deviation = sizeOf(parameter.normal, sizes);
    return row(() => rounded(random.normal() * deviation * scale));
  }
  if (parameter.uniform !== undefined) {
    const [low, high] = parameter.uniform;
    return row(() => rounded((low + (high - low) * random.uniform()) * scale));
  }
  if (parameter.integers !== undefined) {
    const [low, high] = parameter.integers;
    return row(() => random.integer(low, high) * scale);
  }
  if (parameter.unit === true) return drawDirection(length, random).map((value) => value * scale);
  // Normalised exponentials: uniform on the simplex (Dirichlet with all parameters 1).
  const weights = row(() => -Math.log(1 - random.uniform()));
  const total = weights.reduce((sum, value) => sum + value, 0) || 1;
  return weights.map((value) => (value / total) * scale);
}

function drawDirection(length: number, random: Random): number[] {
  const direction = Array.from({ length }, () => random.normal());
  const norm = Math.hypot(...direction) || 1;
  return direction.map((value) => value / norm);
}

// Multiples of a power of two: sums and differences of such numbers are exact, so that two right ways of
// writing a comparison, `d < e + m` and `d - e < m`, never disagree on a boundary.
const DISTANCE_STEP = 1 / 1024;
// Opposite points of the unit sphere are at squared distance 4.
const FARTHEST = 4 / DISTANCE_STEP;

/**
 * Squared distances between `count` points drawn on the unit sphere: symmetric, 0 on the diagonal, and no two of
 * them equal (while there are few enough), so that only a case that is written for it asks what happens in a tie.
 */
function drawDistances(count: number, dimensions: number, random: Random, scale: number): number[][] {
  const points = Array.from({ length: count }, () => drawDirection(dimensions, random));
  const distances = points.map(() => points.map(() => 0));
  const taken = new Set<number>();
  for (const [i, one] of points.entries()) {
    for (const [j, other] of points.entries()) {
      if (j >= i) break;
      const squared = one.reduce((sum, value, d) => sum + (value - (other[d] ?? 0)) ** 2, 0);
      let steps = Math.max(1, Math.round(squared / DISTANCE_STEP));
      while (taken.has(steps) && taken.size < FARTHEST) steps = steps < FARTHEST ? steps + 1 : 1;
      taken.add(steps);
      for (const [row, column] of [
        [i, j],
        [j, i],
      ] as const) {
        const line = distances[row];
        if (line !== undefined) line[column] = steps * DISTANCE_STEP * scale;
      }
    }
  }
  return distances;
}

// Three decimals are short enough to paste into one's own test, and hide last-bit differences between the
// logarithms and cosines of different engines. `+ 0` turns −0 into 0.
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}

/** How many numbers a value holds. */
export function numbersIn(value: Value): number {
  return Array.isArray(value) ? value.reduce<number>((sum, one: Value) => sum + numbersIn(one), 0) : 1;
}
