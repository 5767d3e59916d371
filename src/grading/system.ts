/** Judges an answer that defines several things, such as a recurrence: what do its definitions come to? */
import { define, headOf, mentions, type Definition, type Definitions } from '../mathematics/definition.ts';
import { areEqual, compareExpressions, type World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { replaceNodes } from '../mathematics/structure.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import { at, unknownFinding } from './findings.ts';
import { diagnoseGenerically } from './generic.ts';
import type { Finding, Judgement } from './judgement.ts';
import type { ReadMisconception, ReadPart } from './mathematicalPart.ts';
import type { Link, Statement } from './links.ts';
import { judgeStep } from './step.ts';
import { asDiagnosis } from './wrongForm.ts';

interface System {
  readonly definitions: Definitions;
  /** Definitions of the student's own, with where they stand. */
  readonly made: ReadonlyMap<string, { readonly definition: Definition; readonly link: Link }>;
  /** Further claims about what is defined, to be checked. */
  readonly claims: readonly Link[];
  readonly shapes: readonly {
    readonly name: string;
    readonly dimensions: readonly Expression[];
    readonly link: Link;
  }[];
}

/** Undefined if the answer defines nothing. */
export function judgeSystem(
  part: DerivationPart,
  statements: readonly Statement[],
  own: ReadPart,
): Judgement | undefined {
  const system = collect(unrollUpdates(statements, indexOf(part, own)), own);
  if (system.made.size === 0 && system.shapes.length === 0) return undefined;
  const world: World = { ...own.world, definitions: system.definitions };
  const shape = judgeShapes(part, system, own, world);
  const wrongForm = findWrongResult(part, system, own, world);
  const named = wrongForm ?? shape;
  if (named) return named;
  const unknown = findUnknownName(system, world);
  const results = part.results.map((result) => ({
    result,
    standing: standingOf(result, system, own, world),
  }));
  const failing = results.find(({ standing }) => standing.kind === 'wrong');
  const missing = results.find(({ standing }) => standing.kind === 'missing');
  if (failing?.standing.kind === 'wrong')
    return wrongResult(failing.result.ask, failing.standing.link, failing.standing.wanted, world);
  const badClaim = system.claims.find(
    (link) =>
      judgeStep(link, world).kind === 'does-not-follow' && !sameUpToTranspose(link.left, link.right, world),
  );
  if (badClaim) return wrongClaim(badClaim, world);
  if (missing && unknown) {
    const finding = unknownFinding(unknown, own.table);
    return { verdict: 'ungradable', credit: 0, reason: finding.message, diagnoses: [], findings: [finding] };
  }
  const found = results.filter(({ standing }) => standing.kind === 'right').length;
  if (missing) return incomplete(missing.result.ask, found / results.length, system);
  const direct = results.find(
    ({ result, standing }) =>
      result.recursive && standing.kind === 'right' && !isRecursive(standing.name, system),
  );
  if (direct) return incomplete(direct.result.ask, 0.5, system);
  const baseless = [...system.made.values()].find(
    ({ definition }) => isSelfReferring(definition) && definition.bases.length === 0,
  );
  if (baseless) {
    const message = `\`${baseless.definition.name}\` is given by its previous value, but not where it starts. What is it before the first step?`;
    const finding: Finding = { severity: 'warning', message, place: at(baseless.link.span) };
    return { verdict: 'partial', credit: 0.75, reason: message, diagnoses: [], findings: [finding] };
  }
  return {
    verdict: 'correct',
    credit: 1,
    reason: 'The definitions come to what is asked for.',
    diagnoses: [],
    findings: [],
  };
}

/** The index that results are asked at. */
function indexOf(part: DerivationPart, own: ReadPart): Expression | undefined {
  const [first] = part.results;
  const name = first && own.read(first.name);
  return name?.kind === 'indexed' ? name.indices[0] : undefined;
}

/** `S ← S + …` is S_i = S_{i−1} + …; S elsewhere is then S_i, and `S = 0` is where it starts. */
function unrollUpdates(
  statements: readonly Statement[],
  index: Expression | undefined,
): readonly Statement[] {
  if (index === undefined) return statements;
  const { span } = index;
  const links = statements.flatMap((statement) => (statement.kind === 'links' ? statement.links : []));
  const isUpdate = ({ left, right, opening }: Link): boolean =>
    opening && left.kind === 'symbol' && mentions(right, left.name);
  const states = new Set(
    links.filter(isUpdate).flatMap(({ left }) => (left.kind === 'symbol' ? [left.name] : [])),
  );
  if (states.size === 0) return statements;
  const one: Expression = { kind: 'number', value: -1, text: '-1', span };
  const zero: Expression = { kind: 'number', value: 0, text: '0', span };
  const before: Expression = { kind: 'add', terms: [index, one], span };
  const put = (tree: Expression, own: string | undefined): Expression =>
    replaceNodes(tree, (node) => {
      if (node.kind === 'indexed') return node;
      if (node.kind !== 'symbol' || !states.has(node.name)) return undefined;
      return { kind: 'indexed', base: node, indices: [node.name === own ? before : index], span: node.span };
    });
  return statements.map((statement) => {
    if (statement.kind === 'expression') return statement;
    const unrolled = statement.links.map((link): Link => {
      const { left, right } = link;
      const isState = left.kind === 'symbol' && states.has(left.name);
      const isStart = isState && right.kind === 'number';
      const head = (at: Expression): Expression => ({
        kind: 'indexed',
        base: left,
        indices: [at],
        span: left.span,
      });
      if (isStart) return { ...link, left: head(zero) };
      return isState
        ? { ...link, left: head(index), right: put(right, left.name) }
        : { ...link, left: put(left, undefined), right: put(right, undefined) };
    });
    return { ...statement, links: unrolled };
  });
}

function collect(statements: readonly Statement[], own: ReadPart): System {
  let { definitions } = own.world;
  const made = new Map<string, { definition: Definition; link: Link }>();
  const claims: Link[] = [];
  const shapes: System['shapes'][number][] = [];
  for (const statement of statements) {
    if (statement.kind === 'expression') continue;
    let opened = false;
    for (const link of statement.links) {
      const head = headOf(link.left);
      if (link.relation === 'in' && link.right.kind === 'space') {
        // `S_i = … ∈ ℝ^{…}` speaks of what the statement began with.
        const [opening] = statement.links;
        const name = head?.name ?? (opening && headOf(opening.left)?.name);
        if (name !== undefined) shapes.push({ name, dimensions: link.right.dimensions, link });
        continue;
      }
      const defines = link.relation === '=' || link.relation === ':=';
      const type = head && own.world.types.get(head.name);
      const isFree = head !== undefined && (type === undefined || type.kind === 'defined');
      const before = head && made.get(head.name);
      const isFirst =
        head?.kind === 'base' || before === undefined || before.definition.parameters.length === 0;
      const opens = link.opening || head?.kind === 'base';
      if (opens && defines && isFree && isFirst && !own.world.definitions.has(head.name)) {
        const seed = made.get(head.name) ? definitions : without(definitions, head.name);
        definitions = define(seed, head, link.right);
        const definition = definitions.get(head.name);
        if (definition) made.set(head.name, { definition, link });
        opened = true;
      } else if (defines || opened) claims.push(link);
    }
  }
  return { definitions, made, claims, shapes };
}

function without(definitions: Definitions, name: string): Definitions {
  return new Map([...definitions].filter(([each]) => each !== name));
}

type Standing =
  | { readonly kind: 'right'; readonly name: string }
  | { readonly kind: 'wrong'; readonly link: Link; readonly wanted: Expression }
  | { readonly kind: 'missing' };

/** Whether anything that the answer defines comes to a result; under the expected name, or any other. */
function standingOf(
  result: DerivationPart['results'][number],
  system: System,
  own: ReadPart,
  world: World,
): Standing {
  const wanted = own.read(result.equals);
  const named = own.read(result.name);
  const head = headOf(named);
  for (const [name, { definition }] of system.made) {
    const value = valueOf(definition, named);
    if (sameUpToTranspose(wanted, value, world)) return { kind: 'right', name };
  }
  const mine = head && system.made.get(head.name);
  if (!mine) return { kind: 'missing' };
  const comparison = compareExpressions(wanted, valueOf(mine.definition, named), world);
  if (comparison.kind === 'failed' && comparison.reason === 'unknown') return { kind: 'missing' };
  return { kind: 'wrong', link: mine.link, wanted };
}

/** Rows or columns, φ vᵀ or v φᵀ: either way round is the same state. */
function sameUpToTranspose(wanted: Expression, value: Expression, world: World): boolean {
  const comparison = compareExpressions(wanted, value, world);
  if (comparison.kind === 'equal') return true;
  if (comparison.kind !== 'shapes') return false;
  return areEqual(wanted, { kind: 'transpose', argument: value, prime: false, span: value.span }, world);
}

/** The expression that asks for a definition's value at the index that `like` uses. */
function valueOf(definition: Definition, like: Expression): Expression {
  const { span } = like;
  const symbol: Expression = { kind: 'symbol', name: definition.name, declared: true, span };
  if (definition.parameters.length === 0) return symbol;
  const indices = like.kind === 'indexed' ? like.indices : [];
  return { kind: 'indexed', base: symbol, indices, span };
}

function findWrongResult(
  part: DerivationPart,
  system: System,
  own: ReadPart,
  world: World,
): Judgement | undefined {
  const likes = part.results.map(({ name, equals }) => ({ like: own.read(name), wanted: own.read(equals) }));
  const like = likes[0]?.like;
  if (like === undefined) return undefined;
  for (const { definition, link } of system.made.values()) {
    const value = valueOf(definition, like);
    const isRight = likes.some(({ wanted }) => sameUpToTranspose(wanted, value, world));
    if (isRight) continue;
    const misconception = own.misconceptions.find((each) =>
      each.equals.some((form) => sameUpToTranspose(form, value, world)),
    );
    if (misconception) return named(misconception, link.right);
  }
  return undefined;
}

function judgeShapes(
  part: DerivationPart,
  system: System,
  own: ReadPart,
  world: World,
): Judgement | undefined {
  for (const { name, dimensions, link } of system.shapes) {
    const truth = part.shapes[name];
    if (truth === undefined) continue;
    const sameDimensions = (wanted: readonly Expression[]): boolean =>
      wanted.length === dimensions.length &&
      wanted.every((each, place) => {
        const own = dimensions[place];
        return own !== undefined && areEqual(each, own, world);
      });
    const wanted = own.readDimensions(truth);
    if (sameDimensions(wanted) || sameDimensions([...wanted].reverse())) continue;
    if (wanted.length === 1 && dimensions.length === 2 && sameColumn(wanted, dimensions, world)) continue;
    const misconception = own.misconceptions.find((each) => {
      const shape = each.shapes.get(name);
      return shape !== undefined && (sameDimensions(shape) || sameDimensions([...shape].reverse()));
    });
    if (misconception) return named(misconception, link.right);
    const message = `The dimensions of \`${name}\` are not right. How long is a feature vector, and how long a value?`;
    const finding: Finding = { severity: 'error', message, place: at(link.span) };
    return { verdict: 'incorrect', credit: 0, reason: message, diagnoses: [], findings: [finding] };
  }
  return undefined;
}

/** ℝ^{2R×1} is a column of 2R. */
function sameColumn(wanted: readonly Expression[], dimensions: readonly Expression[], world: World): boolean {
  const [length] = wanted;
  const isOne = (each: Expression): boolean => each.kind === 'number' && each.value === 1;
  const other = dimensions.find((each) => !isOne(each));
  return (
    length !== undefined && other !== undefined && dimensions.some(isOne) && areEqual(length, other, world)
  );
}

function named(misconception: ReadMisconception, place: Expression): Judgement {
  const message = `${misconception.message} ${misconception.ask}`;
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: misconception.message,
    diagnoses: [asDiagnosis(misconception)],
    findings: [{ severity: 'error', message, place: at(place.span) }],
  };
}

function wrongResult(ask: string, link: Link, wanted: Expression, world: World): Judgement {
  const generic = diagnoseGenerically(wanted, link.right, world);
  const message = `This does not come to what it should. ${generic ? `${generic.message} ` : ''}${ask}`;
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: message,
    diagnoses: generic ? [generic] : [],
    findings: [{ severity: 'error', message, place: at(link.span) }],
  };
}

function wrongClaim(link: Link, world: World): Judgement {
  const verdict = judgeStep(link, world);
  const numbers = verdict.kind === 'does-not-follow' ? verdict.message : '';
  const generic = diagnoseGenerically(link.left, link.right, world);
  const message = `This does not follow from the definitions above. ${numbers} ${generic ? `${generic.message} ${generic.ask ?? ''}` : ''}`;
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: 'A line does not follow from the definitions above it.',
    diagnoses: generic ? [generic] : [],
    findings: [{ severity: 'error', message: message.replace(/\s+/g, ' ').trim(), place: at(link.span) }],
  };
}

function incomplete(ask: string, share: number, system: System): Judgement {
  const last = [...system.made.values()].at(-1);
  const message = `Something is still missing. ${ask}`;
  const finding: Finding = last
    ? { severity: 'warning', message, place: at(last.link.span) }
    : { severity: 'warning', message };
  const credit = Math.round(Math.min(0.5, share * 0.75) * 100) / 100;
  return {
    verdict: credit > 0 ? 'partial' : 'incorrect',
    credit,
    reason: message,
    diagnoses: [],
    findings: [finding],
  };
}

function isSelfReferring(definition: Definition): boolean {
  return mentions(definition.body, definition.name);
}

/** Whether a name is given by its own previous value, directly or in a chain of claims. */
function isRecursive(name: string, system: System): boolean {
  const own = system.made.get(name);
  if (own && isSelfReferring(own.definition)) return true;
  return system.claims.some(
    (link) =>
      mentions(link.right, name) && (headOf(link.left)?.name === name || own?.link.formula === link.formula),
  );
}

function findUnknownName(system: System, world: World): ReturnType<typeof findUnknown>[number] | undefined {
  for (const { definition } of system.made.values()) {
    const own = new Set([...definition.parameters, ...system.made.keys()]);
    const unknown = findUnknown(definition.body).find(
      (each) => !own.has(each.name) && !world.types.has(each.name) && !world.definitions.has(each.name),
    );
    if (unknown) return unknown;
  }
  return undefined;
}
