/** Scalars, vectors and matrices over any arithmetic, and what may be done with their shapes. */
import type { Arithmetic } from './arithmetic.ts';

/**
 * A matrix of `rows` × `columns`, row by row; a scalar is 1 × 1 and a vector is a column. 0 × 0 is the empty sum:
 * zero of whatever shape is wanted.
 */
export interface Value<T> {
  readonly rows: number;
  readonly columns: number;
  readonly data: readonly T[];
  /** The number in `data` times an identity matrix of whatever size is wanted; 1 × 1 until something says the size. */
  readonly identity?: true;
  /** A vector of ones of whatever length is wanted; 1 × 1 until something says the length. */
  readonly ones?: true;
}

/** Shapes that do not go together, said in words; the evaluator adds the place. */
export class ShapeMismatch extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ShapeMismatch';
  }
}

export const EMPTY: Value<never> = { rows: 0, columns: 0, data: [] };

export function scalar<T>(value: T): Value<T> {
  return { rows: 1, columns: 1, data: [value] };
}

export function column<T>(data: readonly T[]): Value<T> {
  return { rows: data.length, columns: 1, data };
}

export function isScalar<T>(value: Value<T>): boolean {
  return value.rows === 1 && value.columns === 1;
}

export function isEmpty<T>(value: Value<T>): boolean {
  return value.rows === 0;
}

/** `by` times the identity. */
export function identityTimes<T>(by: T): Value<T> {
  return { rows: 1, columns: 1, data: [by], identity: true };
}

/** A multiple of the identity written out with `size` rows; anything else as it is. */
export function spelledOut<T>(arithmetic: Arithmetic<T>, value: Value<T>, size: number): Value<T> {
  const [by] = value.data;
  if (value.identity !== true || by === undefined) return value;
  const none = arithmetic.of(0);
  const data = Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? by : none));
  return { rows: size, columns: size, data };
}

/** "a number", "a vector of 3", "a 3 × 2 matrix" */
export function describeShape<T>(value: Value<T>): string {
  if (isEmpty(value)) return 'zero';
  if (value.identity === true) return 'a multiple of the identity';
  if (isScalar(value)) return 'a number';
  if (value.columns === 1) return `a vector of ${String(value.rows)} entries`;
  if (value.rows === 1) return `a row of ${String(value.columns)} entries`;
  return `a ${String(value.rows)} × ${String(value.columns)} matrix`;
}

/** The number in a scalar. @throws ShapeMismatch for anything larger. */
export function numberIn<T>(arithmetic: Arithmetic<T>, value: Value<T>, where: string): T {
  if (isEmpty(value)) return arithmetic.of(0);
  const [only] = value.data;
  if (!isScalar(value) || only === undefined) {
    throw new ShapeMismatch(`${where} is ${describeShape(value)}, where a number is needed`);
  }
  return only;
}

export function add<T>(arithmetic: Arithmetic<T>, a: Value<T>, b: Value<T>): Value<T> {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  if (a.identity === true && b.rows > 1 && b.rows === b.columns)
    return add(arithmetic, spelledOut(arithmetic, a, b.rows), b);
  if (b.identity === true && a.rows > 1 && a.rows === a.columns)
    return add(arithmetic, a, spelledOut(arithmetic, b, a.rows));
  if (a.rows !== b.rows || a.columns !== b.columns) {
    if (isZeroScalar(arithmetic, a)) return b;
    if (isZeroScalar(arithmetic, b)) return a;
    throw new ShapeMismatch(`${describeShape(a)} is added to ${describeShape(b)}`);
  }
  return { ...a, data: a.data.map((each, at) => arithmetic.add(each, at1(b, at))) };
}

function isZeroScalar<T>(arithmetic: Arithmetic<T>, value: Value<T>): boolean {
  const [only] = value.data;
  return isScalar(value) && only !== undefined && arithmetic.toNumber(only) === 0;
}

function at1<T>(value: Value<T>, at: number): T {
  const found = value.data[at];
  if (found === undefined) throw new ShapeMismatch('an entry is missing');
  return found;
}

export function scale<T>(arithmetic: Arithmetic<T>, by: T, value: Value<T>): Value<T> {
  return { ...value, data: value.data.map((each) => arithmetic.multiply(by, each)) };
}

export function negate<T>(arithmetic: Arithmetic<T>, value: Value<T>): Value<T> {
  return scale(arithmetic, arithmetic.of(-1), value);
}

/**
 * Scaling, matrix product, or for two vectors of one length their inner product (`q · k`, and `qk` as people write).
 * @throws ShapeMismatch
 */
export function multiply<T>(arithmetic: Arithmetic<T>, a: Value<T>, b: Value<T>): Value<T> {
  if (isEmpty(a) || isEmpty(b)) return EMPTY;
  if (a.ones === true && !isScalar(b)) return transpose(rowSums(arithmetic, transpose(b)));
  if (b.ones === true && !isScalar(a)) return rowSums(arithmetic, a);
  if (isScalar(a)) return marked(scale(arithmetic, at1(a, 0), b), a);
  if (isScalar(b)) return marked(scale(arithmetic, at1(b, 0), a), b);
  if (a.columns === b.rows) return matrixProduct(arithmetic, a, b);
  if (a.columns === 1 && b.columns === 1 && a.rows === b.rows) return inner(arithmetic, a, b);
  throw new ShapeMismatch(`${describeShape(a)} is multiplied by ${describeShape(b)}`);
}

/** A number times a multiple of the identity is one. */
function marked<T>(product: Value<T>, factor: Value<T>): Value<T> {
  return factor.identity === true && isScalar(product) ? { ...product, identity: true } : product;
}

/** What a matrix times a vector of ones is. */
function rowSums<T>(arithmetic: Arithmetic<T>, value: Value<T>): Value<T> {
  const sums = Array.from({ length: value.rows }, (_, row) =>
    value.data
      .slice(row * value.columns, (row + 1) * value.columns)
      .reduce((sum, each) => arithmetic.add(sum, each)),
  );
  return column(sums);
}

function matrixProduct<T>(arithmetic: Arithmetic<T>, a: Value<T>, b: Value<T>): Value<T> {
  const data: T[] = [];
  for (let row = 0; row < a.rows; row += 1) {
    for (let col = 0; col < b.columns; col += 1) {
      let sum = arithmetic.multiply(at1(a, row * a.columns), at1(b, col));
      for (let step = 1; step < a.columns; step += 1) {
        const product = arithmetic.multiply(at1(a, row * a.columns + step), at1(b, step * b.columns + col));
        sum = arithmetic.add(sum, product);
      }
      data.push(sum);
    }
  }
  return { rows: a.rows, columns: b.columns, data };
}

/** The sum of the products of entries; for two vectors or two matrices of one shape. @throws ShapeMismatch */
export function inner<T>(arithmetic: Arithmetic<T>, a: Value<T>, b: Value<T>): Value<T> {
  if (isEmpty(a) || isEmpty(b)) return EMPTY;
  if (a.data.length !== b.data.length) {
    throw new ShapeMismatch(`the inner product of ${describeShape(a)} and ${describeShape(b)} is taken`);
  }
  let sum = arithmetic.of(0);
  for (let at = 0; at < a.data.length; at += 1) {
    sum = arithmetic.add(sum, arithmetic.multiply(at1(a, at), at1(b, at)));
  }
  return scalar(sum);
}

export function transpose<T>(value: Value<T>): Value<T> {
  if (isScalar(value)) return value;
  const data: T[] = [];
  for (let col = 0; col < value.columns; col += 1) {
    for (let row = 0; row < value.rows; row += 1) data.push(at1(value, row * value.columns + col));
  }
  return { rows: value.columns, columns: value.rows, data };
}

/** The Euclidean (Frobenius) norm. */
export function norm<T>(arithmetic: Arithmetic<T>, value: Value<T>): T {
  if (isEmpty(value)) return arithmetic.of(0);
  if (isScalar(value)) return arithmetic.call('abs', at1(value, 0));
  return arithmetic.call('sqrt', numberIn(arithmetic, inner(arithmetic, value, value), 'a norm'));
}
