/** Counts the multiplications that an expression takes, by carrying them out. */
import { approximate, OutOfDomain, type Approximation, type Arithmetic } from './arithmetic.ts';
import type { World } from './equality.ts';
import { evaluate } from './evaluation.ts';
import type { Expression } from './expression.ts';
import { drawPoint, type Point } from './point.ts';
import { makeScope } from './scope.ts';
import { isEmpty, type Value } from './value.ts';

const POINTS = 4;

/** Rows and columns, and the number of products of two numbers that were formed on the way. */
export interface Carried {
  readonly point: Point;
  readonly rows: number;
  readonly columns: number;
  readonly multiplications: number;
}

/**
 * Evaluates `tree` at a few points of different sizes. Matrix products are formed entry by entry, so an (a × b)(b × c)
 * product counts a·b·c.
 *
 * @throws EvaluationFailure
 */
export function carryOut(tree: Expression, world: World): readonly Carried[] {
  const found: Carried[] = [];
  for (let attempt = 0; found.length < POINTS && attempt < 3 * POINTS; attempt += 1) {
    const point = drawPoint(world.types, world.seed + attempt, 1, world.ties);
    let multiplications = 0;
    const counting: Arithmetic<Approximation> = {
      ...approximate,
      multiply: (a, b) => {
        multiplications += 1;
        return approximate.multiply(a, b);
      },
    };
    try {
      const value: Value<Approximation> = evaluate(tree, makeScope(counting, point, world.definitions));
      if (isEmpty(value)) continue;
      found.push({ point, rows: value.rows, columns: value.columns, multiplications });
    } catch (error) {
      if (!(error instanceof OutOfDomain)) throw error;
    }
  }
  return found;
}
