/** Moves the start of a recurrence to where its terms begin to exist. */
import type { Definition, Definitions } from '../mathematics/definition.ts';
import { mentions } from '../mathematics/definition.ts';
import type { Expression } from '../mathematics/expression.ts';
import { walk } from '../mathematics/structure.ts';
import type { System } from './system.ts';
import type { ReadPart } from './mathematicalPart.ts';

/**
 * S_i = S_{i−1} + φ(k_{i−1}) … from S_0 = 0 asks for k_0, which is no token: it is taken to start with the first
 * token, so that S_1 = S_0. The sums are then those of the tokens before i, and are judged as such.
 */
export function startWhereDefined(system: System, own: ReadPart): Definitions {
  const moved = new Map(system.definitions);
  for (const { definition } of system.made.values()) {
    const current = moved.get(definition.name);
    if (current === undefined || !mentions(current.body, current.name)) continue;
    if (!reachesBackForTokens(current, own)) continue;
    const start = current.bases.find(({ index }) => index === 0);
    if (current.bases.some(({ index }) => index === 1)) continue;
    const { span } = current.body;
    const body: Expression = start?.body ?? { kind: 'number', value: 0, text: '0', span };
    moved.set(current.name, { ...current, bases: [...current.bases, { index: 1, body }] });
  }
  return moved;
}

/** Whether the body uses k_{i−1}, a member of a family one before the parameter. */
function reachesBackForTokens({ body, parameters }: Definition, own: ReadPart): boolean {
  const [parameter] = parameters;
  return [...walk(body)].some((node) => {
    if (node.kind !== 'indexed' || node.base.kind !== 'symbol') return false;
    if (own.world.types.get(node.base.name)?.kind !== 'family') return false;
    const [index] = node.indices;
    return index !== undefined && parameter !== undefined && isOneBefore(index, parameter);
  });
}

/** i − 1, or i + (−1) as a shifted head writes it. */
function isOneBefore(index: Expression, parameter: string): boolean {
  if (index.kind !== 'add' || index.terms.length !== 2) return false;
  const [first, second] = index.terms;
  if (first?.kind !== 'symbol' || first.name !== parameter) return false;
  if (second?.kind === 'number') return second.value === -1;
  return second?.kind === 'negate' && second.argument.kind === 'number' && second.argument.value === 1;
}
