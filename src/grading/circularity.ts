/** Judges a derivation by what it shows, apart from what it takes as given or only announces. */
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import type { WrittenAnswer } from '../submission/answer.ts';
import { judgeChain } from './chain.ts';
import { findReached, goalOf } from './chainGoal.ts';
import { at } from './findings.ts';
import type { Finding, Judgement } from './judgement.ts';
import type { Statement } from './links.ts';
import type { ReadPart } from './mathematicalPart.ts';
import { premiseAt, resettings } from './premise.ts';
import type { Premise } from './premise.ts';

/** Undefined if no formula of the answer claims anything. */
export function judgeBesidePremises(
  part: DerivationPart,
  statements: readonly Statement[],
  own: ReadPart,
  answer: WrittenAnswer,
): Judgement | undefined {
  const premises = premisesOf(part, statements, own, answer);
  if (premises.size === 0) return judgeChain(part, statements, own);
  const shown = judgeChain(
    part,
    statements.filter((statement) => !premises.has(statement)),
    own,
  );
  if (shown === undefined) return onlyPremise([...premises.keys()]);
  const assumed = [...premises].find(([, premise]) => premise === 'assumed');
  return assumed === undefined ? shown : circular(assumed[0], part, shown);
}

/** The statements of the goal that are taken as given or announced, and so show nothing. */
function premisesOf(
  part: DerivationPart,
  statements: readonly Statement[],
  own: ReadPart,
  answer: WrittenAnswer,
): ReadonlyMap<Statement, Premise> {
  const again = resettings(statements, answer, own);
  const goal = goalOf(own);
  const found = new Map<Statement, Premise>();
  for (const statement of statements) {
    if (statement.kind === 'expression') continue;
    const premise = again.has(statement) ? 'assumed' : premiseAt(answer, statement.formula.span);
    if (premise === undefined) continue;
    const sides = statement.links.flatMap(({ left, right }) => [left, right]);
    if (findReached(part, sides, goal, own, own.world) === 'reached') found.set(statement, premise);
  }
  return found;
}

function onlyPremise(premises: readonly Statement[]): Judgement {
  const message = 'This only says what is to be shown. Which lines lead to it from what the question gives?';
  const [first] = premises;
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: [{ severity: 'error', message, ...(first && { place: at(first.formula.span) }) }],
  };
}

/** What is to be shown is taken as given: nothing that rests on it is shown. */
function circular(premise: Statement, part: DerivationPart, shown: Judgement): Judgement {
  const message =
    'This takes as given what is to be shown. Begin with what the question gives, and let each line follow from the one before.';
  const finding: Finding = { severity: 'error', message, place: at(premise.formula.span) };
  if (shown.verdict !== 'correct') return { ...shown, findings: [...shown.findings, finding] };
  const isBare = part.bare === 'correct' && part.steps.length === 0;
  return {
    verdict: isBare ? 'incorrect' : 'partial',
    credit: isBare ? 0 : 0.5,
    reason: message,
    diagnoses: [],
    findings: [finding],
  };
}
