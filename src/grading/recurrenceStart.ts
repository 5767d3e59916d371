/** Where a recurrence starts: said in words, or moved to where its terms begin to exist. */
import type { Definition, Definitions } from '../mathematics/definition.ts';
import { mentions } from '../mathematics/definition.ts';
import type { Expression } from '../mathematics/expression.ts';
import { walk } from '../mathematics/structure.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import type { System } from './systemStatements.ts';
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

const STARTS =
  /\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|initiali[sz](?:e|ed|es|ing)|initially|init|set)\b[^.\n]{0,40}?(?:\b(?:0|zeros?|empty)\b|𝟎)/gi;

/** Whether words say that a sum starts from nothing: "S and Z both start at zero", "initialise to 0". */
export function startsAtZero(name: string, { source, span }: WrittenAnswer): boolean {
  const text = source.slice(span.start, span.end).replace(/\$|`|\*/g, '');
  return [...text.matchAll(STARTS)].some(({ index, 0: words }) => {
    const before =
      text
        .slice(0, index)
        .split(/[.;\n]/)
        .at(-1) ?? '';
    const sentence = before + words;
    const isNamed = new RegExp(`(?<![\\p{L}\\d])${name}(?![\\p{L}\\d])`, 'u').test(sentence);
    return (
      isNamed || /\b(?:both|all|each|everything|they|these|states?|sums|accumulators?)\b/i.test(sentence)
    );
  });
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
