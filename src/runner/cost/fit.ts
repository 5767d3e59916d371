/** A sum of a few powers with non-negative coefficients that comes close to counts which no polynomial meets exactly. */

export interface FittedTerm {
  readonly coefficient: number;
  readonly powers: readonly number[];
}

export interface Fit {
  readonly terms: readonly FittedTerm[];
  /** The largest relative error at the points that were kept out. */
  readonly error: number;
}

interface Observed {
  readonly sizes: readonly number[];
  readonly operations: number;
}

const MOST_TERMS = 6;
/** A further term must take away this share of the squared relative error that is left. */
const WORTH = 0.2;
/** Good enough to stop looking. */
const CLOSE = 0.003;

/**
 * Forward selection over the monomials of degree at most 3 in each symbol and 4 in all; after each choice the
 * coefficients are fitted anew by non-negative least squares on relative errors (the problem of Lawson & Hanson 1974,
 * ch. 23, solved here by trying every subset, which is exact and cheap for so few terms). The points of `held` judge
 * the outcome and are not fitted.
 */
export function fit(points: readonly Observed[], held: readonly Observed[]): Fit | undefined {
  const symbols = points[0]?.sizes.length ?? 0;
  const candidates = monomials(symbols);
  let chosen: (readonly number[])[] = [];
  let coefficients: number[] = [];
  let residual = points.length;
  while (chosen.length < MOST_TERMS) {
    let best:
      { readonly powers: readonly number[]; readonly residual: number; readonly x: number[] } | undefined;
    for (const powers of candidates) {
      if (chosen.includes(powers)) continue;
      const columns = [...chosen, powers];
      const x = nonNegative(points, columns);
      const left = residualOf(points, columns, x);
      if (best === undefined || left < best.residual) best = { powers, residual: left, x };
    }
    if (best === undefined || best.residual > residual * (1 - WORTH)) break;
    chosen = [...chosen, best.powers];
    coefficients = best.x;
    residual = best.residual;
    if (Math.sqrt(residual / points.length) < CLOSE) break;
  }
  if (chosen.length === 0) return undefined;
  const terms = chosen
    .map((powers, i) => ({ powers, coefficient: coefficients[i] ?? 0 }))
    .filter(({ coefficient }) => coefficient > 0);
  const error = Math.max(
    ...held.map(({ sizes, operations }) => {
      const predicted = terms.reduce(
        (sum, { powers, coefficient }) => sum + coefficient * valueOf(powers, sizes),
        0,
      );
      return Math.abs(predicted - operations) / operations;
    }),
  );
  return { terms, error };
}

function monomials(symbols: number): readonly (readonly number[])[] {
  let all: number[][] = [[]];
  for (let axis = 0; axis < symbols; axis += 1) {
    all = all.flatMap((powers) => [0, 1, 2, 3].map((power) => [...powers, power]));
  }
  return all.filter((powers) => powers.reduce((sum, power) => sum + power, 0) <= 4);
}

export function valueOf(powers: readonly number[], sizes: readonly number[]): number {
  return powers.reduce((product, power, axis) => product * (sizes[axis] ?? 0) ** power, 1);
}

/** Relative design matrix: each row divided by its count, so that the aim is 1 everywhere. */
function rowsOf(points: readonly Observed[], columns: readonly (readonly number[])[]): readonly number[][] {
  return points.map(({ sizes, operations }) => columns.map((powers) => valueOf(powers, sizes) / operations));
}

function nonNegative(points: readonly Observed[], columns: readonly (readonly number[])[]): number[] {
  const rows = rowsOf(points, columns);
  const n = columns.length;
  const gram = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_unused, j) =>
      rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0),
    ),
  );
  const aim = Array.from({ length: n }, (_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0));
  // Every subset that may be positive is solved; with at most six terms there are few, and the answer is exact.
  let best: number[] = new Array<number>(n).fill(0);
  let bestValue = 0;
  for (let mask = 1; mask < 1 << n; mask += 1) {
    const active = Array.from({ length: n }, (_, i) => i).filter((i) => (mask >> i) & 1);
    const solved = solve(
      active.map((i) => active.map((j) => gram[i]?.[j] ?? 0)),
      active.map((i) => aim[i] ?? 0),
    );
    if (solved === undefined || solved.some((value) => value < 0)) continue;
    // The squared error is constant − aim·x at the unconstrained optimum of the subset.
    const value = solved.reduce((sum, x, k) => sum + x * (aim[active[k] ?? 0] ?? 0), 0);
    if (value > bestValue) {
      bestValue = value;
      best = new Array<number>(n).fill(0);
      active.forEach((i, k) => {
        best[i] = solved[k] ?? 0;
      });
    }
  }
  return best;
}

function residualOf(
  points: readonly Observed[],
  columns: readonly (readonly number[])[],
  x: readonly number[],
): number {
  return rowsOf(points, columns).reduce((sum, row) => {
    const miss = row.reduce((predicted, entry, i) => predicted + entry * (x[i] ?? 0), 0) - 1;
    return sum + miss * miss;
  }, 0);
}

/** Gaussian elimination with partial pivoting; undefined when the columns depend on one another. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < n; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const head = rows[pivot];
    const swapped = rows[column];
    if (head === undefined || swapped === undefined) return undefined;
    rows[pivot] = swapped;
    rows[column] = head;
    const lead = head[column] ?? 0;
    // Relative to the diagonal: columns this close are the same column to double precision.
    if (Math.abs(lead) < 1e-12 * Math.abs(matrix[column]?.[column] ?? 1)) return undefined;
    for (let row = 0; row < n; row += 1) {
      if (row === column) continue;
      const target = rows[row];
      if (target === undefined) continue;
      const factor = (target[column] ?? 0) / lead;
      for (let k = column; k <= n; k += 1) target[k] = (target[k] ?? 0) - factor * (head[k] ?? 0);
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}
