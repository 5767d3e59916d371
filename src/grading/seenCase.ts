/** One planned case beside what was seen of it: right, wrong, or why there is no value. */
import type { CodePart } from '../problem/kinds/code.ts';
import type { CaseResult } from './case.ts';
import { compare } from './comparison.ts';
import { describeDifference } from './difference.ts';
import type { CaseExpectation } from './expectation.ts';
import type { PlannedCase } from './inputs.ts';
import type { Finding, Place } from './judgement.ts';
import type { ConsoleLine, Observation, Outcome, Position, Value } from './observation.ts';
import { describeOutcome, isUnwritten } from './obstacle.ts';
import { printArguments, printValue } from './printing.ts';

export interface Seen {
  readonly planned: PlannedCase;
  readonly expectation: CaseExpectation | undefined;
  readonly result: CaseResult;
  readonly finding?: Finding;
  readonly state:
    | { readonly kind: 'right'; readonly value: Value }
    | { readonly kind: 'wrong'; readonly value: Value }
    /** The student's code gave no value: it threw, or returned something that is not data. */
    | { readonly kind: 'broken'; readonly outcome: Outcome }
    | { readonly kind: 'over-limit' }
    | { readonly kind: 'unwritten' }
    | { readonly kind: 'stopped' }
    | { readonly kind: 'fault'; readonly because: string };
}

/**
 * What one call showed of one case, held against what it must return.
 *
 * @param declared where the function stands: the place of whatever is wrong with no line of its own
 */
export function look(
  part: CodePart,
  planned: PlannedCase,
  expectation: CaseExpectation | undefined,
  observation: Observation | undefined,
  declared?: Position,
): Seen {
  const names = Object.keys(part.parameters);
  const call = `${part.export}(${names.join(', ')})`;
  const somewhere: { readonly place?: Place } =
    declared === undefined ? {} : { place: { kind: 'code', line: declared.line, column: declared.column } };
  const base = {
    id: planned.id,
    title: planned.title,
    console: observation?.console ?? [],
    ...(observation === undefined ? {} : { milliseconds: observation.milliseconds }),
    ...(planned.hidden ? {} : { input: printArguments(names, planned.arguments) }),
  };
  const seen = (state: Seen['state'], result: CaseResult, finding?: Finding): Seen => ({
    planned,
    expectation,
    state,
    result,
    ...(finding === undefined ? {} : { finding }),
  });
  const fault = (because: string): Seen =>
    seen({ kind: 'fault', because }, { ...base, verdict: 'errored', message: because });

  if (observation === undefined) return fault(`the case “${planned.title}” was not run.`);
  if (expectation === undefined) return fault(`there is no expected value for the case “${planned.title}”.`);
  const { outcome } = observation;
  if (outcome.kind === 'returned') {
    const { expected } = expectation;
    const mismatches = compare(expected, outcome.value, part.tolerance.value);
    if (mismatches.length === 0) {
      return seen({ kind: 'right', value: outcome.value }, { ...base, verdict: 'passed' });
    }
    // A hidden case says that it fails and nothing by which its numbers could be learnt.
    const message = planned.hidden
      ? `${call} is wrong on inputs that are not shown.`
      : describeDifference(call, expected, outcome.value, mismatches, part.tolerance.value);
    const sides = planned.hidden
      ? {}
      : { expected: printValue(expected, mismatches), actual: printValue(outcome.value, mismatches) };
    return seen(
      { kind: 'wrong', value: outcome.value },
      { ...base, verdict: 'failed', message, ...sides, ...somewhere },
      { severity: 'error', message: `${titled(planned)}: ${message}`, ...sides, ...somewhere },
    );
  }
  const described = describeOutcome(call, outcome);
  // Nothing in the file is at fault for what we could not run.
  const blameless = outcome.kind === 'fault' || outcome.kind === 'cancelled';
  const said = blameless ? described : { ...somewhere, ...described };
  const result: CaseResult = {
    ...base,
    verdict: outcome.kind === 'cancelled' ? 'not-run' : outcome.kind === 'fault' ? 'errored' : 'failed',
    message: said.message,
    ...(said.place === undefined ? {} : { place: said.place }),
    ...(outcome.kind === 'threw' && outcome.thrown.frames.length > 0
      ? { frames: outcome.thrown.frames }
      : {}),
  };
  const finding = { ...said, message: `${titled(planned)}: ${said.message}` };
  switch (outcome.kind) {
    case 'fault':
      return seen({ kind: 'fault', because: said.message }, result);
    case 'cancelled':
      return seen({ kind: 'stopped' }, result);
    case 'timed-out':
    case 'out-of-memory':
    case 'died':
      return seen({ kind: 'over-limit' }, result, finding);
    case 'threw':
    case 'not-plain-data':
    case 'too-large':
      return seen(
        isUnwritten(outcome) ? { kind: 'unwritten' } : { kind: 'broken', outcome },
        result,
        finding,
      );
    default:
      return outcome satisfies never;
  }
}

/** A case that was not called, and why: a clause. */
export function leaveOut(planned: PlannedCase, because: string, printed: readonly ConsoleLine[] = []): Seen {
  return {
    planned,
    expectation: undefined,
    state: { kind: 'stopped' },
    result: {
      id: planned.id,
      title: planned.title,
      verdict: 'not-run',
      message: `Not run: ${because}`,
      console: printed,
    },
  };
}

/** The call broke a limit, which settles nothing about its values. */
export function isOverLimit({ kind }: Outcome): boolean {
  return kind === 'timed-out' || kind === 'out-of-memory' || kind === 'died';
}

function titled(planned: PlannedCase): string {
  return `Case “${planned.title}”`;
}
