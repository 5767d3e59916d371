/** Whether one cost is what others come to: their sum, their product, or their sum so many times. */
import { type Growth, NoGrowth, add, multiply, size } from '../mathematics/growth.ts';
import { sizesOf } from '../mathematics/term.ts';

/** More sizes than this multiply no price in any course. */
const MOST_SIZES = 5;

/** @param same whether two costs grow alike */
export function isBuiltFrom(
  whole: Growth,
  parts: readonly Growth[],
  same: (a: Growth, b: Growth) => boolean,
): boolean {
  const [first, ...rest] = parts;
  if (!first) return false;
  const isWhole = (make: () => Growth): boolean => {
    try {
      return same(make(), whole);
    } catch (error) {
      if (error instanceof NoGrowth) return false;
      throw error;
    }
  };
  if (isWhole(() => rest.reduce(multiply, first))) return true;
  const sizes = [...new Set(whole.alternatives.flat().flatMap((term) => [...sizesOf(term)]))].slice(
    0,
    MOST_SIZES,
  );
  return subsetsOf(sizes).some((times) =>
    isWhole(() => times.map(size).reduce(multiply, rest.reduce(add, first))),
  );
}

const subsetsOf = (names: readonly string[]): readonly (readonly string[])[] =>
  names.reduce<readonly (readonly string[])[]>(
    (sets, name) => [...sets, ...sets.map((set) => [...set, name])],
    [[]],
  );
