/** The number that an expression comes to at a point, in ordinary doubles. */
import { approximate } from './arithmetic.ts';
import type { World } from './equality.ts';
import { evaluate } from './evaluation.ts';
import type { Expression } from './expression.ts';
import type { Point } from './point.ts';
import { makeScope } from './scope.ts';
import { numberIn } from './value.ts';

/** @throws OutOfDomain where this point has no value and another may; EvaluationFailure where none has */
export function numberAt(
  tree: Expression,
  point: Point,
  { definitions }: Pick<World, 'definitions'>,
): number {
  return numberIn(approximate, evaluate(tree, makeScope(approximate, point, definitions)), 'it').value;
}
