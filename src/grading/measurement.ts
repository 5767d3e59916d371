/** The cost of a student's code, counted in executed operations; a measurement, never a judgement. */
import type { Load, Outcome, Value } from './observation.ts';

export interface MeasuredTerm {
  /** Operations; exact for a polynomial, and then possibly a fraction or negative (N(N−1)/2). */
  readonly coefficient: number;
  /** The power of each symbol; one that is not named has power 0. */
  readonly exponents: Readonly<Record<string, number>>;
  /** The power of the logarithm of each symbol beside it; absent where there is none. */
  readonly logs?: Readonly<Record<string, number>>;
  /** The line of the student's file, from 1, that contributes most to this term. */
  readonly line?: number;
  /** From where the function with that line is called, and that caller in turn, as far as the sizes decide how often. */
  readonly calls?: readonly CallSite[];
}

/** Lines of the student's file, from 1. */
export interface CallSite {
  /** Where the call stands. */
  readonly line: number;
  /** The loop around it in the same function. */
  readonly loop?: number;
  /** How the number of all calls of that function grows: the power of each symbol. */
  readonly times: Readonly<Record<string, number>>;
}

/** One counted call. A cost counts for something only where the values are right: compare them with a reference. */
export interface CountedCall {
  readonly sizes: Readonly<Record<string, number>>;
  /** Arithmetic, comparisons, element accesses and calls executed; built-ins weigh by the length that they touch. */
  readonly operations: number;
  readonly inputs: readonly Value[];
  readonly value: Value;
}

/** How many numbers a function holds at once beyond its arguments; from bytes, so never exact. */
export type MemoryMeasurement =
  /** At large sizes it is a few times what is allowed there: nothing more was looked at. */
  | { readonly kind: 'small' }
  | {
      readonly kind: 'fitted';
      readonly terms: readonly MeasuredTerm[];
      readonly points: number;
      /** The largest relative error at a held-out point. */
      readonly error: number;
    }
  /** `why` is a whole sentence. */
  | { readonly kind: 'undetermined'; readonly why: string };

export type CostMeasurement =
  | {
      /** The count is exactly this polynomial at every point, held-out and large ones included. */
      readonly kind: 'polynomial';
      /** Highest degree first. */
      readonly terms: readonly MeasuredTerm[];
      /** How many calls were counted. */
      readonly points: number;
      readonly calls?: readonly CountedCall[];
    }
  | {
      /** The count depends on the data or is no polynomial; these terms come within `error` of the held-out points. */
      readonly kind: 'fitted';
      readonly terms: readonly MeasuredTerm[];
      readonly points: number;
      /** The largest relative error at a held-out point. */
      readonly error: number;
      readonly calls?: readonly CountedCall[];
    }
  /** `why` is a whole sentence. */
  | { readonly kind: 'undetermined'; readonly why: string }
  /** The code did not load or a call gave no value; `sizes` are those of the call. */
  | {
      readonly kind: 'failed';
      readonly at: Exclude<Load, { kind: 'loaded' }> | Exclude<Outcome, { kind: 'returned' }>;
      readonly sizes?: Readonly<Record<string, number>>;
    };
