/** The goal of a derivation: whether its lines reach it, hold it up, and lead towards it. */
import { walk } from '../mathematics/structure.ts';
import { expandDefinitions } from '../mathematics/definition.ts';
import { areEqual } from '../mathematics/equality.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { showsPiece } from '../mathematics/rewriting.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import type { Walked } from './chainWalk.ts';
import type { Link } from './links.ts';
import { PartFault } from './mathematicalPart.ts';
import type { ReadPart } from './mathematicalPart.ts';
import { showsForm } from './shownForm.ts';

export interface Goal {
  readonly start: Expression;
  readonly end: Expression;
}

/** @throws PartFault if the key is no equation */
export function goalOf(own: ReadPart): Goal {
  const { key } = own;
  const end = key.kind === 'relation' ? key.links.at(-1)?.expression : undefined;
  if (key.kind !== 'relation' || end === undefined) {
    throw new PartFault('the key of a derivation should look like `start = goal`');
  }
  return { start: key.first, end };
}

export type Reached = 'reached' | 'form' | 'restated' | 'nothing';

/** Whether any side is the goal, and shows what it must. */
export function findReached(
  part: DerivationPart,
  sides: readonly Expression[],
  goal: Goal,
  own: ReadPart,
  world: World,
): Reached {
  const seen = new Set<Reached>();
  const given = own.world.definitions;
  const ownDefinitions = new Map([...world.definitions].filter(([name]) => !given.has(name)));
  for (const side of sides) {
    if (!areEqual(goal.end, side, world)) continue;
    // What a name of the answer's own hides is looked at too.
    const whole = expandDefinitions(side, ownDefinitions);
    const shows = part.contains.every((piece) => showsPiece(whole, own.read(piece), world));
    const hides = part.without.every((piece) => !showsPlainly(whole, own.read(piece), goal, world));
    if (shows && hides) return 'reached';
    seen.add(hides ? 'form' : 'restated');
  }
  return seen.has('form') ? 'form' : seen.has('restated') ? 'restated' : 'nothing';
}

/** The sides that a true line holds up: what only stands across from something false is not reached. */
export function standingSides({ judged, bare }: Walked): readonly Expression[] {
  const held = judged.flatMap(({ link, verdict }) =>
    verdict.kind === 'follows' ? [link.left, link.right] : [],
  );
  return [...bare, ...held];
}

/** Whether the chain leaves the right value and does not come back to it. */
export function endsAstray(walked: Walked, goal: Goal, world: World): boolean {
  const leaves = walked.judged.findLastIndex(
    ({ link, verdict }) => verdict.kind === 'does-not-follow' && areEqual(link.left, goal.end, world),
  );
  if (leaves < 0) return false;
  return !walked.judged
    .slice(leaves + 1)
    .some(({ link, verdict }) => verdict.kind === 'follows' && areEqual(link.right, goal.end, world));
}

/** Whether `side` still shows a piece. What is the whole question is looked for by its form: its value is the goal's. */
export function showsPlainly(side: Expression, piece: Expression, goal: Goal, world: World): boolean {
  if (!areEqual(piece, goal.end, world)) return showsPiece(side, piece, world);
  return [...walk(side)].some((node) => showsForm(node, piece, world));
}

/** Links that do something: true, not written alike, and more than the question joined to its answer. */
export function countSteps(walked: Walked, goal: Goal, world: World): number {
  const useful = walked.judged.filter(({ verdict }) => verdict.kind === 'follows' && !verdict.trivial);
  const chainLength = useful.filter(({ link }) => areEqual(link.left, goal.end, world)).length;
  const others = useful.length - chainLength;
  return others + Math.max(0, chainLength - 1);
}

/** Whether a link speaks of what the goal speaks of, sizes and given names apart: `σ² = √D` is no step towards it. */
export function usesPieces(link: Link, goal: Goal, own: ReadPart): boolean {
  const names = new Set(
    [...walk(goal.start)].flatMap((node) =>
      node.kind === 'symbol' && own.world.types.get(node.name)?.kind !== 'size' ? [node.name] : [],
    ),
  );
  return [...walk(link.right), ...walk(link.left)].some(
    (node) => node.kind === 'symbol' && names.has(node.name),
  );
}
