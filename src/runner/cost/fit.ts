/** A sum of a few powers and logarithms with non-negative coefficients that comes close to counts no polynomial meets. */

/** A product of powers and of logarithms to base 2, by axis. */
export interface Shape {
  readonly powers: readonly number[];
  readonly logs: readonly number[];
  /** Taken off each logarithm; changes nothing of the growth. */
  readonly less?: number;
}

export interface FittedTerm extends Shape {
  readonly coefficient: number;
}

export interface Fit {
  readonly terms: readonly FittedTerm[];
}

export interface Observed {
  readonly sizes: readonly number[];
  readonly operations: number;
}

/**
 * Sorting compares about n·(log₂ n − 1.44) times, which no sum with non-negative coefficients of n·log₂ n and n is; with
 * n·(log₂ n − 2) beside them there is one.
 */
const LESS = 2;

export interface FitOptions {
  readonly withLogs?: boolean;
  /** A term is real only where it is a larger share than this at some point. */
  readonly noticeable?: number;
  readonly takes?: (shape: Shape) => boolean;
}

const MOST_TERMS = 7;
/** A further term must take away this share of the squared relative error that is left. */
const WORTH = 0.2;
/** Good enough to stop looking. */
const CLOSE = 0.003;
/** A term that is nowhere a larger part of the count than this may be an accident of the fit: chance bends lines. */
const NOTICEABLE = 0.1;

/**
 * Forward selection over products of powers, at most 3 of each symbol and 4 in all, with one logarithm beside a power
 * of its symbol where `withLogs`. After each choice the coefficients are fitted anew to relative errors, none of them
 * negative (Lawson & Hanson 1974, Solving least squares problems, ch. 23). Undefined when nothing fits at all.
 */
export function fit(
  points: readonly Observed[],
  { withLogs = false, noticeable = NOTICEABLE, takes = () => true }: FitOptions = {},
): Fit | undefined {
  const counted = points.filter(({ operations }) => operations > 0);
  const shapes = shapesOf(counted[0]?.sizes.length ?? 0, withLogs).filter(takes);
  if (counted.length === 0) return undefined;
  // Each row is divided by its count, so that the aim is 1 everywhere.
  const columns = shapes.map((shape) =>
    counted.map(({ sizes, operations }) => valueOf(shape, sizes) / operations),
  );
  const aim = columns.map((column) => column.reduce((sum, entry) => sum + entry, 0));
  const inner = (i: number, j: number): number => dot(columns[i] ?? [], columns[j] ?? []);
  const fitTo = (chosen: readonly number[]): { readonly x: readonly number[]; readonly residual: number } => {
    const x = nonNegative(
      chosen.map((i) => chosen.map((j) => inner(i, j))),
      chosen.map((i) => aim[i] ?? 0),
    );
    // At the optimum the squared error is constant − aim·x.
    return {
      x,
      residual: counted.length - x.reduce((sum, value, k) => sum + value * (aim[chosen[k] ?? 0] ?? 0), 0),
    };
  };
  let chosen: readonly number[] = [];
  let x: readonly number[] = [];
  let residual = counted.length;
  while (chosen.length < MOST_TERMS && Math.sqrt(Math.max(residual, 0) / counted.length) >= CLOSE) {
    let best:
      | { readonly chosen: readonly number[]; readonly residual: number; readonly x: readonly number[] }
      | undefined;
    for (let i = 0; i < shapes.length; i += 1) {
      if (chosen.includes(i)) continue;
      const candidate = [...chosen, i];
      const fitted = fitTo(candidate);
      if (best === undefined || fitted.residual < best.residual) best = { chosen: candidate, ...fitted };
    }
    if (best === undefined || best.residual > residual * (1 - WORTH)) break;
    ({ chosen, x, residual } = best);
  }
  const share = (k: number): number =>
    Math.max(...(columns[chosen[k] ?? 0] ?? []).map((entry) => entry * (x[k] ?? 0)));
  const kept = chosen.filter((_, k) => share(k) > noticeable);
  if (kept.length === 0) return undefined;
  if (kept.length < chosen.length) ({ x } = fitTo(kept));
  const terms = kept.flatMap((i, k): FittedTerm[] => {
    const shape = shapes[i];
    const coefficient = x[k] ?? 0;
    return shape === undefined || coefficient <= 0 ? [] : [{ ...shape, coefficient }];
  });
  return { terms };
}

/** The terms with those of one growth put together: as they are told, not as they are evaluated. */
export function grownTogether({ terms }: Fit): readonly FittedTerm[] {
  const together = new Map<string, FittedTerm>();
  for (const { powers, logs, coefficient } of terms) {
    const key = `${powers.join()} ${logs.join()}`;
    const sum = coefficient + (together.get(key)?.coefficient ?? 0);
    together.set(key, { powers, logs, coefficient: sum });
  }
  return [...together.values()];
}

/** The largest relative error of the fit at `points`. */
export function errorAt(fitted: Fit, points: readonly Observed[]): number {
  return Math.max(0, ...errorsAt(fitted, points));
}

/** The root of the mean squared relative error at `points`. */
export function typicalErrorAt(fitted: Fit, points: readonly Observed[]): number {
  const errors = errorsAt(fitted, points);
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
}

function errorsAt(fitted: Fit, points: readonly Observed[]): readonly number[] {
  return points.map(({ sizes, operations }) => Math.abs(predict(fitted, sizes) - operations) / operations);
}

export function predict({ terms }: Fit, sizes: readonly number[]): number {
  return terms.reduce((sum, term) => sum + term.coefficient * valueOf(term, sizes), 0);
}

function shapesOf(symbols: number, withLogs: boolean): readonly Shape[] {
  let all: number[][] = [[]];
  for (let axis = 0; axis < symbols; axis += 1) {
    all = all.flatMap((powers) => [0, 1, 2, 3].map((power) => [...powers, power]));
  }
  const none = new Array<number>(symbols).fill(0);
  const powers = all.filter((one) => one.reduce((sum, power) => sum + power, 0) <= 4);
  const plain = powers.map((one): Shape => ({ powers: one, logs: none }));
  if (!withLogs) return plain;
  const logarithmic = powers.flatMap((one) =>
    one.flatMap((power, axis): Shape[] =>
      power === 0
        ? []
        : [0, LESS].map((less) => ({
            powers: one,
            logs: none.map((_, other) => (other === axis ? 1 : 0)),
            less,
          })),
    ),
  );
  return [...plain, ...logarithmic];
}

export function valueOf({ powers, logs, less = 0 }: Shape, sizes: readonly number[]): number {
  let product = 1;
  for (let axis = 0; axis < powers.length; axis += 1) {
    const size = sizes[axis] ?? 0;
    product *= size ** (powers[axis] ?? 0);
    if ((logs[axis] ?? 0) > 0) product *= (Math.log2(size) - less) ** (logs[axis] ?? 0);
  }
  return product;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Minimises ½·xᵀGx − aim·x over x ≥ 0 by Lawson & Hanson's active sets. */
function nonNegative(gram: readonly (readonly number[])[], aim: readonly number[]): readonly number[] {
  const n = aim.length;
  let x = new Array<number>(n).fill(0);
  const active = new Set<number>();
  for (let turn = 0; turn < 3 * n; turn += 1) {
    let steepest = -1;
    let slope = 0;
    for (let i = 0; i < n; i += 1) {
      if (active.has(i)) continue;
      const gradient = (aim[i] ?? 0) - dot(gram[i] ?? [], x);
      // Relative to the aim: below this it is rounding.
      if (gradient > slope && gradient > 1e-10 * (aim[i] ?? 1)) [steepest, slope] = [i, gradient];
    }
    if (steepest < 0) return x;
    active.add(steepest);
    for (;;) {
      const among = [...active];
      const solved = solve(
        among.map((i) => among.map((j) => gram[i]?.[j] ?? 0)),
        among.map((i) => aim[i] ?? 0),
      );
      if (solved === undefined) {
        active.delete(steepest);
        return x;
      }
      const target = new Array<number>(n).fill(0);
      among.forEach((i, k) => {
        target[i] = solved[k] ?? 0;
      });
      const blocking = among.filter((i) => (target[i] ?? 0) <= 0);
      if (blocking.length === 0) {
        x = target;
        break;
      }
      const step = Math.min(...blocking.map((i) => (x[i] ?? 0) / ((x[i] ?? 0) - (target[i] ?? 0) || 1)));
      x = x.map((value, i) => value + step * ((target[i] ?? 0) - value));
      for (const i of blocking) {
        if ((x[i] ?? 0) > 1e-15) continue;
        x[i] = 0;
        active.delete(i);
      }
      if (active.size === 0) break;
    }
  }
  return x;
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
