/** Values of trees at seeded random points, kept so that what is met again is not computed again. */
import type { Approximation } from './arithmetic.ts';
import { approximate, OutOfDomain } from './arithmetic.ts';
import type { Definitions } from './definition.ts';
import type { World } from './equality.ts';
import { evaluate } from './evaluation.ts';
import type { Expression } from './expression.ts';
import { drawPoint, type Point, type Types } from './point.ts';
import { EvaluationFailure, IndexOutOfRange, makeScope, type Scope } from './scope.ts';
import type { Span } from './span.ts';
import type { Value } from './value.ts';

/** Why a tree cannot be computed, whatever the point. */
export interface Obstacle {
  readonly kind: 'failed';
  readonly reason: EvaluationFailure['kind'];
  readonly span: Span;
  readonly message: string;
}

/**
 * Magnitudes of the points tried. Several, so that a term that vanishes at one size shows at another; near one first,
 * because exp(‖x‖²) leaves the doubles at ten.
 */
const MAGNITUDES = [1, 0.5, 2, 0.1, 1, 5, 0.02, 0.7, 20, 1e-3];
/** What came of a tree at one point: a value, none at this point, or none at any. */
export type Attempt =
  | {
      readonly kind: 'value';
      readonly value: Value<Approximation>;
      readonly branches: Scope<Approximation>['branches'];
    }
  | {
      readonly kind: 'nothing';
      readonly why: OutOfDomain['why'];
      readonly message: string;
      readonly span?: Span;
    }
  | { readonly kind: 'failed'; readonly failed: Obstacle };

/**
 * Values and points are kept: a key and its wrong forms meet every answer at the same points. Keyed by the definitions
 * and types in force, so that nothing outlives the part or the answer that it belongs to.
 */
const values = new WeakMap<Definitions, WeakMap<Expression, Map<string, Attempt>>>();
const points = new WeakMap<Types, Map<string, Point>>();

export function pointAt(attempt: number, world: World): Point {
  const known = points.get(world.types) ?? new Map<string, Point>();
  points.set(world.types, known);
  const key = keyOf(attempt, world);
  const before = known.get(key);
  if (before) return before;
  const round = Math.floor(attempt / MAGNITUDES.length);
  const magnitude = (MAGNITUDES[attempt % MAGNITUDES.length] ?? 1) / (1 + round * 3);
  const point = drawPoint(world.types, world.seed + attempt, magnitude, world.ties);
  known.set(key, point);
  return point;
}

function keyOf(attempt: number, world: World): string {
  const ties = world.ties && world.ties.size > 0 ? [...world.ties].join(' ') : '';
  return `${String(attempt)} ${String(world.seed)} ${ties}`;
}

/** Tries `node` at the `attempt`-th point of a world. */
export function valueAt(node: Expression, attempt: number, world: World): Attempt {
  const byNode = values.get(world.definitions) ?? new WeakMap<Expression, Map<string, Attempt>>();
  values.set(world.definitions, byNode);
  const known = byNode.get(node) ?? new Map<string, Attempt>();
  byNode.set(node, known);
  const key = keyOf(attempt, world);
  const before = known.get(key);
  if (before) return before;
  const made = tryValue(node, makeScope(approximate, pointAt(attempt, world), world.definitions));
  known.set(key, made);
  return made;
}

function tryValue(node: Expression, scope: Scope<Approximation>): Attempt {
  try {
    return { kind: 'value', value: evaluate(node, scope), branches: scope.branches };
  } catch (error) {
    if (error instanceof IndexOutOfRange)
      return { kind: 'nothing', why: error.why, message: error.message, span: error.span };
    if (error instanceof OutOfDomain) return { kind: 'nothing', why: error.why, message: error.message };
    if (error instanceof EvaluationFailure) {
      const failed = {
        kind: 'failed',
        reason: error.kind,
        span: error.span,
        message: error.message,
      } as const;
      return { kind: 'failed', failed };
    }
    throw error;
  }
}

/** The value of an expression at the `attempt`-th point of a world, if it has one there. */
export function sampleValue(
  node: Expression,
  attempt: number,
  world: World,
): Value<Approximation> | undefined {
  const found = valueAt(node, attempt, world);
  return found.kind === 'value' ? found.value : undefined;
}
