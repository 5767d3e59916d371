/** The one polynomial through counts on a grid of sizes, exactly. */
import { add, multiply, rational, subtract, ZERO, type Rational } from './rational.ts';

/** A coefficient and the power of each axis, in the order of the axes. */
export interface Monomial {
  readonly coefficient: Rational;
  readonly powers: readonly number[];
}

/**
 * Interpolates values on the tensor grid of `axes` (each a list of distinct sizes), the last axis running fastest.
 * The result has degree below the number of sizes in each axis. Newton's divided differences, axis by axis; integers
 * in, exact fractions out.
 */
export function interpolate(
  axes: readonly (readonly number[])[],
  values: readonly number[],
): readonly Monomial[] {
  let table = values.map((value) => rational(BigInt(value)));
  let stride = 1;
  for (let axis = axes.length - 1; axis >= 0; axis -= 1) {
    const nodes = axes[axis] ?? [];
    table = alongAxis(table, nodes, stride);
    stride *= nodes.length;
  }
  const monomials: Monomial[] = [];
  table.forEach((coefficient, index) => {
    if (coefficient.over === 0n) return;
    let rest = index;
    const powers: number[] = [];
    for (const nodes of [...axes].reverse()) {
      powers.unshift(rest % nodes.length);
      rest = Math.floor(rest / nodes.length);
    }
    monomials.push({ coefficient, powers });
  });
  return monomials;
}

/** Replaces the values along one axis by the coefficients of the powers of that axis. */
function alongAxis(table: readonly Rational[], nodes: readonly number[], stride: number): Rational[] {
  const result = [...table];
  const count = nodes.length;
  for (let start = 0; start < table.length; start += 1) {
    if (Math.floor(start / stride) % count !== 0) continue;
    const line = nodes.map((_, i) => table[start + i * stride] ?? ZERO);
    coefficientsOf(nodes, line).forEach((coefficient, i) => {
      result[start + i * stride] = coefficient;
    });
  }
  return result;
}

/** Coefficients, lowest power first, of the polynomial with `values` at `nodes`. */
function coefficientsOf(nodes: readonly number[], values: readonly Rational[]): Rational[] {
  const differences = [...values];
  for (let level = 1; level < nodes.length; level += 1) {
    for (let i = nodes.length - 1; i >= level; i -= 1) {
      const width = rational(BigInt((nodes[i] ?? 0) - (nodes[i - level] ?? 0)));
      const step = subtract(differences[i] ?? ZERO, differences[i - 1] ?? ZERO);
      differences[i] = multiply(step, rational(width.under, width.over));
    }
  }
  // Horner on the Newton form: p ← p · (x − node) + difference.
  let polynomial: Rational[] = [];
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = rational(BigInt(nodes[i] ?? 0));
    const next: Rational[] = [differences[i] ?? ZERO, ...polynomial];
    polynomial.forEach((coefficient, power) => {
      next[power] = subtract(next[power] ?? ZERO, multiply(coefficient, node));
    });
    polynomial = next;
  }
  return polynomial.slice(0, nodes.length);
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
