/** Whether two expressions are the same function of their symbols, decided by evaluation at random typed points. */
import type { Approximation, Arithmetic } from './arithmetic.ts';
import { approximate, OutOfDomain, preciseArithmetic } from './arithmetic.ts';
import type { Definitions } from './definition.ts';
import { evaluate, EvaluationFailure, makeScope } from './evaluation.ts';
import type { Expression } from './expression.ts';
import { drawPoint, type Point, type Types } from './point.ts';
import type { Span } from './span.ts';
import { describeShape, isEmpty, isScalar, type Value } from './value.ts';

/** What is known of the symbols on both sides. */
export interface World {
  readonly types: Types;
  readonly definitions: Definitions;
  /** Sizes that are the same here, such as D = M. */
  readonly ties?: ReadonlyMap<string, string>;
  readonly seed: number;
}

/** A point at which two sides differ, with the first entry that does. */
export interface Witness {
  readonly point: Point;
  readonly left: number;
  readonly right: number;
}

export type Comparison =
  | { readonly kind: 'equal' }
  | {
      readonly kind: 'different';
      readonly witness: Witness;
      /** right ÷ left where it is the same everywhere. */ readonly ratio?: number;
    }
  /** The two are of different shapes: a vector against a number. */
  | { readonly kind: 'shapes'; readonly left: string; readonly right: string }
  /** One side cannot be computed, and why. */
  | {
      readonly kind: 'failed';
      readonly reason: 'shape' | 'unknown' | 'unsupported';
      readonly side: 'left' | 'right';
      readonly span: Span;
      readonly message: string;
    };

/**
 * Magnitudes of the points tried. Several, so that a term that vanishes at one size shows at another; all near one
 * first, because exp(‖x‖²) leaves the doubles at ten.
 */
const MAGNITUDES = [1, 0.5, 2, 0.1, 1, 5, 0.02, 0.7, 20, 1e-3];
/** Points that must agree before two sides count as equal. */
const AGREEMENTS = 6;
const ATTEMPTS = 30;
/** Differences within this multiple of the error bound are rounding. */
const SLACK = 4;
/** An error bound above this share of the value hides too much: ask for more digits. */
const COARSE = 1e-9;

type Seen = 'same' | 'differs' | 'unclear';

/**
 * Compares two expressions. Equal means: at every point tried they agree to within a bound on the rounding error that
 * is carried along (so cancellation cannot reject, and a relative difference of 1e-12 cannot pass), and wherever that
 * bound is coarse, to within 1e-40 in 50-digit arithmetic. By Schwartz and Zippel's argument a false "equal" at
 * random reals has probability zero for analytic functions; the points are seeded, so the verdict repeats.
 */
export function compareExpressions(left: Expression, right: Expression, world: World): Comparison {
  const ratios: number[] = [];
  let agreed = 0;
  let witness: Witness | undefined;
  let differing = 0;
  for (let attempt = 0; attempt < ATTEMPTS && agreed < AGREEMENTS; attempt += 1) {
    const magnitude =
      (MAGNITUDES[attempt % MAGNITUDES.length] ?? 1) / (1 + Math.floor(attempt / MAGNITUDES.length) * 3);
    const point = drawPoint(world.types, world.seed + attempt, magnitude, world.ties);
    const sides = evaluateBoth(left, right, point, world);
    if (sides === undefined) continue;
    if (sides.kind === 'failed') return sides;
    const shapes = shapeDifference(sides.left, sides.right);
    if (shapes) return shapes;
    const seen = compareAt(sides.left, sides.right);
    if (seen.verdict === 'unclear' && confirmPrecisely(left, right, point, world)) seen.verdict = 'same';
    else if (seen.verdict === 'unclear') seen.verdict = 'differs';
    if (seen.verdict === 'same') {
      agreed += 1;
      continue;
    }
    witness ??= { point, left: seen.left, right: seen.right };
    differing += 1;
    if (seen.left !== 0) ratios.push(seen.right / seen.left);
    if (differing >= 3) break;
  }
  if (witness) return differsBy(witness, ratios, differing, agreed);
  if (agreed > 0) return { kind: 'equal' };
  const span = right.span;
  const message = 'no point was found at which both sides have a value';
  return { kind: 'failed', reason: 'unsupported', side: 'right', span, message };
}

function differsBy(
  witness: Witness,
  ratios: readonly number[],
  differing: number,
  agreed: number,
): Comparison {
  const [first] = ratios;
  const steady =
    first !== undefined &&
    agreed === 0 &&
    ratios.length === differing &&
    ratios.length >= 2 &&
    ratios.every((ratio) => Math.abs(ratio - first) <= 1e-9 * Math.abs(first));
  return steady ? { kind: 'different', witness, ratio: first } : { kind: 'different', witness };
}

type Sides =
  | { readonly kind: 'both'; readonly left: Value<Approximation>; readonly right: Value<Approximation> }
  | Extract<Comparison, { kind: 'failed' }>;

function evaluateBoth(left: Expression, right: Expression, point: Point, world: World): Sides | undefined {
  const scope = makeScope(approximate, point, world.definitions);
  const a = attempt(left, 'left', scope);
  const b = attempt(right, 'right', scope);
  if (a.kind === 'failed') return a;
  if (b.kind === 'failed') return b;
  if (a.kind === 'nothing' || b.kind === 'nothing') return undefined;
  return { kind: 'both', left: a.value, right: b.value };
}

type Attempt<T> =
  | { readonly kind: 'value'; readonly value: Value<T> }
  | { readonly kind: 'nothing' }
  | Extract<Comparison, { kind: 'failed' }>;

function attempt<T>(
  node: Expression,
  side: 'left' | 'right',
  scope: Parameters<typeof evaluate<T>>[1],
): Attempt<T> {
  try {
    return { kind: 'value', value: evaluate(node, scope) };
  } catch (error) {
    if (error instanceof OutOfDomain) return { kind: 'nothing' };
    if (error instanceof EvaluationFailure) {
      return { kind: 'failed', reason: error.kind, side, span: error.span, message: error.message };
    }
    throw error;
  }
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

function compareAt(
  left: Value<Approximation>,
  right: Value<Approximation>,
): { verdict: Seen; left: number; right: number } {
  const zero: Approximation = { value: 0, error: 0 };
  const length = Math.max(left.data.length, right.data.length);
  const scale = Math.max(
    ...left.data.map((each) => Math.abs(each.value)),
    ...right.data.map((each) => Math.abs(each.value)),
    0,
  );
  let unclear: { verdict: Seen; left: number; right: number } | undefined;
  for (let at = 0; at < length; at += 1) {
    const a = left.data[at] ?? zero;
    const b = right.data[at] ?? zero;
    const bound = SLACK * (a.error + b.error);
    const difference = Math.abs(a.value - b.value);
    if (difference > bound) return { verdict: 'differs', left: a.value, right: b.value };
    const size = Math.max(Math.abs(a.value), Math.abs(b.value), scale * 1e-3);
    if (bound > COARSE * size) unclear ??= { verdict: 'unclear', left: a.value, right: b.value };
  }
  const first = left.data[0] ?? right.data[0] ?? zero;
  return unclear ?? { verdict: 'same', left: first.value, right: (right.data[0] ?? first).value };
}

/** 50 digits for what doubles cannot decide. */
function confirmPrecisely(left: Expression, right: Expression, point: Point, world: World): boolean {
  return agreePrecisely(left, right, point, world, preciseArithmetic());
}

function agreePrecisely<T>(
  left: Expression,
  right: Expression,
  point: Point,
  world: World,
  arithmetic: Arithmetic<T>,
): boolean {
  const scope = makeScope(arithmetic, point, world.definitions);
  const a = attempt(left, 'left', scope);
  const b = attempt(right, 'right', scope);
  if (a.kind !== 'value' || b.kind !== 'value') return false;
  const length = Math.max(a.value.data.length, b.value.data.length);
  const none = arithmetic.of(0);
  for (let at = 0; at < length; at += 1) {
    const x = a.value.data[at] ?? none;
    const y = b.value.data[at] ?? none;
    const difference = Math.abs(arithmetic.toNumber(arithmetic.subtract(x, y)));
    const size = Math.max(Math.abs(arithmetic.toNumber(x)), Math.abs(arithmetic.toNumber(y)), 1e-20);
    if (difference > 1e-18 * size) return false;
  }
  return true;
}
