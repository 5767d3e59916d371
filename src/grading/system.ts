/** Judges an answer that defines several things, such as a recurrence: what do its definitions come to? */
import { headOf, mentions } from '../mathematics/definition.ts';
import type { Definition } from '../mathematics/definition.ts';
import { areEqual, compareExpressions } from '../mathematics/equality.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import { at, unknownJudgement } from './findings.ts';
import { diagnoseGenerically } from './generic.ts';
import type { Finding, Judgement } from './judgement.ts';
import type { Link, Statement } from './links.ts';
import type { ReadMisconception, ReadPart } from './mathematicalPart.ts';
import type { StatedShape } from './proseShapes.ts';
import { collectSystem, type System } from './systemStatements.ts';
import { startWhereDefined } from './recurrenceStart.ts';
import { judgeShapes } from './stateShapes.ts';
import { judgeStep } from './step.ts';
import { unrollUpdates } from './updates.ts';
import { asDiagnosis } from './wrongForm.ts';

/** Undefined if the answer defines nothing. */
export function judgeSystem(
  part: DerivationPart,
  statements: readonly Statement[],
  own: ReadPart,
  stated: readonly StatedShape[] = [],
  startsAtZero: (name: string) => boolean = () => false,
): Judgement | undefined {
  const read = collectSystem(unrollUpdates(statements, indexOf(part, own)), own);
  const system: System = { ...read, shapes: [...read.shapes, ...stated] };
  if (system.made.size === 0 && system.shapes.length === 0) return undefined;
  const world: World = { ...own.world, definitions: startWhereDefined(system, own) };
  const shape = judgeShapes(part, system, own, world);
  const wrongForm = findWrongResult(part, system, own, world);
  const named = wrongForm ?? shape;
  if (named) return named;
  const unknown = findUnknownName(system, world);
  const results = part.results.map((result) => ({
    result,
    standing: standingOf(result, part, system, own, world),
  }));
  const failing = firstCause(results, system);
  const missing = results.find(({ standing }) => standing.kind === 'missing');
  if (failing?.standing.kind === 'wrong')
    return wrongResult(failing.result.ask, failing.standing, system, own, world);
  const badClaim = system.claims.find(
    (link) =>
      judgeStep(link, world).kind === 'does-not-follow' && !sameUpToTranspose(link.left, link.right, world),
  );
  if (badClaim) return wrongClaim(badClaim, world);
  if (missing && unknown) return unknownJudgement(unknown, own.table);
  const found = results.filter(({ standing }) => standing.kind === 'right').length;
  if (missing) return incomplete(missing.result.ask, found / results.length, system);
  const direct = results.find(
    ({ result, standing }) =>
      result.recursive && standing.kind === 'right' && !isRecursive(standing.name, system),
  );
  if (direct) return incomplete(direct.result.ask, 0.5, system);
  const baseless = [...system.made.values()].find(
    ({ definition }) =>
      isSelfReferring(definition) && definition.bases.length === 0 && !startsAtZero(definition.name),
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

/** The wrong result that no other wrong one is made of: what follows from it may be right in itself. */
function firstCause<Each extends { readonly standing: Standing }>(
  results: readonly Each[],
  system: System,
): Each | undefined {
  const wrong = results.filter(({ standing }) => standing.kind === 'wrong');
  const nameOf = ({ standing }: Each): string => (standing.kind === 'wrong' ? standing.name : '');
  const restsOn = (each: Each, other: Each): boolean => {
    const body = system.made.get(nameOf(each))?.definition.body;
    return body !== undefined && mentions(body, nameOf(other));
  };
  return wrong.find((each) => !wrong.some((other) => other !== each && restsOn(each, other))) ?? wrong[0];
}

/** The index that results are asked at. */
function indexOf(part: DerivationPart, own: ReadPart): Expression | undefined {
  const [first] = part.results;
  const name = first && own.read(first.name);
  return name?.kind === 'indexed' ? name.indices[0] : undefined;
}

type Standing =
  | { readonly kind: 'right'; readonly name: string }
  | {
      readonly kind: 'wrong';
      readonly name: string;
      readonly link: Link;
      readonly wanted: Expression;
      /** The expression that asks for the wrong value. */
      readonly value: Expression;
    }
  | { readonly kind: 'missing' };

/** Whether anything that the answer defines comes to a result; under the expected name, or any other. */
function standingOf(
  result: DerivationPart['results'][number],
  part: DerivationPart,
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
    if (result.recursive && isRightOneOn(wanted, definition, named, part, system, own, world)) {
      return { kind: 'right', name };
    }
  }
  const mine = head && system.made.get(head.name);
  if (!mine) return { kind: 'missing' };
  const value = valueOf(mine.definition, named);
  const comparison = compareExpressions(wanted, value, world);
  if (comparison.kind === 'failed' && comparison.reason === 'unknown') return { kind: 'missing' };
  return { kind: 'wrong', name: mine.definition.name, link: mine.link, wanted, value };
}

/** Those who number S so that S_{i+1} holds token i, and read it there, have the same recurrence. */
function isRightOneOn(
  wanted: Expression,
  definition: Definition,
  like: Expression,
  part: DerivationPart,
  system: System,
  own: ReadPart,
  world: World,
): boolean {
  if (definition.parameters.length !== 1 || like.kind !== 'indexed') return false;
  const { span } = like;
  const one: Expression = { kind: 'number', value: 1, text: '1', span };
  const indices = like.indices.map((index): Expression => ({ kind: 'add', terms: [index, one], span }));
  if (!sameUpToTranspose(wanted, valueOf(definition, { ...like, indices }), world)) return false;
  const readings = part.results.filter(({ recursive }) => !recursive);
  // Only what is read from the state can show how it is numbered.
  if (readings.length === 0) return false;
  return readings.every((result) => standingOf(result, part, system, own, world).kind === 'right');
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
    const isRight = likes.some(
      ({ like: at, wanted }) =>
        sameUpToTranspose(wanted, value, world) ||
        isRightOneOn(wanted, definition, at, part, system, own, world),
    );
    if (isRight) continue;
    const misconception = own.misconceptions.find((each) =>
      each.equals.some((form) => sameUpToTranspose(form, value, world)),
    );
    if (misconception) return named(misconception, link.right);
  }
  return undefined;
}

export function named(misconception: ReadMisconception, place: Expression): Judgement {
  const message = `${misconception.message} ${misconception.ask}`;
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: misconception.message,
    diagnoses: [asDiagnosis(misconception)],
    findings: [{ severity: 'error', message, place: at(place.span) }],
  };
}

function wrongResult(
  ask: string,
  { name, link, wanted, value }: Extract<Standing, { kind: 'wrong' }>,
  system: System,
  own: ReadPart,
  world: World,
): Judgement {
  const definition = system.definitions.get(name);
  // A recurrence is mended where it stands: its previous value is then another one, too.
  const fits = (body: Expression): boolean => {
    if (definition === undefined) return false;
    const mended = new Map([...system.definitions, [name, { ...definition, body }]]);
    const definitions = startWhereDefined({ ...system, definitions: mended }, own);
    return sameUpToTranspose(wanted, value, { ...world, definitions });
  };
  const generic = diagnoseGenerically([wanted], definition?.body ?? link.right, world, fits);
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
  const generic = diagnoseGenerically([link.left], link.right, world);
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
  const heads = system.claims.filter((link) => headOf(link.left)?.name === name);
  return system.claims.some(
    (link) =>
      mentions(link.right, name) &&
      (own?.link.formula === link.formula || heads.some(({ formula }) => formula === link.formula)),
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
