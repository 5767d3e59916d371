/** The simplest inputs on which code goes wrong in the same way as in its cases. */
import type { CodePart } from '../problem/kinds/code.ts';
import type { Sizes } from '../problem/sizeExpression.ts';
import { agrees, compare, type Mismatch } from './comparison.ts';
import { describeDifference } from './difference.ts';
import type { CaseExpectation } from './expectation.ts';
import type { PlannedCase } from './inputs.ts';
import type { Call, Outcome, Value } from './observation.ts';
import { describeOutcome } from './obstacle.ts';
import { printArguments, printPath, printValue } from './printing.ts';
import type { Seen } from './seenCase.ts';

/** Plain JSON, part of the Report. */
export interface Counterexample {
  /** What it is, in words: "the simplest numbers, N = 1, D = 1". */
  readonly title: string;
  readonly sizes: Sizes;
  /** The id of the law that is broken, where it is no wrong value that is shown. */
  readonly property?: string;
  /** By parameter; exactly what was handed in, as JSON. */
  readonly arguments: Readonly<Record<string, Value>>;
  /** The arguments of the second call that differ from the first, where a law is about two calls. */
  readonly changed?: Readonly<Record<string, Value>>;
  /** The arguments as text, one a line. */
  readonly input: string;
  /** Where the result first differs: `[0][1]`. */
  readonly entry?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly message: string;
}

/** In which way code fails; a smaller input must make it fail in the same way. */
export type Failure =
  /** The values are those of these mutants. */
  | { readonly kind: 'mistake'; readonly files: readonly string[] }
  | { readonly kind: 'number' | 'not-finite' | 'shape' }
  | { readonly kind: 'no-value'; readonly how: string };

/**
 * The way in which a part's cases fail, by the smallest that gives a wrong value or none; undefined where none does.
 *
 * @param files mutants of the misconception that was diagnosed
 */
export function failureOf(
  part: CodePart,
  seen: readonly Seen[],
  files: readonly string[],
): Failure | undefined {
  if (files.length > 0) return { kind: 'mistake', files };
  for (const { state, expectation } of seen) {
    if (state.kind === 'broken') return { kind: 'no-value', how: howOf(state.outcome) };
    if (state.kind !== 'wrong' || expectation === undefined) continue;
    const [first] = compare(expectation.expected, state.value, part.tolerance.value);
    if (first !== undefined) return { kind: wayOf(first) };
  }
  return undefined;
}

/** The counterexample that one call makes, if it fails in the very way that is asked for. */
export function counterexampleFrom(
  part: CodePart,
  planned: PlannedCase,
  { expected, wrong }: CaseExpectation,
  outcome: Outcome,
  failure: Failure,
): Counterexample | undefined {
  const names = Object.keys(part.parameters);
  const call = `${part.export}(${names.join(', ')})`;
  const base = {
    title: planned.title,
    sizes: planned.sizes,
    arguments: Object.fromEntries(names.map((name, i) => [name, planned.arguments[i] ?? null])),
    input: printArguments(names, planned.arguments),
  };
  const { value: tolerance } = part.tolerance;
  if (outcome.kind !== 'returned') {
    if (failure.kind !== 'no-value' || howOf(outcome) !== failure.how) return undefined;
    return { ...base, expected: printValue(expected), message: describeOutcome(call, outcome).message };
  }
  const mismatches = compare(expected, outcome.value, tolerance);
  const [first] = mismatches;
  if (first === undefined) return undefined;
  const same =
    failure.kind === 'mistake'
      ? failure.files.some(
          (file) => wrong[file] !== undefined && agrees(wrong[file], outcome.value, tolerance),
        )
      : failure.kind === wayOf(first);
  if (!same) return undefined;
  return {
    ...base,
    ...(first.path.length === 0 ? {} : { entry: printPath(first.path) }),
    expected: printValue(expected, mismatches),
    actual: printValue(outcome.value, mismatches),
    message: describeDifference(call, expected, outcome.value, mismatches, tolerance),
  };
}

/** The calls that show it: one, or the two that a law is about. */
export function callsOfCounterexample(
  part: CodePart,
  { arguments: given, changed }: Counterexample,
): readonly Call[] {
  const names = Object.keys(part.parameters);
  const callWith = (id: string, values: Counterexample['arguments']): Call => ({
    id,
    arguments: names.map((name) => values[name] ?? null),
  });
  const first = callWith('first', given);
  return changed === undefined ? [first] : [first, callWith('then', { ...given, ...changed })];
}

/** The kind of obstacle; an exception by its name, since another one has another cause. */
function howOf(outcome: Outcome): string {
  return outcome.kind === 'threw' ? `threw ${outcome.thrown.name}` : outcome.kind;
}

function wayOf(first: Mismatch): 'number' | 'not-finite' | 'shape' {
  switch (first.kind) {
    case 'number':
      return Number.isFinite(first.actual) ? 'number' : 'not-finite';
    case 'length':
    case 'key':
    case 'value':
      return 'shape';
    default:
      return first satisfies never;
  }
}
