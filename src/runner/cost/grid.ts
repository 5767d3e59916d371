/** At which sizes a program is counted: grids for interpolation, wider points for a fit, and others that check them. */
import { tensor } from './interpolation.ts';

/** Sizes in the order of the symbols. */
export type Sizes = readonly number[];

export interface Design {
  readonly axes: readonly Sizes[];
  /** Which points of the tensor grid of `axes` are taken; with one, every smaller one. */
  readonly indices: readonly (readonly number[])[];
  /** The points, in the order of `indices`. */
  readonly grid: readonly Sizes[];
}

/** Sizes from which each axis draws; 1 is left out, since programs rightly treat it specially. */
const SMALL = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** The largest of the middling sizes; blocks that are no longer have been seen in part at one of these. */
const MIDDLING = 17;
const LARGE = Array.from({ length: 51 }, (_, i) => 90 + i);

interface Attempt {
  /** How many sizes each axis has: one more than the degree that is looked for. */
  readonly counts: readonly number[];
  /** The largest sum of powers of one term, where not all of the grid is taken. */
  readonly degree?: number;
}

/**
 * The first symbol is the one that may be squared. Four symbols begin with the 19 points of terms of degree 3, such as
 * N·R·M or N²·D, then take the 24 of 3·2·2·2; later attempts look for higher powers.
 */
function attempts(symbols: number): readonly Attempt[] {
  const all = (count: number, first = count): Attempt => ({
    counts: Array.from({ length: symbols }, (_, axis) => (axis === 0 ? first : count)),
  });
  if (symbols <= 2) return [all(4), all(5)];
  if (symbols === 3) return [all(2, 3), all(3, 4), all(4)];
  return [{ ...all(2, 3), degree: 3 }, all(2, 3), all(3), all(3, 4)];
}

/** The designs to try in turn; the points of each contain those of the one before, so that none is counted twice. */
export function designs(symbols: number, random: () => number): readonly Design[] {
  const pools = Array.from({ length: symbols }, () => shuffled(SMALL, random));
  return attempts(symbols).map(({ counts, degree = Infinity }) => {
    const axes = pools.map((pool, axis) => pool.slice(0, counts[axis]));
    return designOn(axes, (powers) => powers.reduce((sum, power) => sum + power, 0) <= degree);
  });
}

function designOn(axes: readonly Sizes[], takes: (index: readonly number[]) => boolean): Design {
  const indices = tensor(axes.map((sizes) => sizes.length)).filter(takes);
  return { axes, indices, grid: indices.map((index) => index.map((i, axis) => axes[axis]?.[i] ?? 0)) };
}

/**
 * Points that no grid has: a few of middling sizes and, for each symbol in turn, one at which it alone is large, so that
 * a program that changes its ways with size is caught at small expense. `steps` are the lengths that blocks may have:
 * where one divides the only large size, what is done with a last block that is not full would be seen nowhere.
 */
export function checks(symbols: number, random: () => number, steps: readonly number[]): readonly Sizes[] {
  const points: Sizes[] = [];
  for (let i = 0; i < 4; i += 1)
    points.push(Array.from({ length: symbols }, () => between(12, MIDDLING, random)));
  const uneven = LARGE.filter((size) => !steps.some((step) => step > MIDDLING && size % step === 0));
  for (let large = 0; large < symbols; large += 1) {
    points.push(
      Array.from({ length: symbols }, (_, axis) =>
        axis === large ? oneOf(uneven.length > 0 ? uneven : LARGE, random) : between(2, 4, random),
      ),
    );
  }
  return points;
}

/** Sizes that suit a program which works in blocks, and others at which it has a last block that is not full. */
export interface Stride {
  readonly length: number;
  readonly design: Design;
  /** Multiples of the stride that are not in the grid. */
  readonly held: readonly Sizes[];
  /** No multiples: what is counted here must lie between the multiples around it. */
  readonly between: readonly Sizes[];
}

/** The first symbol, along which blocks are cut, goes in multiples of `length`; the others stay small. */
export function strideOf(symbols: number, length: number, random: () => number): Stride {
  const pools = Array.from({ length: symbols }, () => shuffled(SMALL, random));
  const first = symbols <= 2 ? [1, 2, 3, 4] : [1, 2, 3];
  const axes = pools.map((pool, axis) =>
    axis === 0 ? first.map((k) => k * length) : pool.slice(0, symbols <= 2 ? 3 : 2),
  );
  const rest = (least: number, most: number): number[] =>
    Array.from({ length: symbols - 1 }, () => between(least, most, random));
  return {
    length,
    design: designOn(axes, () => true),
    held: [[5 * length, ...rest(12, 14)], [2 * length, ...rest(12, 17)], ...farOut(symbols, length, random)],
    between: [2, 3, 4].map((k) => [k * length + between(1, length - 1, random), ...rest(3, 9)]),
  };
}

/** One symbol but the first is large. */
function farOut(symbols: number, first: number, random: () => number): readonly Sizes[] {
  return Array.from({ length: symbols - 1 }, (_, large) =>
    Array.from({ length: symbols }, (_unused, axis) =>
      axis === 0 ? first : axis === large + 1 ? between(60, 90, random) : between(2, 4, random),
    ),
  );
}

/** Points for a fit of powers and logarithms. */
export interface Wide {
  readonly fitted: readonly Sizes[];
  /** Powers of two beyond those that are fitted. */
  readonly beyond: readonly Sizes[];
  /** Sizes that are no powers of two, where halves and logarithms are rounded. */
  readonly uneven: readonly Sizes[];
}

/** Powers of two, so that halving comes out even; each symbol and each pair of symbols grows by itself. */
export function wideOf(symbols: number, random: () => number): Wide {
  // Chance matters less where sizes are larger, which few symbols can afford, and of many the first.
  const least = (axis: number): number => (symbols <= 2 ? 32 : axis === 0 ? 16 : 8);
  const small = (): number[] =>
    Array.from({ length: symbols }, (_, axis) => (random() < 0.5 ? least(axis) : 2 * least(axis)));
  const withSizes = (sizes: ReadonlyMap<number, number>): Sizes =>
    small().map((own, axis) => sizes.get(axis) ?? own);
  const fitted: Sizes[] = [];
  const beyond: Sizes[] = [];
  const uneven: Sizes[] = [];
  for (let a = 0; a < symbols; a += 1) {
    for (const size of [32, 64, 128, 256]) {
      fitted.push(withSizes(new Map([[a, size]])), withSizes(new Map([[a, size]])));
    }
    beyond.push(withSizes(new Map([[a, 512]])));
    uneven.push(withSizes(new Map([[a, between(70, 120, random)]])));
    for (let b = a + 1; b < symbols; b += 1) {
      for (const [x, y] of [
        [16, 64],
        [64, 16],
        [32, 32],
      ] as const) {
        fitted.push(
          withSizes(
            new Map([
              [a, x],
              [b, y],
            ]),
          ),
        );
      }
      beyond.push(
        withSizes(
          new Map([
            [a, 64],
            [b, 64],
          ]),
        ),
      );
    }
  }
  return { fitted: distinct(fitted), beyond, uneven };
}

const distinct = (points: readonly Sizes[]): readonly Sizes[] => [
  ...new Map(points.map((point) => [point.join(), point])).values(),
];

function between(least: number, most: number, random: () => number): number {
  return least + Math.floor(random() * (most - least + 1));
}

function oneOf(sizes: Sizes, random: () => number): number {
  return sizes[Math.floor(random() * sizes.length)] ?? 0;
}

function shuffled(sizes: Sizes, random: () => number): number[] {
  const left = [...sizes];
  const drawn: number[] = [];
  while (left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}
