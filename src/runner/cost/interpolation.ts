/** The one polynomial through counts at designed sizes, exactly. */
import { add, multiply, rational, subtract, ZERO, type Rational } from './rational.ts';

/** A coefficient and the power of each axis, in the order of the axes. */
export interface Monomial {
  readonly coefficient: Rational;
  readonly powers: readonly number[];
}

/**
 * Interpolates values at the points `axes[a][index[a]]`, one for each index of `indices`, which must contain with an
 * index every smaller one. The result is the one combination of the monomials whose powers are `indices`. Newton's
 * divided differences along each axis, then powers for Newton's products; integers in, exact fractions out.
 */
export function interpolate(
  axes: readonly (readonly number[])[],
  values: readonly number[],
  indices: readonly (readonly number[])[] = tensor(axes.map((nodes) => nodes.length)),
): readonly Monomial[] {
  const table = values.map((value) => rational(BigInt(value)));
  const rank = new Map(indices.map((index, at) => [index.join(), at]));
  const lines = axes.map((_, axis) => linesAlong(indices, rank, axis));
  const along = (step: (nodes: readonly number[], line: readonly Rational[]) => Rational[]): void => {
    axes.forEach((nodes, axis) => {
      for (const line of lines[axis] ?? []) {
        const changed = step(
          nodes,
          line.map((at) => table[at] ?? ZERO),
        );
        line.forEach((at, i) => {
          table[at] = changed[i] ?? ZERO;
        });
      }
    });
  };
  along(differencesOf);
  along(powersOf);
  return indices.flatMap((powers, at): Monomial[] => {
    const coefficient = table[at] ?? ZERO;
    return coefficient.over === 0n ? [] : [{ coefficient, powers }];
  });
}

/** All indices below `counts`, the last axis running fastest. */
export function tensor(counts: readonly number[]): readonly (readonly number[])[] {
  return counts.reduce<readonly (readonly number[])[]>(
    (all, count) => all.flatMap((index) => Array.from({ length: count }, (_, i) => [...index, i])),
    [[]],
  );
}

/** For each choice of the other axes, the places of the points that differ along `axis` alone, in order. */
function linesAlong(
  indices: readonly (readonly number[])[],
  rank: ReadonlyMap<string, number>,
  axis: number,
): readonly (readonly number[])[] {
  return indices
    .filter((index) => index[axis] === 0)
    .map((index) => {
      const line: number[] = [];
      for (let i = 0; ; i += 1) {
        const at = rank.get(index.map((own, other) => (other === axis ? i : own)).join());
        if (at === undefined) return line;
        line.push(at);
      }
    });
}

function differencesOf(nodes: readonly number[], values: readonly Rational[]): Rational[] {
  const differences = [...values];
  for (let level = 1; level < values.length; level += 1) {
    for (let i = values.length - 1; i >= level; i -= 1) {
      const width = rational(BigInt((nodes[i] ?? 0) - (nodes[i - level] ?? 0)));
      const step = subtract(differences[i] ?? ZERO, differences[i - 1] ?? ZERO);
      differences[i] = multiply(step, rational(width.under, width.over));
    }
  }
  return differences;
}

/** Horner on the Newton form: p ← p · (x − node) + difference. Lowest power first. */
function powersOf(nodes: readonly number[], differences: readonly Rational[]): Rational[] {
  let polynomial: Rational[] = [];
  for (let i = differences.length - 1; i >= 0; i -= 1) {
    const node = rational(BigInt(nodes[i] ?? 0));
    const next: Rational[] = [differences[i] ?? ZERO, ...polynomial];
    polynomial.forEach((coefficient, power) => {
      next[power] = subtract(next[power] ?? ZERO, multiply(coefficient, node));
    });
    polynomial = next;
  }
  return polynomial.slice(0, differences.length);
}

/** The polynomial's exact value at `sizes`. */
export function evaluate(polynomial: readonly Monomial[], sizes: readonly number[]): Rational {
  let sum = ZERO;
  for (const { coefficient, powers } of polynomial) {
    let product = coefficient;
    powers.forEach((power, axis) => {
      product = multiply(product, rational(BigInt(sizes[axis] ?? 0) ** BigInt(power)));
    });
    sum = add(sum, product);
  }
  return sum;
}
