/** Walks down the lines of a derivation: what they define, and which of their links follow. */
import { define, headOf } from '../mathematics/definition.ts';
import type { Definitions, Head } from '../mathematics/definition.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import type { Link, Statement } from './links.ts';
import type { ReadPart } from './mathematicalPart.ts';
import { judgeStep } from './step.ts';
import type { StepVerdict } from './step.ts';

/** What was found while walking down the lines. */
export interface Walked {
  readonly definitions: Definitions;
  readonly judged: readonly { readonly link: Link; readonly verdict: StepVerdict }[];
  /** Every side of every link and every expression that stands alone, in order. */
  readonly sides: readonly Expression[];
  /** Those that stand alone. */
  readonly bare: readonly Expression[];
}

export function walkDown(statements: readonly Statement[], own: ReadPart): Walked {
  const { definitions, defining } = collectDefinitions(statements, own);
  const world: World = { ...own.world, definitions };
  const judged: { link: Link; verdict: StepVerdict }[] = [];
  const sides: Expression[] = [];
  const bare: Expression[] = [];
  for (const statement of statements) {
    if (statement.kind === 'expression') {
      if (!statement.formula.alone) continue;
      sides.push(statement.expression);
      bare.push(statement.expression);
      continue;
    }
    for (const link of statement.links) {
      if (defining.has(link)) continue;
      judged.push(judgeEither(link, world, own));
      if (sides.at(-1) !== link.left) sides.push(link.left);
      sides.push(link.right);
    }
  }
  return { definitions, judged, sides, bare };
}

/** A line that goes on from the last but does not follow may go on from what a remark between them interrupted. */
function judgeEither(link: Link, world: World, own: ReadPart): Walked['judged'][number] {
  const verdict = withoutCredit(link, judgeStep(link, world), own);
  if (verdict.kind !== 'does-not-follow' || link.interrupted === undefined) return { link, verdict };
  const resumed: Link = { ...link, left: link.interrupted };
  const other = withoutCredit(resumed, judgeStep(resumed, world), own);
  return other.kind === 'follows' ? { link: resumed, verdict: other } : { link, verdict };
}

/** `K_σ(q, k) = …`, which the question says itself, is true and no step. */
function withoutCredit(link: Link, verdict: StepVerdict, own: ReadPart): StepVerdict {
  const given = link.opening ? own.world.definitions.get(headOf(link.left)?.name ?? '') : undefined;
  return given !== undefined && verdict.kind === 'follows' ? { ...verdict, trivial: true } : verdict;
}

/** Names may be explained before or after they are used ("…, where s = 2σ²"), so definitions are gathered first. */
function collectDefinitions(
  statements: readonly Statement[],
  own: ReadPart,
): { readonly definitions: Definitions; readonly defining: ReadonlySet<Link> } {
  let { definitions } = own.world;
  const defining = new Set<Link>();
  for (const statement of statements) {
    if (statement.kind === 'expression') continue;
    for (const link of statement.links) {
      if (link.relation !== '=' && link.relation !== ':=') continue;
      const head = link.opening || link.relation === ':=' ? headOf(link.left) : undefined;
      if (head === undefined || own.world.types.has(head.name) || definitions.has(head.name)) continue;
      if (!isMeaningful(link.right, head, own, definitions)) continue;
      definitions = define(definitions, head, link.right);
      defining.add(link);
    }
  }
  return { definitions, defining };
}

/** A definition is one only if its body has a value; `x = y + 1` with an unknown y defines nothing. */
function isMeaningful(body: Expression, head: Head, own: ReadPart, definitions: Definitions): boolean {
  const parameters = head.kind === 'value' ? head.parameters : [];
  return findUnknown(body).every(
    (each) =>
      own.world.types.has(each.name) ||
      definitions.has(each.name) ||
      parameters.includes(each.name) ||
      each.role === 'index',
  );
}
