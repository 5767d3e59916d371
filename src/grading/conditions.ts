/** Whether two conditions hold at the same points, however they are written. */
import { approximate, OutOfDomain } from '../mathematics/arithmetic.ts';
import type { World } from '../mathematics/equality.ts';
import { holds } from '../mathematics/evaluation.ts';
import type { Expression } from '../mathematics/expression.ts';
import { drawPoint, type Drawn, type Point } from '../mathematics/point.ts';
import { EvaluationFailure, makeScope } from '../mathematics/scope.ts';

/** Pairs of points between which a boundary is sought. */
const SEGMENTS = 24;
/** Points at which each condition holds, from which segments lead away: a narrow band is met by chance too rarely. */
const HOLDING = 8;
/** Draws in search of such points. */
const DRAWS = 240;
/** Halvings of a segment: the boundary is known to 1e-7 of its length. */
const HALVINGS = 24;
/** How far beside the boundary the other condition must have changed as well, as a share of the segment. */
const BESIDE = 1e-5;

export type ConditionComparison =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; readonly onlyWeaker: boolean; readonly onlyStronger: boolean }
  | {
      readonly kind: 'failed';
      readonly reason: EvaluationFailure['kind'] | 'range';
      readonly message: string;
    };

/**
 * Whether two conditions hold at the same points. Random points tell far regions apart; along segments between them
 * the boundary of each condition is found by bisection, and the other one must change there too, so that a margin
 * that is off by a hundredth does not pass.
 */
export function compareConditions(left: Expression, right: Expression, world: World): ConditionComparison {
  let weaker = 0;
  let stronger = 0;
  const truth: Truth = (condition, point) =>
    holds(condition, makeScope(approximate, point, world.definitions));
  try {
    const inside = [left, right].flatMap((condition) => whereHolding(condition, world, truth));
    if (inside.length === 0)
      return { kind: 'failed', reason: 'unsupported', message: 'it holds at no point that was tried' };
    for (const [from, to] of [...randomSegments(world), ...inside.map((point) => leading(point, world))]) {
      for (const [one, other] of [
        [left, right],
        [right, left],
      ] as const) {
        for (const point of [from, to, ...aroundBoundary(one, from, to, truth)]) {
          const a = truth(one, point);
          const b = truth(other, point);
          if (a === b) continue;
          const leftHolds = one === left ? a : b;
          if (leftHolds) stronger += 1;
          else weaker += 1;
        }
      }
      if (weaker > 0 && stronger > 0) break;
    }
  } catch (error) {
    if (error instanceof EvaluationFailure)
      return { kind: 'failed', reason: error.kind, message: error.message };
    if (error instanceof OutOfDomain)
      return {
        kind: 'failed',
        reason: error.why === 'range' ? 'range' : 'unsupported',
        message: error.message,
      };
    throw error;
  }
  if (weaker + stronger === 0) return { kind: 'same' };
  return { kind: 'different', onlyWeaker: stronger === 0, onlyStronger: weaker === 0 };
}

type Segment = readonly [from: Point, to: Point];
type Truth = (condition: Expression, point: Point) => boolean;

const MAGNITUDES = [1, 0.5, 2, 0.1];

function randomSegments(world: World): readonly Segment[] {
  return Array.from({ length: SEGMENTS }, (_, segment): Segment => {
    const magnitude = MAGNITUDES[segment % MAGNITUDES.length] ?? 1;
    const seed = world.seed + segment;
    return [
      drawPoint(world.types, seed, magnitude),
      drawPoint(world.types, seed + 7919, magnitude, undefined, seed),
    ];
  });
}

/** Some points at which `condition` holds; none if it holds at none of those tried. */
function whereHolding(condition: Expression, world: World, truth: Truth): readonly Point[] {
  const found: Point[] = [];
  for (let draw = 0; draw < DRAWS && found.length < HOLDING; draw += 1) {
    const magnitude = MAGNITUDES[draw % MAGNITUDES.length] ?? 1;
    const point = drawPoint(world.types, world.seed + 15_485 + draw, magnitude);
    if (truth(condition, point)) found.push(point);
  }
  return found;
}

/** The segment from a point to another of the same sizes and magnitude. */
function leading(from: Point, world: World): Segment {
  return [from, drawPoint(world.types, from.seed + 7919, from.magnitude, undefined, from.seed)];
}

/** Points just on either side of where `condition` changes between two points. */
function aroundBoundary(condition: Expression, from: Point, to: Point, truth: Truth): readonly Point[] {
  const atStart = truth(condition, from);
  if (atStart === truth(condition, to)) return [];
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (truth(condition, between(from, to, middle)) === atStart) low = middle;
    else high = middle;
  }
  return [Math.max(0, low - BESIDE), Math.min(1, high + BESIDE)].map((share) => between(from, to, share));
}

function between(from: Point, to: Point, share: number): Point {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  const values = new Map<string, Drawn>();
  for (const [name, a] of from.values) {
    const b = to.values.get(name);
    if (a.kind === 'scalar' && b?.kind === 'scalar')
      values.set(name, { kind: 'scalar', value: mix(a.value, b.value) });
    else if (a.kind === 'array' && b?.kind === 'array') {
      values.set(name, { ...a, data: a.data.map((each, place) => mix(each, b.data[place] ?? each)) });
    } else if (a.kind === 'family' && b?.kind === 'family') {
      const members = a.members.map((member, row) =>
        member.map((each, place) => mix(each, b.members[row]?.[place] ?? each)),
      );
      values.set(name, { ...a, members });
    } else values.set(name, a);
  }
  return { ...from, values };
}
