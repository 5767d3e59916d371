/** Judges a derivation that rewrites one expression into another. */
import { walk } from '../mathematics/structure.ts';
import { areEqual } from '../mathematics/equality.ts';
import type { World } from '../mathematics/equality.ts';
import type { Expression } from '../mathematics/expression.ts';
import { showsPiece } from '../mathematics/rewriting.ts';
import { findUnknown } from '../mathematics/unknown.ts';
import type { DerivationPart } from '../problem/kinds/derivation.ts';
import {
  countSteps,
  endsAstray,
  findReached,
  goalOf,
  showsPlainly,
  standingSides,
  usesPieces,
} from './chainGoal.ts';
import type { Goal, Reached } from './chainGoal.ts';
import { findNamed } from './chainMisconceptions.ts';
import type { Bad } from './chainMisconceptions.ts';
import { walkDown } from './chainWalk.ts';
import type { Walked } from './chainWalk.ts';
import { at, unknownFinding } from './findings.ts';
import { diagnoseGenerically } from './generic.ts';
import type { Finding, Judgement } from './judgement.ts';
import type { Link, Statement } from './links.ts';
import type { ReadMisconception, ReadPart } from './mathematicalPart.ts';
import { showsForm } from './shownForm.ts';
import { asDiagnosis } from './wrongForm.ts';

/** Undefined if no formula of the answer claims anything. */
export function judgeChain(
  part: DerivationPart,
  statements: readonly Statement[],
  own: ReadPart,
): Judgement | undefined {
  const goal = goalOf(own);
  const walked = walkDown(statements, own);
  if (walked.sides.length === 0) return undefined;
  const world: World = { ...own.world, definitions: walked.definitions };
  const bad = walked.judged.find(
    ({ verdict }) => verdict.kind === 'does-not-follow' || verdict.kind === 'not-proportional',
  );
  const named = findNamed(walked, goal, own, world, bad);
  const reached = findReached(part, walked.sides, goal, own, world);
  if (saysNothing(walked)) return tautology(walked);
  if (named) {
    // What is said of the start last is the answer's result; it may be right beside a false remark.
    const results = walked.judged.filter(
      ({ link }) => areEqual(link.left, goal.end, world) || areEqual(link.right, goal.end, world),
    );
    const endsWell = reached === 'reached' && results.at(-1)?.verdict.kind === 'follows';
    return namedJudgement(named, endsWell);
  }
  if (bad) {
    const stands = findReached(part, standingSides(walked), goal, own, world) === 'reached';
    return badStep(bad, goal, world, stands && !endsAstray(walked, goal, world), walked);
  }
  const untold = walked.judged.find(({ verdict }) => verdict.kind === 'cannot-tell' && verdict.unknown);
  if (untold && reached !== 'reached') return untoldStep(untold.link, own, world);
  if (reached === 'reached') return reachedGoal(part, walked, goal, own, world);
  return shortOfGoal(reached, walked, world, goal, own, part);
}

/** Every line says of something that it is itself. */
function saysNothing({ judged, bare }: Walked): boolean {
  return (
    bare.length === 0 &&
    judged.length > 0 &&
    judged.every(({ verdict }) => verdict.kind === 'follows' && verdict.trivial)
  );
}

function tautology(walked: Walked): Judgement {
  const message = 'Both sides of this say the same thing, so nothing is derived.';
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: message,
    diagnoses: [],
    findings: lastPlace(walked, message).map((finding) => ({ ...finding, severity: 'error' as const })),
  };
}

/** @param endsWell the goal is reached all the same, and not taken back */
function namedJudgement(
  named: { readonly misconception: ReadMisconception; readonly place: Expression },
  endsWell: boolean,
): Judgement {
  const { misconception, place } = named;
  const message = `${misconception.message} ${misconception.ask}`;
  return {
    verdict: endsWell ? 'partial' : 'incorrect',
    credit: endsWell ? 0.5 : 0,
    reason: endsWell
      ? `The goal is reached, but a line beside it is not right. ${misconception.message}`
      : misconception.message,
    diagnoses: [asDiagnosis(misconception)],
    findings: [{ severity: 'error', message, place: at(place.span) }],
  };
}

function badStep(bad: Bad, goal: Goal, world: World, reached: boolean, walked: Walked): Judgement {
  const { link, verdict } = bad;
  const said =
    verdict.kind === 'does-not-follow' || verdict.kind === 'not-proportional' ? verdict.message : '';
  // Where the right side is the goal itself, the left one is what went wrong.
  const endsRight = areEqual(goal.end, link.right, world);
  const [from, to] = endsRight ? [link.right, link.left] : [link.left, link.right];
  const generic =
    diagnoseGenerically([from], to, world) ??
    (walked.judged.length === 1 || areEqual(link.left, goal.end, world)
      ? diagnoseGenerically([goal.end], to, world)
      : undefined);
  const claim = link.implied ? 'This line is not equal to the one before it.' : 'This step does not follow.';
  const hint = generic ? ` ${generic.message} ${generic.ask ?? ''}` : ' What exactly was done to get here?';
  return {
    verdict: reached ? 'partial' : 'incorrect',
    credit: reached ? 0.5 : 0,
    reason: reached
      ? `The last line is right, but a step on the way to it is not. ${claim}`
      : `${claim} ${generic?.message ?? said}`.trim(),
    diagnoses: generic ? [generic] : [],
    findings: [{ severity: 'error', message: `${claim} ${said}${hint}`.trim(), place: at(link.span) }],
  };
}

function untoldStep(link: Link, own: ReadPart, world: World): Judgement {
  const unknown = [link.left, link.right]
    .flatMap((side) => findUnknown(side))
    .find((each) => !world.types.has(each.name) && !world.definitions.has(each.name));
  const finding: Finding = unknown
    ? unknownFinding(unknown, own.table)
    : { severity: 'error', message: 'A name on this line has no value.', place: at(link.span) };
  return { verdict: 'ungradable', credit: 0, reason: finding.message, diagnoses: [], findings: [finding] };
}

function reachedGoal(
  part: DerivationPart,
  walked: Walked,
  goal: Goal,
  own: ReadPart,
  world: World,
): Judgement {
  const missing = part.steps.find(({ shows }) => {
    const forms = shows.map((form) => own.read(form));
    const shown = (node: Expression): boolean => forms.some((form) => showsForm(node, form, world));
    return !walked.sides.some((side) => [...walk(side)].some(shown));
  });
  if (missing) {
    return {
      verdict: 'partial',
      credit: 0.5,
      reason: `The result is right, but a step that leads to it is missing. ${missing.ask}`,
      diagnoses: [],
      findings: lastPlace(walked, `A step is missing before this line. ${missing.ask}`),
    };
  }
  if (countSteps(walked, goal, world) === 0 && part.bare === 'partial') {
    return {
      verdict: 'partial',
      credit: 0.5,
      reason:
        'The result is right, but the lines that lead to it are missing. Which identity turns the one into the other?',
      diagnoses: [],
      findings: lastPlace(walked, 'This is true, but it is not said why. Write the step that leads here.'),
    };
  }
  return {
    verdict: 'correct',
    credit: 1,
    reason: 'Every step follows and the goal is reached.',
    diagnoses: [],
    findings: [],
  };
}

function lastPlace(walked: Walked, message: string): Finding[] {
  const last = walked.sides.at(-1);
  return last ? [{ severity: 'warning', message, place: at(last.span) }] : [];
}

function shortOfGoal(
  reached: Exclude<Reached, 'reached'>,
  walked: Walked,
  world: World,
  goal: Goal,
  own: ReadPart,
  part: DerivationPart,
): Judgement {
  const useful = walked.judged.filter(({ verdict }) => verdict.kind === 'follows' && !verdict.trivial);
  const shown = (side: Expression): boolean =>
    part.without.some((piece) => showsPlainly(side, own.read(piece), goal, world));
  const related = useful.filter(
    ({ link }) =>
      usesPieces(link, goal, own) && (part.without.length === 0 || shown(link.left) !== shown(link.right)),
  );
  if (reached === 'form' || (reached === 'restated' && related.length > 0)) {
    const lacking = part.contains.find(
      (piece) => !walked.sides.some((side) => showsPiece(side, own.read(piece), world)),
    );
    const message = lacking
      ? 'Everything so far is true, but the last line does not show the piece that the question asks for yet. Which factor should stand by itself?'
      : 'Everything so far is true, but the last line is not yet in the form that the question asks for.';
    return {
      verdict: 'partial',
      credit: 0.5,
      reason: message,
      diagnoses: [],
      findings: lastPlace(walked, message),
    };
  }
  if (reached === 'nothing' && related.length > 0) {
    const message =
      'What is written is true, but the goal of the derivation is not reached. What is the next step?';
    return {
      verdict: 'partial',
      credit: 0.25,
      reason: message,
      diagnoses: [],
      findings: lastPlace(walked, message),
    };
  }
  const trivial = walked.judged.some(({ verdict }) => verdict.kind === 'follows' && verdict.trivial);
  const onlySide = walked.sides.length > 0 && reached === 'nothing' && walked.judged.length === 0;
  const message = trivial
    ? 'Both sides of this say the same thing, so nothing is derived.'
    : reached === 'restated'
      ? 'This only says again what the question gives. Rewrite it with the pieces that the question asks for.'
      : onlySide
        ? wrongValue(walked, goal, world)
        : 'None of these lines leads from what is given to what is asked for.';
  return {
    verdict: 'incorrect',
    credit: 0,
    reason: message,
    diagnoses: genericOf(walked, goal, world, onlySide),
    findings: lastPlace(walked, message).map((finding) => ({ ...finding, severity: 'error' as const })),
  };
}

function genericOf(walked: Walked, goal: Goal, world: World, onlySide: boolean): Judgement['diagnoses'] {
  const last = walked.sides.at(-1);
  const generic = onlySide && last ? diagnoseGenerically([goal.end], last, world) : undefined;
  return generic ? [generic] : [];
}

function wrongValue(walked: Walked, goal: Goal, world: World): string {
  const last = walked.sides.at(-1);
  const generic = last ? diagnoseGenerically([goal.end], last, world) : undefined;
  const said = generic ? ` ${generic.message} ${generic.ask ?? ''}` : '';
  return `This is not equal to what the question starts from.${said}`.trim();
}
