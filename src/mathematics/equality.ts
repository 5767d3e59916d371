/** Whether two expressions are the same function of their symbols, decided by evaluation at random typed points. */
import type { Approximation, Arithmetic } from './arithmetic.ts';
import { approximate, OutOfDomain, preciseArithmetic } from './arithmetic.ts';
import type { Definitions } from './definition.ts';
import { takesRealNumbers } from './domain.ts';
import { evaluate } from './evaluation.ts';
import { EvaluationFailure, makeScope, type Scope } from './scope.ts';
import type { Expression } from './expression.ts';
import type { Point, Types } from './point.ts';
import { pointAt, valueAt, type Attempt } from './sampling.ts';
import type { Span } from './span.ts';
import { walk } from './structure.ts';
import { describeShape, isEmpty, isScalar, spelledOut, type Value } from './value.ts';

/** What is known of the symbols on both sides. */
export interface World {
  readonly types: Types;
  readonly definitions: Definitions;
  /** Sizes that are the same here, such as D = M. */
  readonly ties?: ReadonlyMap<string, string>;
  readonly seed: number;
  /** Where a right side has no value, it is not held against it: the author's own key leaves the signs of scalars open. */
  readonly signsAreOpen?: boolean;
}

/** A point at which two sides differ, with the first entry that does. */
export interface Witness {
  readonly point: Point;
  readonly left: number;
  readonly right: number;
}

export interface Failed {
  readonly kind: 'failed';
  /** `range`: an index that no member has, at every point. */
  readonly reason: 'shape' | 'unknown' | 'unsupported' | 'range';
  readonly side: 'left' | 'right';
  readonly span: Span;
  readonly message: string;
}

export type Comparison =
  | { readonly kind: 'equal' }
  | {
      readonly kind: 'different';
      readonly witness: Witness;
      /** right ÷ left where that is the same at every point tried. */
      readonly ratio?: number;
    }
  /** The two are of different shapes: a vector against a number. */
  | { readonly kind: 'shapes'; readonly left: string; readonly right: string }
  /** One side cannot be computed, and why. */
  | Failed;

/** Points that must agree before two sides count as equal. */
const AGREEMENTS = 6;
const ATTEMPTS = 40;
/** Differences within this multiple of the error bound are rounding. */
const SLACK = 4;
/** An error bound above this share of the value hides too much: ask for more digits. */
const COARSE = 1e-9;
/** Second opinions in 50 digits; they cost milliseconds, and two independent ones settle it. */
const OPINIONS = 2;
/** Points that differ before the ratio is believed. */
const RATIOS = 3;

/**
 * Compares two expressions. Equal means: at every point tried they agree to within a bound on the rounding error that
 * is carried along (so cancellation cannot reject, and a relative difference of 1e-12 cannot pass); wherever that bound
 * is coarse, or a literal is too fine for doubles, to within 1e-30 in 50-digit arithmetic; and every max, [·]₊ and |·|
 * was seen to go both ways if any point could be found where it does. For analytic functions a false "equal" at random
 * reals has probability zero (Schwartz 1980; Zippel 1979); the points are seeded, so the verdict repeats.
 */
export function compareExpressions(left: Expression, right: Expression, world: World): Comparison {
  return compare(left, right, world, RATIOS);
}

/** Whether two expressions are equal; cheaper than `compareExpressions` where they are not. */
export function areEqual(left: Expression, right: Expression, world: World): boolean {
  return compare(left, right, world, 1).kind === 'equal';
}

function compare(left: Expression, right: Expression, world: World, differences: number): Comparison {
  const ratios: number[] = [];
  const ways = new Map<Expression, Set<number>>();
  const fine = hasFineLiteral(left) || hasFineLiteral(right);
  let agreed = 0;
  let opinions = 0;
  let witness: Witness | undefined;
  let outside: Failed | undefined;
  let always = true;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (agreed >= AGREEMENTS && [...ways.values()].every((seen) => seen.size > 1)) break;
    const a = valueAt(left, attempt, world);
    const b = valueAt(right, attempt, world);
    if (a.kind === 'failed') return { ...a.failed, side: 'left' };
    if (b.kind === 'failed') return { ...b.failed, side: 'right' };
    outside ??= outOfRange(a, 'left', left) ?? outOfRange(b, 'right', right);
    always &&= isOutOfRange(a) || isOutOfRange(b);
    if (a.kind === 'value' && b.kind === 'nothing' && lacksValue(b, right, world)) {
      witness ??= { point: pointAt(attempt, world), left: a.value.data[0]?.value ?? 0, right: NaN };
      differences -= 1;
      if (differences <= 0) break;
    }
    if (a.kind === 'nothing' || b.kind === 'nothing') continue;
    const size = Math.max(a.value.rows, b.value.rows);
    const [leftValue, rightValue] = [a.value, b.value].map((each) =>
      isScalar(a.value) && isScalar(b.value) ? each : spelledOut(approximate, each, size),
    );
    if (leftValue === undefined || rightValue === undefined) continue;
    const shapes = shapeDifference(leftValue, rightValue);
    if (shapes) return shapes;
    for (const { node, way } of [...a.branches, ...b.branches]) note(ways, node, way);
    const seen = compareAt(leftValue, rightValue);
    let { same } = seen;
    if (same && (seen.coarse || fine) && opinions < OPINIONS) {
      opinions += 1;
      same = agreePrecisely(left, right, pointAt(attempt, world), world, preciseArithmetic());
    }
    if (same) {
      agreed += 1;
      continue;
    }
    witness ??= { point: pointAt(attempt, world), left: seen.left, right: seen.right };
    if (seen.left !== 0) ratios.push(seen.right / seen.left);
    differences -= 1;
    if (differences <= 0) break;
  }
  if (witness) return differsBy(witness, ratios, agreed);
  if (agreed > 0) return { kind: 'equal' };
  if (always && outside) return outside;
  const message = 'no point was found at which both sides have a value';
  return { kind: 'failed', reason: 'unsupported', side: 'right', span: right.span, message };
}

const isOutOfRange = (attempt: Attempt): boolean => attempt.kind === 'nothing' && attempt.why === 'range';

function outOfRange(attempt: Attempt, side: Failed['side'], { span }: Expression): Failed | undefined {
  if (attempt.kind !== 'nothing' || attempt.why !== 'range') return undefined;
  return { kind: 'failed', reason: 'range', side, span: attempt.span ?? span, message: attempt.message };
}

/**
 * `2 log x` has no value at a negative x, where `log x²` has one. Said only of real scalars: the members of families and
 * vectors are drawn of either sign though many of them, such as probabilities, are known to be positive.
 */
function lacksValue(attempt: Extract<Attempt, { kind: 'nothing' }>, tree: Expression, world: World): boolean {
  return (
    attempt.why === 'undefined-there' && world.signsAreOpen !== true && takesRealNumbers(tree, world.types)
  );
}

function note(ways: Map<Expression, Set<number>>, node: Expression, way: number): void {
  const seen = ways.get(node);
  if (seen) seen.add(way);
  else ways.set(node, new Set([way]));
}

/** Literals such as 1e-17 that a double cannot hold beside 1. */
function hasFineLiteral(tree: Expression): boolean {
  for (const node of walk(tree)) {
    if (
      node.kind === 'number' &&
      (node.text.length > 12 || (node.value !== 0 && Math.abs(node.value) < 1e-7))
    ) {
      return true;
    }
    if (node.kind === 'power' && node.exponent.kind === 'negate' && node.base.kind === 'number') return true;
  }
  return false;
}

function differsBy(witness: Witness, ratios: readonly number[], agreed: number): Comparison {
  const [first] = ratios;
  const steady =
    first !== undefined &&
    agreed === 0 &&
    ratios.length >= RATIOS - 1 &&
    ratios.every((ratio) => Math.abs(ratio - first) <= 1e-9 * Math.abs(first));
  return steady ? { kind: 'different', witness, ratio: first } : { kind: 'different', witness };
}

function shapeDifference(
  left: Value<Approximation>,
  right: Value<Approximation>,
): Extract<Comparison, { kind: 'shapes' }> | undefined {
  if (isEmpty(left) || isEmpty(right)) return undefined;
  if (left.rows === right.rows && left.columns === right.columns) return undefined;
  if (isZero(left) || isZero(right)) return undefined;
  return { kind: 'shapes', left: describeShape(left), right: describeShape(right) };
}

function isZero(value: Value<Approximation>): boolean {
  return isScalar(value) && value.data.every((each) => each.value === 0);
}

interface Seen {
  readonly same: boolean;
  /** The same so far as doubles can tell, which is not far. */
  readonly coarse: boolean;
  readonly left: number;
  readonly right: number;
}

const ZERO: Approximation = { value: 0, error: 0 };

function compareAt(left: Value<Approximation>, right: Value<Approximation>): Seen {
  const length = Math.max(left.data.length, right.data.length);
  let largest = 0;
  for (let at = 0; at < length; at += 1) {
    largest = Math.max(largest, Math.abs(left.data[at]?.value ?? 0), Math.abs(right.data[at]?.value ?? 0));
  }
  let coarse = false;
  for (let at = 0; at < length; at += 1) {
    const a = left.data[at] ?? ZERO;
    const b = right.data[at] ?? ZERO;
    const bound = SLACK * (a.error + b.error);
    if (Math.abs(a.value - b.value) > bound)
      return { same: false, coarse: false, left: a.value, right: b.value };
    const size = Math.max(Math.abs(a.value), Math.abs(b.value), largest * 1e-3);
    coarse ||= bound > COARSE * size;
  }
  return { same: true, coarse, left: left.data[0]?.value ?? 0, right: right.data[0]?.value ?? 0 };
}

/** Differences above this share of the size are no rounding in 50 digits, whatever cancelled on the way. */
const PRECISE = 1e-30;

function agreePrecisely<T>(
  left: Expression,
  right: Expression,
  point: Point,
  world: World,
  arithmetic: Arithmetic<T>,
): boolean {
  const one = preciseValue(left, makeScope(arithmetic, point, world.definitions));
  const other = preciseValue(right, makeScope(arithmetic, point, world.definitions));
  // Where fifty digits find no value, the doubles' word stands.
  if (one === undefined || other === undefined) return true;
  const rows = Math.max(one.rows, other.rows);
  const a = spelledOut(arithmetic, one, rows);
  const b = spelledOut(arithmetic, other, rows);
  const none = arithmetic.of(0);
  const length = Math.max(a.data.length, b.data.length);
  for (let at = 0; at < length; at += 1) {
    const x = a.data[at] ?? none;
    const y = b.data[at] ?? none;
    const difference = Math.abs(arithmetic.toNumber(arithmetic.subtract(x, y)));
    const size = Math.max(Math.abs(arithmetic.toNumber(x)), Math.abs(arithmetic.toNumber(y)), 1e-10);
    if (difference > PRECISE * size) return false;
  }
  return true;
}

function preciseValue<T>(node: Expression, scope: Scope<T>): Value<T> | undefined {
  try {
    return evaluate(node, scope);
  } catch (error) {
    if (error instanceof OutOfDomain || error instanceof EvaluationFailure) return undefined;
    throw error;
  }
}
