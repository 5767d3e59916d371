/** The number that an expression comes to at a point, in ordinary doubles. */
import { approximate } from './arithmetic.ts';
import type { World } from './equality.ts';
import { evaluate } from './evaluation.ts';
import type { Expression } from './expression.ts';
import type { Point } from './point.ts';
import { EvaluationFailure, makeScope } from './scope.ts';
import { numberIn, ShapeMismatch } from './value.ts';

/** @throws OutOfDomain where this point has no value and another may; EvaluationFailure where none has */
export function numberAt(
  tree: Expression,
  point: Point,
  { definitions }: Pick<World, 'definitions'>,
): number {
  const value = evaluate(tree, makeScope(approximate, point, definitions));
  try {
    return numberIn(approximate, value, 'it').value;
  } catch (error) {
    if (error instanceof ShapeMismatch) throw new EvaluationFailure('shape', tree.span, error.message);
    throw error;
  }
}
