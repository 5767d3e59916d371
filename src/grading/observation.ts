/** What was seen when a student's code ran: evidence, never a judgement. */

/** Plain data, the only thing that crosses to and from the student's process. */
export type Value = number | string | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface ConsoleLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
}

/** A character of the student's file. Lines and columns from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A name that stands at the top of the student's file, exported or not. */
export interface Declared extends Position {
  readonly name: string;
}

/** One frame in the student's own file; our frames are removed. Lines and columns from 1. */
export interface Frame {
  readonly function?: string;
  readonly line: number;
  readonly column: number;
}

/** An exception as the student would read it. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly frames: readonly Frame[];
  /** What usually lies behind such an error, and what to do; never part of the program's own message. */
  readonly hint?: string;
}

/** How far the file came before any call: each of these but `loaded` stops every call. */
export type Load =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'syntax'; readonly message: string; readonly line: number; readonly column: number }
  | {
      /** TypeScript that cannot be run by erasing types, `import`, `require`, … : what it was and what to write instead. */
      readonly kind: 'unsupported';
      readonly message: string;
      readonly line: number;
      readonly column: number;
    }
  | {
      readonly kind: 'missing-export';
      readonly wanted: string;
      readonly exported: readonly string[];
      /** Everything that the file declares at its top, so that a name meant for `wanted` can be pointed at. */
      readonly declared?: readonly Declared[];
    }
  | { readonly kind: 'not-a-function'; readonly wanted: string; readonly found: string }
  | { readonly kind: 'threw'; readonly thrown: Thrown }
  /** `at`: where the program still was, if that could be found out by running it once more. */
  | { readonly kind: 'timed-out'; readonly limitMs: number; readonly at?: Position }
  | { readonly kind: 'out-of-memory'; readonly limitMb: number; readonly at?: Position }
  | { readonly kind: 'died'; readonly message: string };

/** What one call did. */
export type Outcome =
  | {
      readonly kind: 'returned';
      readonly value: Value;
      /** Which arguments, from 0, were changed in place; the value returned is kept all the same. */
      readonly argumentsChanged?: readonly number[];
    }
  | { readonly kind: 'threw'; readonly thrown: Thrown }
  /** `at`: where the program still was, if that could be found out by running it once more. */
  | { readonly kind: 'timed-out'; readonly limitMs: number; readonly at?: Position }
  | { readonly kind: 'out-of-memory'; readonly limitMb: number; readonly at?: Position }
  /** Something that is not plain data came back: where in the result, and what it was ("a function", "a Promise"). */
  | { readonly kind: 'not-plain-data'; readonly path: string; readonly found: string }
  | { readonly kind: 'too-large'; readonly message: string }
  | { readonly kind: 'died'; readonly message: string }
  | { readonly kind: 'cancelled' }
  /** Our own failure; never the student's. */
  | { readonly kind: 'fault'; readonly message: string };

export interface Observation {
  readonly id: string;
  readonly outcome: Outcome;
  readonly console: readonly ConsoleLine[];
  readonly milliseconds: number;
}

/** One call to make, `arguments` in order. */
export interface Call {
  readonly id: string;
  readonly arguments: readonly Value[];
}

/** What may be used, each enforced from outside the student's process. */
export interface Limits {
  /** Wall clock for loading the file, and for each call. */
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** One export of one file, called with each of `calls` in turn. */
export interface CodeRequest {
  /** TypeScript as the student wrote it. */
  readonly source: string;
  /** The name that appears in stack frames. */
  readonly file: string;
  readonly export: string;
  readonly calls: readonly Call[];
  readonly limits: Limits;
}

/**
 * Everything seen of one request, in the order of its calls. A call that is not among `observations` was not made:
 * the file did not load, or two calls before it had already broken a limit.
 */
export interface Run {
  readonly load: Load;
  readonly observations: readonly Observation[];
  /** What the student's file printed while loading. */
  readonly console: readonly ConsoleLine[];
  /** Names of the protective layers that were in force ("separate process", "no code from strings", …). */
  readonly layers: readonly string[];
  /** Where the name of the called function stands; what has no better place is told there. */
  readonly declared?: Position;
}
