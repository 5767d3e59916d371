/** At which sizes a program is counted: a grid for interpolation and other points that check it. */

/** Sizes in the order of the symbols. */
export type Sizes = readonly number[];

export interface Design {
  readonly axes: readonly Sizes[];
  /** The tensor grid of `axes`, the last axis running fastest. */
  readonly grid: readonly Sizes[];
}

/** Sizes from which each axis draws; 1 is left out, since programs rightly treat it specially. */
const SMALL = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/**
 * How many sizes each axis has in each attempt: one more than the degree that is looked for. Four symbols begin with
 * 3·2·2·2 = 24 points, the first symbol being the one that may be squared; later attempts look for higher powers.
 */
function attempts(symbols: number): readonly (readonly number[])[] {
  const all = (count: number, first = count): number[] =>
    Array.from({ length: symbols }, (_, axis) => (axis === 0 ? first : count));
  if (symbols <= 2) return [all(4), all(5)];
  if (symbols === 3) return [all(2, 3), all(3, 4), all(4)];
  return [all(2, 3), all(3), all(3, 4)];
}

/** The designs to try in turn; the points of each contain those of the one before, so that none is counted twice. */
export function designs(symbols: number, random: () => number): readonly Design[] {
  const pools = Array.from({ length: symbols }, () => shuffled(SMALL, random));
  return attempts(symbols).map((counts) => {
    const axes = pools.map((pool, axis) => pool.slice(0, counts[axis]));
    return { axes, grid: tensor(axes) };
  });
}

/**
 * Points that no grid has: a few of middling sizes and, for each symbol in turn, one at which it alone is large, so that
 * a program that changes its ways with size is caught at small expense.
 */
export function checks(symbols: number, random: () => number): readonly Sizes[] {
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const points: Sizes[] = [];
  for (let i = 0; i < 4; i += 1) points.push(Array.from({ length: symbols }, () => between(12, 17)));
  for (let large = 0; large < symbols; large += 1) {
    points.push(
      Array.from({ length: symbols }, (_, axis) => (axis === large ? between(90, 140) : between(2, 4))),
    );
  }
  return points;
}

function tensor(axes: readonly Sizes[]): readonly Sizes[] {
  return axes.reduce<readonly Sizes[]>(
    (points, sizes) => points.flatMap((point) => sizes.map((size) => [...point, size])),
    [[]],
  );
}

function shuffled(sizes: Sizes, random: () => number): number[] {
  const left = [...sizes];
  const drawn: number[] = [];
  while (left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}
