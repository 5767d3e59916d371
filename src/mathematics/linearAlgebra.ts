/** Inverses, determinants, traces, powers, diagonals, entrywise products and norms of matrices and vectors. */
import type { Arithmetic } from './arithmetic.ts';
import {
  ShapeMismatch,
  column,
  describeShape,
  identityTimes,
  isEmpty,
  isScalar,
  multiply,
  norm,
  scalar,
  spelledOut,
} from './value.ts';
import type { Value } from './value.ts';

function entry<T>(value: Value<T>, row: number, col: number): T {
  const found = value.data[row * value.columns + col];
  if (found === undefined) throw new ShapeMismatch('an entry is missing');
  return found;
}

function sideOf<T>(value: Value<T>, what: string): number {
  if (value.rows !== value.columns)
    throw new ShapeMismatch(`${what} ${describeShape(value)} is taken, which is not square`);
  return value.rows;
}

/** The row at or below `col` with the largest entry in that column. */
function pivotRow<T>(arithmetic: Arithmetic<T>, rows: readonly (readonly T[])[], col: number): number {
  let best = col;
  const size = (row: number): number => {
    const found = rows[row]?.[col];
    return found === undefined ? 0 : Math.abs(arithmetic.toNumber(found));
  };
  for (let row = col + 1; row < rows.length; row += 1) if (size(row) > size(best)) best = row;
  return best;
}

/** `target − factor · source`, entry by entry. */
function minusTimes<T>(
  arithmetic: Arithmetic<T>,
  target: readonly T[],
  factor: T,
  source: readonly T[],
): T[] {
  return target.map((each, at) => {
    const other = source[at];
    return other === undefined ? each : arithmetic.subtract(each, arithmetic.multiply(factor, other));
  });
}

/**
 * The inverse of a square matrix by Gauss and Jordan with partial pivoting; the error bounds that the arithmetic
 * carries grow with the condition, so that an ill-conditioned point asks for more digits instead of deciding.
 * @throws ShapeMismatch for what is not square; OutOfDomain (of the arithmetic) where it is singular
 */
export function inverse<T>(arithmetic: Arithmetic<T>, value: Value<T>): Value<T> {
  const one = arithmetic.of(1);
  if (isScalar(value)) {
    const inverted = arithmetic.divide(one, entry(value, 0, 0));
    return value.identity === true ? identityTimes(inverted) : scalar(inverted);
  }
  const size = sideOf(value, 'the inverse of');
  const unit = spelledOut(arithmetic, identityTimes(one), size);
  const rows = Array.from({ length: size }, (_, row) => [
    ...value.data.slice(row * size, (row + 1) * size),
    ...unit.data.slice(row * size, (row + 1) * size),
  ]);
  for (let col = 0; col < size; col += 1) {
    const from = pivotRow(arithmetic, rows, col);
    const pivot = rows[from];
    const swapped = rows[col];
    const head = pivot?.[col];
    if (pivot === undefined || swapped === undefined || head === undefined) break;
    rows[from] = swapped;
    const scaled = pivot.map((each) => arithmetic.divide(each, head));
    rows[col] = scaled;
    for (const [row, target] of rows.entries()) {
      const factor = target[col];
      if (row !== col && factor !== undefined) rows[row] = minusTimes(arithmetic, target, factor, scaled);
    }
  }
  return { rows: size, columns: size, data: rows.flatMap((row) => row.slice(size)) };
}

/** @throws ShapeMismatch for what is not square */
export function determinant<T>(arithmetic: Arithmetic<T>, value: Value<T>): T {
  if (value.identity === true)
    throw new ShapeMismatch('the determinant of an identity of unknown size is taken');
  const size = sideOf(value, 'the determinant of');
  const rows = Array.from({ length: size }, (_, row) => value.data.slice(row * size, (row + 1) * size));
  let result = arithmetic.of(1);
  for (let col = 0; col < size; col += 1) {
    const from = pivotRow(arithmetic, rows, col);
    const pivot = rows[from];
    const swapped = rows[col];
    const head = pivot?.[col];
    if (pivot === undefined || swapped === undefined || head === undefined) break;
    rows[from] = swapped;
    rows[col] = pivot;
    result = arithmetic.multiply(from === col ? result : arithmetic.subtract(arithmetic.of(0), result), head);
    if (arithmetic.toNumber(head) === 0) return arithmetic.of(0);
    for (let row = col + 1; row < size; row += 1) {
      const target = rows[row];
      const first = target?.[col];
      if (target !== undefined && first !== undefined)
        rows[row] = minusTimes(arithmetic, target, arithmetic.divide(first, head), pivot);
    }
  }
  return result;
}

/** @throws ShapeMismatch for what is not square */
export function trace<T>(arithmetic: Arithmetic<T>, value: Value<T>): T {
  if (isEmpty(value)) return arithmetic.of(0);
  if (value.identity === true) throw new ShapeMismatch('the trace of an identity of unknown size is taken');
  const size = sideOf(value, 'the trace of');
  return Array.from({ length: size }, (_, at) => entry(value, at, at)).reduce((sum, each) =>
    arithmetic.add(sum, each),
  );
}

/** The matrix with a vector on its diagonal, or the diagonal of a matrix. */
export function diagonal<T>(arithmetic: Arithmetic<T>, value: Value<T>): Value<T> {
  const [only] = value.data;
  if (isScalar(value) && only !== undefined) return identityTimes(only);
  if (value.columns === 1 || value.rows === 1) {
    const size = value.data.length;
    const none = arithmetic.of(0);
    const data = Array.from({ length: size * size }, (_, at) => {
      const row = Math.floor(at / size);
      return at % size === row ? (value.data[row] ?? none) : none;
    });
    return { rows: size, columns: size, data };
  }
  const size = sideOf(value, 'the diagonal of');
  return column(Array.from({ length: size }, (_, at) => entry(value, at, at)));
}

/** The entrywise (Hadamard) product; a number scales. @throws ShapeMismatch */
export function entrywiseProduct<T>(arithmetic: Arithmetic<T>, a: Value<T>, b: Value<T>): Value<T> {
  if (isEmpty(a) || isEmpty(b) || isScalar(a) || isScalar(b)) return multiply(arithmetic, a, b);
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw new ShapeMismatch(`${describeShape(a)} is multiplied entry by entry with ${describeShape(b)}`);
  return {
    ...a,
    data: a.data.map((each, at) =>
      arithmetic.multiply(each, entry(b, Math.floor(at / b.columns), at % b.columns)),
    ),
  };
}

/** Powers beyond this are no formula of a lecture. */
const LARGEST_POWER = 12;

/** A whole power of a square matrix, negative ones by its inverse. @throws ShapeMismatch */
export function matrixPower<T>(arithmetic: Arithmetic<T>, base: Value<T>, exponent: number): Value<T> {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > LARGEST_POWER)
    throw new ShapeMismatch('only whole powers of a matrix are computed');
  sideOf(base, 'a power of');
  const factor = exponent < 0 ? inverse(arithmetic, base) : base;
  let power: Value<T> = identityTimes(arithmetic.of(1));
  for (let step = 0; step < Math.abs(exponent); step += 1) power = multiply(arithmetic, power, factor);
  return power;
}

/** Weights that sum to one: of the entries of a vector, or of each row of a matrix (Vaswani et al. 2017, eq. 1). */
export function softmax<T>(arithmetic: Arithmetic<T>, value: Value<T>): Value<T> {
  const width = value.columns === 1 ? value.rows : value.columns;
  const data: T[] = [];
  for (let start = 0; start < value.data.length; start += width) {
    const raised = value.data.slice(start, start + width).map((each) => arithmetic.call('exp', each));
    const total = raised.reduce((sum, each) => arithmetic.add(sum, each));
    data.push(...raised.map((each) => arithmetic.divide(each, total)));
  }
  return { ...value, data };
}

/**
 * ‖x‖_p of a vector, and the Frobenius norm of anything; ∞ is the largest entry.
 * @throws ShapeMismatch for other norms of matrices
 */
export function normOfOrder<T>(arithmetic: Arithmetic<T>, value: Value<T>, order: number): T {
  const isVector = value.rows === 1 || value.columns === 1;
  if (isVector && order === 2) return norm(arithmetic, value);
  if (!isVector || !(order >= 1))
    throw new ShapeMismatch('only norms of vectors with an order of 1 or more are computed');
  const sizes = value.data.map((each) => arithmetic.call('abs', each));
  if (order === Infinity)
    return sizes.reduce((best, each) =>
      arithmetic.toNumber(each) > arithmetic.toNumber(best) ? each : best,
    );
  const p = arithmetic.of(order);
  const sum = sizes
    .map((each) => (order === 1 ? each : arithmetic.power(each, p)))
    .reduce((a, b) => arithmetic.add(a, b));
  return order === 1 ? sum : arithmetic.power(sum, arithmetic.divide(arithmetic.of(1), p));
}

/** A function of a number, entry by entry. */
export function entrywise<T>(value: Value<T>, of: (each: T) => T): Value<T> {
  return { ...value, data: value.data.map(of) };
}
