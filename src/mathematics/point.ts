/** A random point: one value of the right shape for every declared symbol. */
import { drawNormal, drawWhole, makeRandom, type Random } from './random.ts';
import { sizesOf, type Dimension, type SymbolType } from './symbolType.ts';

/** Plain numbers, so that one point can be evaluated in any arithmetic. */
export type Drawn =
  | { readonly kind: 'scalar'; readonly value: number }
  | {
      readonly kind: 'array';
      readonly rows: number;
      readonly columns: number;
      readonly data: readonly number[];
    }
  /** Members x_1 … x_count, each a vector (or a number when `length` is 0). */
  | { readonly kind: 'family'; readonly count: number; readonly members: readonly (readonly number[])[] }
  | { readonly kind: 'map'; readonly rows: readonly MapRow[]; readonly unit: boolean };

/** One output of a generic map: 1 + offset² + (weights · x + shift)², positive so that normalisers never vanish. */
export interface MapRow {
  readonly weights: readonly number[];
  readonly shift: number;
  readonly offset: number;
}

export interface Point {
  readonly seed: number;
  /** The typical size of the numbers drawn. */
  readonly magnitude: number;
  readonly values: ReadonlyMap<string, Drawn>;
}

export type Types = ReadonlyMap<string, SymbolType>;

/** Small, unlike each other so that shapes tell, and no squares so that √D is not whole by accident. */
const SIZES = [2, 3, 5, 6, 7, 8, 10, 11, 12, 13];

/**
 * Draws a point. `magnitude` scales every real number; sizes stay small whole numbers. `ties` sets one size equal to
 * another, for answers that hold when D = M; `sizeSeed` keeps the sizes of another point.
 */
export function drawPoint(
  types: Types,
  seed: number,
  magnitude: number,
  ties: ReadonlyMap<string, string> = new Map(),
  sizeSeed = seed,
): Point {
  const random = makeRandom(seed * 2654435761 + 97);
  const values = new Map<string, Drawn>();
  const sizes = drawSizes(types, makeRandom(sizeSeed * 40503 + 11), ties);
  for (const [size, value] of sizes) values.set(size, { kind: 'scalar', value });
  // Every second point gives each name a magnitude of its own, so that no term hides behind another everywhere.
  const spread = seed % 2 === 1 ? 4 : 1;
  for (const [name, type] of types) {
    if (!values.has(name)) {
      const own = magnitude * spread ** (2 * random() - 1);
      const drawn = draw(type, random, own, sizes);
      if (drawn) values.set(name, drawn);
    }
  }
  return { seed, magnitude, values };
}

/** Draws fresh values of one type, with the sizes of `point` and entries of typical size `magnitude`. */
export function drawerOf(
  type: SymbolType,
  point: Point,
  magnitude: number,
): (random: Random) => Drawn | undefined {
  const sizes = new Map<string, number>();
  for (const [name, drawn] of point.values) if (drawn.kind === 'scalar') sizes.set(name, drawn.value);
  return (random) => draw(type, random, magnitude, sizes);
}

function drawSizes(types: Types, random: Random, ties: ReadonlyMap<string, string>): Map<string, number> {
  const names = new Set<string>();
  for (const [name, type] of types) {
    if (type.kind === 'size') names.add(name);
    for (const size of sizesOf(type)) names.add(size);
  }
  const left = [...SIZES.slice(0, Math.max(4, names.size))];
  const sizes = new Map<string, number>();
  for (const name of names) {
    const [value = 4] = left.splice(Math.floor(random() * left.length), 1);
    sizes.set(name, value);
  }
  for (const [name, other] of ties) sizes.set(name, sizes.get(other) ?? sizes.get(name) ?? 2);
  return sizes;
}

function draw(
  type: SymbolType,
  random: Random,
  magnitude: number,
  sizes: ReadonlyMap<string, number>,
): Drawn | undefined {
  const length = (dimension: Dimension): number =>
    dimension.factor * (dimension.size === undefined ? 1 : (sizes.get(dimension.size) ?? 2));
  const real = (): number => magnitude * drawNormal(random);
  switch (type.kind) {
    case 'scalar':
      return { kind: 'scalar', value: real() };
    case 'positive':
      // Log-uniform over a factor of nine around the magnitude.
      return { kind: 'scalar', value: magnitude * 3 ** (2 * random() - 1) };
    case 'size':
    case 'defined':
      return undefined;
    case 'index':
      return { kind: 'scalar', value: drawWhole(random, Math.min(2, length(type.of)), length(type.of)) };
    case 'vector': {
      const data = Array.from({ length: length(type.length) }, real);
      const size = Math.hypot(...data);
      return {
        kind: 'array',
        rows: data.length,
        columns: 1,
        data: type.unit ? data.map((x) => x / size) : data,
      };
    }
    case 'matrix': {
      const [rows, columns] = [length(type.rows), length(type.columns)];
      return { kind: 'array', rows, columns, data: Array.from({ length: rows * columns }, real) };
    }
    case 'family': {
      const count = length(type.count);
      const width = type.length ? length(type.length) : 1;
      const members = Array.from({ length: count }, () => Array.from({ length: width }, real));
      return { kind: 'family', count, members };
    }
    case 'map': {
      const [from, to] = [length(type.from), length(type.to)];
      const rows = Array.from({ length: to }, () => ({
        weights: Array.from({ length: from }, () => drawNormal(random) / Math.max(1, magnitude)),
        shift: drawNormal(random),
        offset: drawNormal(random),
      }));
      return { kind: 'map', rows, unit: type.unit };
    }
    default: {
      const unreachable: never = type;
      return unreachable;
    }
  }
}
