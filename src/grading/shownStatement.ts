/** Tries one statement of a shown derivation: an equation, a mean, a shape, a bound, a definition. */
import { compareGrowth } from '../mathematics/asymptotics.ts';
import { define, headOf, type Head } from '../mathematics/definition.ts';
import { compareExpressions } from '../mathematics/equality.ts';
import type { Expression, Link, RelationNode, SpaceNode } from '../mathematics/expression.ts';
import { readGrowth } from '../mathematics/growthReading.ts';
import { carryOut } from '../mathematics/multiplications.ts';
import { numberAt } from '../mathematics/numberAt.ts';
import { sampleValue } from '../mathematics/sampling.ts';
import { EvaluationFailure } from '../mathematics/scope.ts';
import { isStochastic, simulate, type RandomWorld } from '../mathematics/simulation.ts';
import { walk } from '../mathematics/structure.ts';
import { describeShape, isScalar } from '../mathematics/value.ts';

/** What came of one link of a statement. */
export type Trial =
  | { readonly kind: 'holds'; readonly by: 'points' | 'simulation' | 'shape' | 'growth' }
  /** `why` is a clause: "at a point tried one side is 2, the other 3". */
  | { readonly kind: 'false'; readonly why: string }
  /** Simulated, but chance could hide a difference. */
  | { readonly kind: 'coarse'; readonly why: string }
  /** Nothing was found out: `why` is a clause. */
  | { readonly kind: 'untried'; readonly why: string }
  | { readonly kind: 'definition'; readonly head: Head; readonly body: Expression };

/** ∂L/∂a is read as one name; what it is said to be defines nothing, but claims something. */
export const isDerivative = ({ name }: Head): boolean => /^(∂|∇|d\S+d\S)/u.test(name);

/** The statements of a formula: a list has several. */
export const statementsIn = (tree: Expression): readonly Expression[] =>
  tree.kind === 'list' ? tree.items.flatMap(statementsIn) : [tree];

/**
 * One trial a link; the world that later statements are tried in has what was defined here.
 *
 * @param isConditional the line says where it holds, such as "where g > 0": elsewhere it may be false
 */
export function tryStatement(
  statement: Expression,
  world: RandomWorld,
  isConditional = false,
): { readonly trials: readonly Trial[]; readonly world: RandomWorld } {
  if (statement.kind !== 'relation') {
    return { trials: [{ kind: 'untried', why: 'it is no equation' }], world };
  }
  const { premises, conclusion } = partImplication(statement);
  const ties = new Map([...(world.ties ?? []), ...premises.flatMap(tieIn)]);
  const isBound = !isConditional && premises.every((premise) => tieIn(premise).length > 0);
  const trials: Trial[] = [];
  let now: RandomWorld = premises.length === 0 ? world : { ...world, ties };
  let left = conclusion.first;
  for (const [at, link] of conclusion.links.entries()) {
    const trial = tryLink(left, link, at, now);
    // What follows from a premise that cannot be set up may be false without it.
    trials.push(trial.kind === 'false' && !isBound ? { kind: 'untried', why: 'it has a premise' } : trial);
    if (trial.kind === 'definition') now = withDefinition(now, trial.head, trial.body);
    if (link.relation !== 'in') left = link.expression;
  }
  return { trials, world: { ...now, ...(world.ties ? { ties: world.ties } : {}) } };
}

/** `D = M ⟹ a = b`: what is assumed, and what then holds. */
function partImplication(statement: RelationNode): {
  readonly premises: readonly RelationNode[];
  readonly conclusion: RelationNode;
} {
  const groups: RelationNode[] = [{ ...statement, links: [] }];
  for (const link of statement.links) {
    const last = groups.at(-1);
    if (last === undefined || link.relation === '=>' || link.relation === '<=>') {
      groups.push({ ...statement, first: link.expression, links: [] });
    } else {
      groups[groups.length - 1] = { ...last, links: [...last.links, link] };
    }
  }
  const conclusion = groups.at(-1) ?? statement;
  return { premises: groups.slice(0, -1), conclusion };
}

/** `D = M` lets the two sizes be drawn as one. */
function tieIn({ first, links }: RelationNode): readonly (readonly [string, string])[] {
  const [link] = links;
  if (link?.relation !== '=' || links.length > 1) return [];
  return first.kind === 'symbol' && link.expression.kind === 'symbol'
    ? [[link.expression.name, first.name]]
    : [];
}

function withDefinition(world: RandomWorld, head: Head, body: Expression): RandomWorld {
  return {
    ...world,
    types: new Map([...world.types, [head.name, { kind: 'defined' }]]),
    definitions: define(world.definitions, head, body),
  };
}

function tryLink(left: Expression, link: Link, at: number, world: RandomWorld): Trial {
  const right = link.expression;
  switch (link.relation) {
    case '=':
    case ':=': {
      const head = at === 0 ? headOf(left) : undefined;
      if (head && isNew(head, world)) return { kind: 'definition', head, body: right };
      return tryEquation(left, right, world);
    }
    case 'in':
      return right.kind === 'space'
        ? tryShape(left, right, world)
        : { kind: 'untried', why: 'it is no shape' };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return tryOrder(left, link.relation, right, world);
    case '~=':
      return { kind: 'untried', why: 'an approximation says nothing exact' };
    default:
      return { kind: 'untried', why: `\`${link.relation}\` is no equation` };
  }
}

/** Neither drawn nor defined so far. A start such as S_0 = 0 of something that is defined is tried. */
function isNew(head: Head, { types, definitions }: RandomWorld): boolean {
  const type = types.get(head.name);
  return !definitions.has(head.name) && (type === undefined || type.kind === 'defined');
}

/** Whether two sides are equal: at points, by simulation, or as growths where one is O(…). */
export function tryEquation(left: Expression, right: Expression, world: RandomWorld): Trial {
  if (isGrowth(left) || isGrowth(right)) return tryGrowth(left, right);
  if (isStochastic(left) || isStochastic(right)) return trySimulation(left, right, world);
  const comparison = compareExpressions(left, right, world);
  switch (comparison.kind) {
    case 'equal':
      return { kind: 'holds', by: 'points' };
    case 'different': {
      const { witness } = comparison;
      return {
        kind: 'false',
        why: `at a point tried one side is ${witness.left}, the other ${witness.right}`,
      };
    }
    case 'shapes':
      return { kind: 'false', why: `it sets ${comparison.left} equal to ${comparison.right}` };
    case 'failed':
      return comparison.reason === 'shape' || comparison.reason === 'range'
        ? { kind: 'false', why: comparison.message }
        : { kind: 'untried', why: comparison.message };
    default:
      return comparison satisfies never;
  }
}

const isGrowth = (tree: Expression): boolean => [...walk(tree)].some(({ kind }) => kind === 'order');

/** Both ways, so that a bound that is not tight does not pass. */
function tryGrowth(left: Expression, right: Expression): Trial {
  const [a, b] = [readGrowth(left), readGrowth(right)];
  if (a.kind !== 'growth' || b.kind !== 'growth')
    return { kind: 'untried', why: 'it cannot be read as a cost' };
  const isBounded = compareGrowth(a.growth, b.growth).kind === 'bounded';
  const isTight = compareGrowth(b.growth, a.growth).kind === 'bounded';
  if (isBounded && isTight) return { kind: 'holds', by: 'growth' };
  return {
    kind: 'false',
    why: isBounded ? 'the bound is not tight' : 'the left side grows faster than the right',
  };
}

function trySimulation(left: Expression, right: Expression, world: RandomWorld): Trial {
  const simulated = simulate(left, right, world);
  switch (simulated.kind) {
    case 'agrees':
      return { kind: 'holds', by: 'simulation' };
    case 'differs': {
      const [a, b, error] = [simulated.left, simulated.right, simulated.error].map((x) => x.toPrecision(4));
      return {
        kind: 'false',
        why: `at a point tried one side is ${a}, the other ${b}, with a standard error of ${error}`,
      };
    }
    case 'coarse': {
      const share = `${(100 * simulated.resolution).toPrecision(2)} %`;
      return {
        kind: 'coarse',
        why: `chance hides errors of up to ${share}; raise \`draws\`, or take an expression that scatters less`,
      };
    }
    case 'failed':
      return { kind: 'untried', why: simulated.message };
    default:
      return simulated satisfies never;
  }
}

/** Whether `tree` has as many rows and columns as `space` says. */
function tryShape(tree: Expression, space: SpaceNode, world: RandomWorld): Trial {
  if (space.dimensions.length === 0) return { kind: 'untried', why: 'no dimensions are given' };
  return tryDimensions(tree, space.dimensions, world);
}

/** One dimension for a vector, two for a matrix. */
export function tryDimensions(
  tree: Expression,
  dimensions: readonly Expression[],
  world: RandomWorld,
): Trial {
  try {
    const carried = carryOut(tree, world);
    if (carried.length === 0) return { kind: 'untried', why: 'no point was found at which it has a value' };
    for (const { point, rows, columns } of carried) {
      const [height = 1, width = 1] = dimensions.map((each) => numberAt(each, point, world));
      const isTransposed = dimensions.length === 1 && rows === 1 && columns === height;
      if ((rows === height && columns === width) || isTransposed) continue;
      const seen = describeShape({ rows, columns, data: [] });
      return { kind: 'false', why: `it is ${seen}, where ${String(height)} × ${String(width)} is said` };
    }
    return { kind: 'holds', by: 'shape' };
  } catch (error) {
    if (error instanceof EvaluationFailure) return { kind: 'untried', why: error.message };
    throw error;
  }
}

/** Points at which an inequality is tried. */
const INEQUALITY_POINTS = 20;

function tryOrder(
  left: Expression,
  relation: '<' | '<=' | '>' | '>=',
  right: Expression,
  world: RandomWorld,
): Trial {
  let tried = 0;
  for (let attempt = 0; attempt < INEQUALITY_POINTS; attempt += 1) {
    const a = sampleValue(left, attempt, world);
    const b = sampleValue(right, attempt, world);
    if (!a || !b || !isScalar(a) || !isScalar(b)) continue;
    const [x, y] = [a.data[0], b.data[0]];
    if (x === undefined || y === undefined) continue;
    tried += 1;
    const gap = relation.startsWith('<') ? y.value - x.value : x.value - y.value;
    // Equality at the edge, or within rounding of it, refutes nothing that points can refute.
    if (gap < -(x.error + y.error) || (gap === 0 && relation.length === 1)) {
      return { kind: 'false', why: `at a point tried one side is ${x.value}, the other ${y.value}` };
    }
  }
  if (tried === 0) return { kind: 'untried', why: 'no point was found at which both sides are numbers' };
  return { kind: 'holds', by: 'points' };
}
