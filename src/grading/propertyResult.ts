/** What is said of the laws that a part's code was put to, beside its cases. */
import type { CodePart } from '../problem/kinds/code.ts';
import type { Property } from '../problem/kinds/property.ts';
import type { Counterexample } from './counterexample.ts';
import type { Finding, Place } from './judgement.ts';
import { tellBreach } from './lawText.ts';
import type { TrialResult } from './lawfulness.ts';
import type { Position } from './observation.ts';
import { describeOutcome } from './obstacle.ts';

/** Plain JSON, part of the Report. */
export interface PropertyResult {
  readonly id: string;
  /** The law as a sentence. */
  readonly means: string;
  readonly verdict: 'holds' | 'broken' | 'not-run';
  /** What was seen where it is broken. */
  readonly message?: string;
  readonly ask?: string;
  readonly misconception?: string;
  readonly counterexample?: Counterexample;
}

/** One law and what its trial came to. */
export interface TestedLaw {
  readonly property: Property;
  readonly result: TrialResult;
}

/**
 * @param casesRight whether every case returned what it must: otherwise a call without a value says nothing new
 */
export function propertyResult(
  part: CodePart,
  { property, result }: TestedLaw,
  casesRight: boolean,
): PropertyResult {
  const { id, means, ask, misconception } = property;
  const base = { id, means };
  const broken = {
    ...base,
    verdict: 'broken',
    ask,
    ...(misconception === undefined ? {} : { misconception }),
  } as const;
  switch (result.kind) {
    case 'holds':
      return { ...base, verdict: 'holds' };
    case 'untested':
      return { ...base, verdict: 'not-run' };
    case 'no-value': {
      if (!casesRight || result.outcome.kind === 'returned') return { ...base, verdict: 'not-run' };
      const call = `${part.export}(${Object.keys(part.parameters).join(', ')})`;
      return { ...broken, message: `On new numbers, ${describeOutcome(call, result.outcome).message}` };
    }
    case 'broken': {
      const counterexample = tellBreach(part, result.breach);
      return { ...broken, message: counterexample.message, counterexample };
    }
    default:
      return result satisfies never;
  }
}

/** A broken law as a finding that stands by itself. */
export function tellBroken(
  { means, message = '', ask, counterexample }: PropertyResult,
  declared: Position | undefined,
): Finding {
  const place: { readonly place?: Place } =
    declared === undefined ? {} : { place: { kind: 'code', line: declared.line, column: declared.column } };
  const { input, expected, actual } = counterexample ?? {};
  return {
    severity: 'error',
    message: [`This must hold for any numbers, and does not: ${sentence(means)}`, message, ask ?? '']
      .filter((one) => one !== '')
      .join(' '),
    ...place,
    ...(input === undefined ? {} : { input }),
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  };
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
