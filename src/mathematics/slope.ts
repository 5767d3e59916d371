/** Holds a stated derivative or gradient against difference quotients. */
import { approximate, OutOfDomain } from './arithmetic.ts';
import type { World } from './equality.ts';
import { evaluate, holds } from './evaluation.ts';
import type { Expression } from './expression.ts';
import { numberAt } from './numberAt.ts';
import { drawPoint, type Drawn, type Point } from './point.ts';
import { makeScope } from './scope.ts';

export type SlopeComparison =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'differs'; readonly quotient: number; readonly stated: number }
  | { readonly kind: 'untried'; readonly why: string };

const POINTS = 6;
const ATTEMPTS = 60;
const STEP = 1e-3;
/** The quotient is off by STEP⁴ times a fifth derivative, and by rounding over STEP: both far below this. */
const TOLERANCE = 1e-6;

/**
 * Whether `stated` is the derivative of the number `of` by the number or vector `name`, entry by entry, by the
 * five-point central difference (Abramowitz and Stegun 1964, 25.3.6) at a few points.
 *
 * @param where a relation: points at which it is false are passed over
 * @throws EvaluationFailure
 */
export function compareSlope(
  of: Expression,
  name: string,
  stated: Expression,
  world: World,
  where?: Expression,
): SlopeComparison {
  let tried = 0;
  for (let attempt = 0; tried < POINTS && attempt < ATTEMPTS; attempt += 1) {
    const point = drawPoint(world.types, world.seed + attempt, 1, world.ties);
    const drawn = point.values.get(name);
    const entries = drawn && entriesOf(drawn);
    if (!drawn || !entries) return { kind: 'untried', why: `\`${name}\` is no number and no vector here` };
    try {
      if (where && !holds(where, makeScope(approximate, point, world.definitions))) continue;
      const claimed = evaluate(stated, makeScope(approximate, point, world.definitions)).data;
      const along = (at: number, by: number): number =>
        numberAt(of, moved(point, name, drawn, at, by), world);
      const quotients = entries.map(
        (_, at) =>
          (8 * (along(at, STEP) - along(at, -STEP)) - (along(at, 2 * STEP) - along(at, -2 * STEP))) /
          (12 * STEP),
      );
      if (claimed.length !== quotients.length) {
        const why = `the derivative has ${quotients.length} entries, what is stated has ${claimed.length}`;
        return { kind: 'untried', why };
      }
      const size = Math.max(1, ...quotients.map(Math.abs));
      for (const [at, quotient] of quotients.entries()) {
        const value = claimed[at]?.value ?? 0;
        if (Math.abs(quotient - value) > TOLERANCE * size)
          return { kind: 'differs', quotient, stated: value };
      }
      tried += 1;
    } catch (error) {
      if (!(error instanceof OutOfDomain)) throw error;
    }
  }
  return tried > 0
    ? { kind: 'agrees' }
    : { kind: 'untried', why: 'no point was found at which it has a value' };
}

function entriesOf(drawn: Drawn): readonly number[] | undefined {
  if (drawn.kind === 'scalar') return [drawn.value];
  return drawn.kind === 'array' && drawn.columns === 1 ? drawn.data : undefined;
}

function moved(point: Point, name: string, drawn: Drawn, at: number, by: number): Point {
  const next: Drawn =
    drawn.kind === 'array'
      ? { ...drawn, data: drawn.data.map((value, i) => (i === at ? value + by : value)) }
      : drawn.kind === 'scalar'
        ? { ...drawn, value: drawn.value + by }
        : drawn;
  return { ...point, values: new Map([...point.values, [name, next]]) };
}
