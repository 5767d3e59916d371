/** Judges a code part by what its calls returned; nothing is run here. */
import type { CodeMisconception, CodePart } from '../problem/kinds/code.ts';
import { tellChangedArguments } from './changedArguments.ts';
import { agrees } from './comparison.ts';
import type { CostJudgement } from './costJudgement.ts';
import type { Expectations } from './expectation.ts';
import type { PlannedCase } from './inputs.ts';
import type { Diagnosis, Finding, Judgement } from './judgement.ts';
import type { Run } from './observation.ts';
import { describeLoad } from './obstacle.ts';
import { propertyResult, tellBroken, type PropertyResult, type TestedLaw } from './propertyResult.ts';
import { isOverLimit, leaveOut, look, type Seen } from './seenCase.ts';

/** Failing cases told in full; the rest are counted, and listed among the cases. */
const TOLD = 3;

/**
 * The judgement of a code part.
 *
 * All cases right: `correct`, if the part asks for no cost or the measured cost is within the key. A case that
 * equals a named mutant wherever that mutant differs from the reference, and is right elsewhere: `incorrect`
 * with that diagnosis and no marks. Otherwise wrong values are `incorrect` without marks, unless all of them
 * lie in declared groups of edge cases: then `partial`, with the credit those groups leave. All cases right, but a
 * law broken: `incorrect`, with the misconception that the law proves, if it names one. Code that cannot be
 * loaded, or of which no value is wrong but some call exceeds its limits: `ungradable`. Whatever we could not
 * run or have no expected value for: `fault`.
 */
export function judgeCode(
  part: CodePart,
  planned: readonly PlannedCase[],
  expectations: Expectations,
  run: Run,
  cost?: CostJudgement,
  laws: readonly TestedLaw[] = [],
): Judgement {
  if (run.load.kind !== 'loaded') {
    const finding = describeLoad(run.load, run.declared);
    return {
      verdict: 'ungradable',
      credit: 0,
      reason: finding.message,
      diagnoses: [],
      findings: [finding],
      cases: planned.map((one) => leaveOut(one, 'the file could not be loaded.', run.console).result),
    };
  }
  const seen = lookAll(part, planned, expectations, run);
  const right = seen.every(({ state }) => state.kind === 'right');
  const properties = laws.map((law) => propertyResult(part, law, right));
  const broken = properties.filter(({ verdict }) => verdict === 'broken');
  const judged =
    right && (broken.length > 0 || laws.some(({ result }) => isOverLimitResult(result)))
      ? judgeLaws(part, seen, broken)
      : verdictOf(part, seen, broken, cost);
  const findings = [
    ...judged.findings,
    ...broken.slice(0, TOLD).map((one) => tellBroken(one, run.declared)),
    ...tellChangedArguments(part, planned, run),
  ];
  return { ...judged, findings, cases: seen.map((one) => one.result), properties };
}

/** Every planned case beside what was seen of it. */
export function lookAll(
  part: CodePart,
  planned: readonly PlannedCase[],
  expectations: Expectations,
  run: Run,
): Seen[] {
  const observations = new Map(run.observations.map((one) => [one.id, one]));
  // A run is cut short once calls keep breaking their limits; what was then not called is nobody's fault.
  const cutShort = run.observations.some(({ outcome }) => isOverLimit(outcome));
  return planned.map((one, at) => {
    const own = observations.get(one.id);
    // What the file prints while it is loaded comes before the first call.
    const observation =
      own === undefined || at > 0 ? own : { ...own, console: [...run.console, ...own.console] };
    if (observation === undefined && cutShort) {
      return leaveOut(one, 'calls before it had already gone beyond the limits.');
    }
    return look(part, one, expectations[one.id], observation, run.declared);
  });
}

/** Every case is right, but a law that holds for all right code does not hold, or could not be tried. */
function judgeLaws(part: CodePart, seen: readonly Seen[], broken: readonly PropertyResult[]): Judgement {
  const [first] = broken;
  if (first === undefined) {
    const reason = `${agreeing(seen)}, but on new numbers the code went beyond the limits, so the part cannot be graded.`;
    return judgement('ungradable', 0, reason, [], []);
  }
  const misconception = misconceptionOf(part, broken);
  const reason = `${agreeing(seen)}, but what must hold for any numbers does not hold on new ones: ${first.means}`;
  return judgement(
    'incorrect',
    0,
    reason,
    misconception === undefined ? [] : [diagnosisFrom(misconception)],
    [],
  );
}

/** The one mistake that broken laws prove; none where they prove several. */
function misconceptionOf(part: CodePart, broken: readonly PropertyResult[]): CodeMisconception | undefined {
  const [id, ...others] = new Set(broken.flatMap(({ misconception }) => misconception ?? []));
  return others.length > 0 ? undefined : part.misconceptions.find((one) => one.id === id);
}

function isOverLimitResult(result: TestedLaw['result']): boolean {
  return result.kind === 'untested' && result.overLimit;
}

function verdictOf(
  part: CodePart,
  seen: readonly Seen[],
  broken: readonly PropertyResult[],
  cost: CostJudgement | undefined,
): Judgement {
  const faults = seen.flatMap((one) => (one.state.kind === 'fault' ? [one.state.because] : []));
  if (faults[0] !== undefined) {
    const reason = `This part could not be graded, through no fault of yours: ${faults[0]}`;
    return judgement('fault', 0, reason, [], [{ severity: 'error', message: reason }]);
  }
  if (seen.length > 0 && seen.every((one) => one.state.kind === 'unwritten')) {
    return judgement('ungradable', 0, `\`${part.export}\` is not written yet.`, [], []);
  }
  const failing = seen.filter(({ state }) => state.kind !== 'right' && state.kind !== 'stopped');
  if (failing.some(({ state }) => state.kind !== 'over-limit'))
    return judgeFailing(part, seen, failing, broken);
  if (failing.length > 0) {
    const reason = `No value is wrong, but ${tally(failing.length, seen.length)} went beyond the limits, so the part cannot be graded.`;
    return judgement('ungradable', 0, reason, [], told(failing));
  }
  if (seen.some(({ state }) => state.kind === 'stopped')) {
    return judgement('ungradable', 0, 'The check was stopped before it had finished.', [], []);
  }
  return judgeCost(part, seen, cost);
}

function judgeFailing(
  part: CodePart,
  seen: readonly Seen[],
  failing: readonly Seen[],
  broken: readonly PropertyResult[],
): Judgement {
  const findings = told(failing);
  const misconception = recognise(part, seen) ?? misconceptionOf(part, broken);
  if (misconception !== undefined) {
    return judgement('incorrect', 0, misconception.message, [diagnosisFrom(misconception)], findings);
  }
  const groups = [...new Set(failing.map((one) => one.planned.group))];
  const edges = groups.flatMap((id) => (id === undefined ? [] : [part.groups[id]]));
  if (broken.length === 0 && edges.length === groups.length && edges.every((edge) => edge !== undefined)) {
    const credit = Math.min(...edges.map((edge) => edge.credit));
    const asks = edges.map((edge) => edge.means).join('; ');
    const reason = `Right but for one thing that is asked: ${asks}. ${failed(failing.length, seen.length)}`;
    return judgement(credit > 0 ? 'partial' : 'incorrect', credit, reason, [], findings);
  }
  return judgement('incorrect', 0, failed(failing.length, seen.length), [], findings);
}

function judgeCost(part: CodePart, seen: readonly Seen[], cost: CostJudgement | undefined): Judgement {
  const agree = agreeing(seen);
  if (part.cost === undefined) {
    return judgement('correct', 1, `${agree}.`, [], []);
  }
  if (cost === undefined) {
    const reason = `${agree}. The part also asks for a cost, which was not measured in this run: a person decides.`;
    return judgement('review', 0, reason, [], []);
  }
  switch (cost.kind) {
    case 'within':
      return judgement('correct', 1, `${agree}, at a measured cost of ${cost.measured}.`, [], []);
    case 'exceeds': {
      const misconception = part.misconceptions.find((one) => one.id === cost.misconception);
      const reason = `The values are right, but the code does more work than it may: ${cost.measured}.`;
      return judgement(
        'incorrect',
        0,
        reason,
        misconception === undefined ? [] : [diagnosisFrom(misconception)],
        [cost.finding],
      );
    }
    case 'undetermined':
      return judgement(
        'review',
        0,
        `${agree}, but the cost could not be determined: ${cost.because} A person decides.`,
        [],
        [],
      );
    default:
      return cost satisfies never;
  }
}

/**
 * The named mistake that explains what was returned. Edge groups are left out of the comparison when the
 * mutant already shows elsewhere, so that one mistake is recognised in code that fails an edge as well.
 */
export function recognise(part: CodePart, seen: readonly Seen[]): CodeMisconception | undefined {
  let best: { readonly misconception: CodeMisconception; readonly telling: number } | undefined;
  for (const misconception of part.misconceptions) {
    if (misconception.grows !== undefined) continue;
    for (const file of misconception.mutants) {
      const shows = (one: Seen): boolean => one.expectation?.wrong[file] !== undefined;
      const core = seen.filter((one) => one.planned.group === undefined);
      const scope = core.some(shows) ? core : seen;
      const telling = scope.filter(shows).length;
      const explained = telling > 0 && scope.every((one) => isExplained(one, file, part.tolerance.value));
      if (explained && telling > (best?.telling ?? 0)) best = { misconception, telling };
    }
  }
  return best?.misconception;
}

function isExplained({ state, expectation }: Seen, file: string, tolerance: number): boolean {
  if (state.kind !== 'right' && state.kind !== 'wrong') return false;
  const mistaken = expectation?.wrong[file];
  return mistaken === undefined ? state.kind === 'right' : agrees(mistaken, state.value, tolerance);
}

/** The smallest failing cases; `seen` is in order of size. */
function told(failing: readonly Seen[]): Finding[] {
  const findings = failing.flatMap((one) => one.finding ?? []);
  const more = findings.length - TOLD;
  if (more <= 0) return findings;
  const rest: Finding = {
    severity: 'information',
    message: `${more} more ${more === 1 ? 'case fails' : 'cases fail'}: begin with the first, it is the smallest.`,
  };
  return [...findings.slice(0, TOLD), rest];
}

function agreeing(seen: readonly Seen[]): string {
  return `${seen.length === 1 ? 'The one case agrees' : `All ${seen.length} cases agree`} with the reference`;
}

function failed(failing: number, all: number): string {
  return `${tally(failing, all)} ${failing === 1 ? 'does' : 'do'} not give what is expected; the smallest is shown first.`;
}

function tally(some: number, all: number): string {
  return `${some} of ${all} ${all === 1 ? 'case' : 'cases'}`;
}

function diagnosisFrom({ id, message, ask }: CodeMisconception): Diagnosis {
  return { id, message, ask };
}

function judgement(
  verdict: Judgement['verdict'],
  credit: number,
  reason: string,
  diagnoses: readonly Diagnosis[],
  findings: readonly Finding[],
): Judgement {
  return { verdict, credit, reason, diagnoses, findings };
}
