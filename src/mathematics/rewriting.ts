/** Wrong rules: a tree with some occurrences of one piece replaced by another, as a student who errs would have it. */
import type { Approximation } from './arithmetic.ts';
import { areEqual, type World } from './equality.ts';
import type { Expression } from './expression.ts';
import { sampleValue } from './sampling.ts';
import { replaceNodes, sameTree, walk } from './structure.ts';
import type { Value } from './value.ts';

export interface Rule {
  readonly replace: Expression;
  readonly by: Expression;
}

/** Subsets of more occurrences than these are not tried one by one: all of them, and each alone. */
const MAX_OCCURRENCES = 4;
const MAX_VISITED = 400;
const MAX_RULES = 6;

/** The nodes of `tree` that are the same as `piece`: as written, or in value at two points. Outermost only. */
export function findOccurrences(tree: Expression, piece: Expression, world: World): readonly Expression[] {
  // The first points of the world at which the piece has a value.
  const attempts = [0, 1, 2, 3]
    .filter((attempt) => sampleValue(piece, attempt, world) !== undefined)
    .slice(0, 2);
  const found: Expression[] = [];
  let visited = 0;
  const inside = new Set<Expression>();
  for (const node of walk(tree)) {
    visited += 1;
    if (visited > MAX_VISITED) break;
    if (inside.has(node)) {
      for (const child of walk(node)) inside.add(child);
      continue;
    }
    const same =
      sameTree(node, piece) ||
      (attempts.length > 0 &&
        attempts.every((attempt) => {
          const value = sampleValue(piece, attempt, world);
          return value !== undefined && sameValue(value, sampleValue(node, attempt, world));
        }));
    if (!same) continue;
    found.push(node);
    for (const child of walk(node)) inside.add(child);
  }
  return found;
}

/** Longer products are not cut into the pieces of them that stand side by side. */
const MAX_FACTORS = 10;

/** Whether `tree` shows `piece`: as a node of its own, or as some factors side by side in a longer product. */
export function showsPiece(tree: Expression, piece: Expression, world: World): boolean {
  if (findOccurrences(tree, piece, world).length > 0) return true;
  for (const node of walk(tree)) {
    if (node.kind !== 'multiply' || node.factors.length < 3 || node.factors.length > MAX_FACTORS) continue;
    for (let from = 0; from < node.factors.length - 1; from += 1) {
      for (let to = from + 2; to <= node.factors.length; to += 1) {
        const factors = node.factors.slice(from, to);
        if (factors.length === node.factors.length) continue;
        if (findOccurrences({ ...node, factors }, piece, world).length > 0) return true;
      }
    }
  }
  return false;
}

function sameValue(a: Value<Approximation>, b: Value<Approximation> | undefined): boolean {
  if (b === undefined || a.rows !== b.rows || a.columns !== b.columns) return false;
  return a.data.every((each, at) => {
    const other = b.data[at]?.value ?? NaN;
    return Math.abs(each.value - other) <= 1e-10 * Math.max(Math.abs(each.value), Math.abs(other));
  });
}

/** Every tree that comes of replacing one or more occurrences of the rule's piece. */
export function applyRule(tree: Expression, rule: Rule, world: World): readonly Expression[] {
  const occurrences = findOccurrences(tree, rule.replace, world);
  if (occurrences.length === 0) return [];
  return subsets(occurrences).map((chosen) =>
    replaceNodes(tree, (node) => (chosen.has(node) ? rule.by : undefined)),
  );
}

function subsets(items: readonly Expression[]): readonly ReadonlySet<Expression>[] {
  if (items.length > MAX_OCCURRENCES) return [new Set(items), ...items.map((item) => new Set([item]))];
  const all: ReadonlySet<Expression>[] = [];
  for (let mask = 2 ** items.length - 1; mask > 0; mask -= 1) {
    all.push(new Set(items.filter((_, at) => Math.floor(mask / 2 ** at) % 2 === 1)));
  }
  return all;
}

/**
 * Whether the step from `right` (a true expression) to `seen` is explained by the rules of one mistake: each rule
 * applied to some of its occurrences, none left out or several together.
 */
export function explains(rules: readonly Rule[], right: Expression, seen: Expression, world: World): boolean {
  let reached: readonly Expression[] = [right];
  for (const rule of rules.slice(0, MAX_RULES)) {
    const further = reached.flatMap((tree) => applyRule(tree, rule, world)).slice(0, 40);
    if (further.some((tree) => areEqual(tree, seen, world))) return true;
    reached = [...reached, ...further].slice(0, 40);
  }
  return false;
}
