/** What is wrong with a formula that is not the one asked for, and what is said of it. */
import { headOf } from '../mathematics/definition.ts';
import { compareExpressions } from '../mathematics/equality.ts';
import type { Comparison, World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { completeIndices } from '../mathematics/indexCompletion.ts';
import { walk } from '../mathematics/structure.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import { at } from './findings.ts';
import type { Candidate } from './formulaCandidates.ts';
import { diagnoseGenerically } from './generic.ts';
import type { Finding, Judgement } from './judgement.ts';
import type { ReadPart } from './mathematicalPart.ts';
import { describeWitness } from './witness.ts';
import { asDiagnosis, findMisconception } from './wrongForm.ts';

/** What a relation comes to in the end; anything else as it is. */
export function lastSide(expression: Expression): Expression {
  if (expression.kind === 'relation') return expression.links.at(-1)?.expression ?? expression.first;
  return expression;
}

/** The key as an expression: `L = …` stands for its right side. */
export function keyExpression(own: ReadPart): Expression {
  return completeIndices(lastSide(own.key), own.world.types);
}

/** A formula that equals neither the key nor another accepted form. */
export function judgeWrong(
  part: FormulaPart,
  candidate: Candidate,
  seen: Expression,
  own: ReadPart,
  world: World,
): Judgement {
  const place = at(candidate.expression.span);
  const key = keyExpression(own);
  const rights = [key, ...part.accept.map(({ equals }) => completeIndices(own.read(equals), world.types))];
  const named =
    findMisconception(seen, rights, own.misconceptions, world) ?? findTied(part, seen, own, world);
  if (named) {
    const finding: Finding = { severity: 'error', message: `${named.message} ${named.ask}`, place };
    return {
      verdict: 'incorrect',
      credit: 0,
      reason: named.message,
      diagnoses: [asDiagnosis(named)],
      findings: [finding],
    };
  }
  const comparison = compareExpressions(key, seen, world);
  const circular = [...walk(seen)].find(
    (node) => node.kind === 'symbol' && isAsked(node.name, part, own, world),
  );
  if (comparison.kind === 'failed' && comparison.reason === 'unknown' && circular?.kind === 'symbol') {
    const said = `Your formula says what \`${circular.name}\` is by means of \`${circular.name}\` itself. Which quantity belongs there?`;
    return {
      verdict: 'incorrect',
      credit: 0,
      reason: said,
      diagnoses: [],
      findings: [{ severity: 'error', message: said, place: at(circular.span) }],
    };
  }
  const message = explain(comparison, seen);
  const found = diagnoseGenerically(rights, seen, world);
  // That an answer is in a constant ratio to the key gives away more than it explains.
  const generic = found?.id === 'lost-factor' ? undefined : found;
  const isOurs =
    comparison.kind === 'failed' && comparison.reason !== 'shape' && comparison.reason !== 'range';
  const verdict = isOurs ? 'review' : 'incorrect';
  if (generic) {
    const finding: Finding = {
      severity: 'error',
      message: `${generic.message} ${generic.ask ?? ''}`.trim(),
      place,
    };
    return {
      verdict,
      credit: 0,
      reason: generic.message,
      diagnoses: [generic],
      findings: [finding, { severity: 'information', message, place }],
    };
  }
  return {
    verdict,
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, place }],
  };
}

/** Whether a name is the very thing that is asked for, and has no value of its own. */
function isAsked(name: string, part: FormulaPart, own: ReadPart, world: World): boolean {
  const isSubject = part.subject.some((subject) => headOf(own.read(subject))?.name === name);
  return isSubject && world.types.get(name)?.kind === 'defined' && !world.definitions.has(name);
}

/** Wrong forms that hold when sizes coincide, as `2R` is what is left of one at D = M. */
function findTied(
  part: FormulaPart,
  seen: Expression,
  own: ReadPart,
  world: World,
): ReturnType<typeof findMisconception> {
  const ties = part.accept
    .map(({ when }) => new Map(Object.entries(when ?? {})))
    .find((each) => each.size > 0);
  return ties && findMisconception(seen, [], own.misconceptions, { ...world, ties });
}

function explain(comparison: Comparison, seen: Expression): string {
  switch (comparison.kind) {
    case 'equal':
      return 'The formula is right.';
    case 'different': {
      const names = new Set([...walk(seen)].flatMap((node) => (node.kind === 'symbol' ? [node.name] : [])));
      const numbers = describeWitness(
        comparison.witness,
        'the value that is asked for',
        'your formula',
        names,
      );
      return `This is not the formula that is asked for. ${numbers} Check each term at such a point.`;
    }
    case 'shapes':
      return `Your formula comes to ${comparison.right}, but what is asked for is ${comparison.left}. Check which things are vectors and which are numbers.`;
    case 'failed':
      if (comparison.reason === 'range') {
        return `Your formula uses what is not there: ${comparison.message}. From where to where should the index run?`;
      }
      return comparison.reason === 'shape'
        ? `Your formula does not fit together: ${comparison.message}. Check which things are vectors and which are numbers.`
        : `Your formula was read but cannot be computed (${comparison.message}), so a person has to look at it.`;
    default: {
      const unreachable: never = comparison;
      return unreachable;
    }
  }
}
