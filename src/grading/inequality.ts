/** Judges an answer that is an inequality or a chain of them, by where it holds. */
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import {
  completeIndices,
  dropForeignIndices,
  dropIdleIndices,
  resolveHomonyms,
} from '../mathematics/indexCompletion.ts';
import { toTex } from '../mathematics/tex.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import { mentions } from '../mathematics/definition.ts';
import { callLabels, ownNames, putIn } from './ownNames.ts';
import { compareConditions } from './conditions.ts';
import { findStatedDistances } from './distanceWords.ts';
import { EXAMPLE } from './examples.ts';
import { at, unknownJudgement, type ReadFormula } from './findings.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import type { FormulaPart } from '../problem/kinds/formula.ts';
import type { Finding, Judgement } from './judgement.ts';
import type { ReadMisconception, ReadPart } from './mathematicalPart.ts';
import { asDiagnosis } from './wrongForm.ts';

/** All inequalities of the answer together, judged; undefined if there are none. */
export function judgeInequality(
  key: Expression,
  readable: readonly ReadFormula[],
  own: ReadPart,
  accept: FormulaPart['accept'],
  answer: WrittenAnswer,
): Judgement | undefined {
  const read = withoutExamples(readable).flatMap(({ reading }) =>
    reading.expression.kind === 'list' ? reading.expression.items : [reading.expression],
  );
  const said = dropIdleIndices(read, own.world.types).flatMap(conditionsIn).map(fromInterval);
  const statements = said.filter(isInequality).map((statement) => ({ statement }));
  const [first] = statements;
  if (first === undefined) return noCondition(readable);
  const { world } = own;
  const names = ownNames(said, world, findStatedDistances(answer, own));
  const functions = new Map([...world.definitions, ...names.functions]);
  const items = statements.map(({ statement }) =>
    completeIndices(
      dropForeignIndices(
        resolveHomonyms(putIn(callLabels(statement, functions, world.types), names), own.homonyms),
        world.types,
      ),
      world.types,
    ),
  );
  const whole: Expression = { kind: 'list', items, span: first.statement.span };
  const understood = statements.map(({ statement }) => toTex(statement)).join(',\\quad ');
  const unknown = findUnknown(whole).find(
    (each) => !world.types.has(each.name) && !world.definitions.has(each.name),
  );
  if (unknown) return unknownJudgement(unknown, own.table, understood);
  const place = at(first.statement.span);
  const judged = compareConditions(completeIndices(key, world.types), whole, world);
  // A form in the part's own names says nothing where the answer gives them another meaning.
  const others = accept.filter(({ equals }) =>
    [...names.functions.keys()].every((name) => !mentions(own.read(equals), name)),
  );
  const accepted = judged.kind === 'different' ? findAccepted(others, whole, own) : undefined;
  if (accepted) {
    const credit = accepted.verdict === 'correct' ? 1 : 0.5;
    return {
      verdict: accepted.verdict,
      credit,
      reason: accepted.because,
      diagnoses: [],
      findings: [],
      understood,
    };
  }
  switch (judged.kind) {
    case 'same':
      return {
        verdict: 'correct',
        credit: 1,
        reason: 'The condition is right.',
        diagnoses: [],
        findings: [],
        understood,
      };
    case 'failed': {
      const message = `The condition was read but cannot be computed: ${judged.message}.`;
      const verdict = judged.reason === 'shape' || judged.reason === 'range' ? 'incorrect' : 'review';
      return {
        verdict,
        credit: 0,
        reason: message,
        diagnoses: [],
        findings: [{ severity: 'error', message, place }],
        understood,
      };
    }
    case 'different':
      break;
    default:
      return judged satisfies never;
  }
  const named =
    findNamed(whole, own.misconceptions, world) ??
    items
      .flatMap(linksOf)
      .map((each) => findNamed(each, own.misconceptions, world))
      .find((each) => each !== undefined);
  if (named) {
    const finding: Finding = { severity: 'error', message: `${named.message} ${named.ask}`, place };
    return {
      verdict: 'incorrect',
      credit: 0,
      reason: named.message,
      diagnoses: [asDiagnosis(named)],
      findings: [finding],
      understood,
    };
  }
  const partial = judged.onlyWeaker;
  const message = partial
    ? 'Everything that should satisfy the condition does, but so does something that should not. Which bound is missing?'
    : judged.onlyStronger
      ? 'Something that should satisfy the condition does not. Which of your inequalities asks for too much?'
      : 'The condition holds where it should not and fails where it should hold. Try it on three distances that you choose yourself.';
  return {
    verdict: partial ? 'partial' : 'incorrect',
    credit: partial ? 0.5 : 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, place }],
    understood,
  };
}

/** Without conditions in numbers, `0.5 < d(a, n) < 0.7`, that show what the one beside them comes to. */
function withoutExamples(readable: readonly ReadFormula[]): readonly ReadFormula[] {
  const compares = (formula: ReadFormula): boolean => isInequality(formula.reading.expression);
  const isInstance = ({ reading: { expression } }: ReadFormula): boolean =>
    (expression.kind === 'list' ? expression.items : [expression]).some(
      (each) =>
        each.kind === 'relation' &&
        each.links.some((link) => link.relation === '=' && link.expression.kind === 'number'),
    );
  const hasInstance = readable.some(isInstance);
  const isExample = (formula: ReadFormula): boolean =>
    compares(formula) && hasNumber(formula) && (hasInstance || EXAMPLE.test(formula.before));
  if (!readable.some(isExample)) return readable;
  const rest = readable.filter((formula) => !isExample(formula) && !isInstance(formula));
  return rest.some(compares) ? rest : readable;
}

/** A side that is a number other than 0. */
function hasNumber({ reading: { expression } }: ReadFormula): boolean {
  if (expression.kind !== 'relation') return false;
  return [expression.first, ...expression.links.map((link) => link.expression)].some(
    (side) => side.kind === 'number' && side.value !== 0,
  );
}

/** Formulas, but none that compares; undefined where there is none at all. */
function noCondition(readable: readonly ReadFormula[]): Judgement | undefined {
  const last = readable.at(-1);
  if (last === undefined) return undefined;
  const message =
    'There is a formula here, but no condition. Write what must be less than what, with < or >, in $…$ or as plain text on a line of its own.';
  return {
    verdict: 'ungradable',
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, place: at(last.span) }],
  };
}

/** `S = { n : a < n, n < b }` and `n ∈ { … }` say what the set says of its members. */
function conditionsIn(statement: Expression): readonly Expression[] {
  if (statement.kind === 'set') return statement.conditions;
  const last = statement.kind === 'relation' ? statement.links.at(-1) : undefined;
  const isMeant = last !== undefined && /^(?:=|:=|in)$/.test(last.relation);
  return isMeant && last.expression.kind === 'set' ? last.expression.conditions : [statement];
}

/** x ∈ (a, b) is a < x < b. */
function fromInterval(statement: Expression): Expression {
  if (statement.kind !== 'relation') return statement;
  const [link] = statement.links;
  if (statement.links.length !== 1 || link?.relation !== 'in' || link.expression.kind !== 'tuple')
    return statement;
  const [low, high] = link.expression.items;
  if (low === undefined || high === undefined || link.expression.items.length !== 2) return statement;
  const { span } = link;
  return {
    kind: 'relation',
    first: low,
    links: [
      { relation: '<', expression: statement.first, span },
      { relation: '<', expression: high, span },
    ],
    span: statement.span,
  };
}

function isInequality(expression: Expression): boolean {
  return (
    expression.kind === 'relation' && expression.links.every((link) => /^(<|<=|>|>=)$/.test(link.relation))
  );
}

/** The comparisons of a chain one by one: a single one may be the wrong form. */
function linksOf(statement: Expression): readonly Expression[] {
  if (statement.kind !== 'relation') return [];
  const sides = [statement.first, ...statement.links.map(({ expression }) => expression)];
  return statement.links.flatMap((link, at): Expression[] => {
    const left = sides[at];
    return left === undefined ? [] : [{ kind: 'relation', first: left, links: [link], span: statement.span }];
  });
}

function findAccepted(
  accept: FormulaPart['accept'],
  seen: Expression,
  own: ReadPart,
): FormulaPart['accept'][number] | undefined {
  return accept.find(({ equals }) => compareConditions(own.read(equals), seen, own.world).kind === 'same');
}

function findNamed(
  seen: Expression,
  misconceptions: readonly ReadMisconception[],
  world: World,
): ReadMisconception | undefined {
  return misconceptions.find((each) =>
    each.equals.some(
      (form) => compareConditions(completeIndices(form, world.types), seen, world).kind === 'same',
    ),
  );
}
