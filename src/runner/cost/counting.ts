/** Counts a program at sizes, each once, and keeps what was found; or says why it cannot be counted. */
import type { CostMeasurement, CountedCall } from '../../grading/measurement.ts';
import type { Outcome, Value } from '../../grading/observation.ts';
import type { Sizes } from './grid.ts';

/** One call that was counted, and what it returned. */
export interface Counted {
  /** Operations by line; entry 0 unused. */
  readonly byLine: Float64Array;
  /** How often each routine was called. */
  readonly entries: Float64Array;
  /** The line that did something whose work nobody can count: matching a pattern, or going through a chain of objects. */
  readonly uncountable: { readonly line: number; readonly why: 'pattern' | 'chain' } | undefined;
  readonly value: Value;
}

export type Batch =
  | { readonly kind: 'counted'; readonly calls: readonly Counted[] }
  | {
      readonly kind: 'stopped';
      readonly at: number;
      readonly outcome: Exclude<Outcome, { kind: 'returned' }>;
    };

/** Runs the calls, each in a context of its own, with counters or without (there are then no counts). */
export type RunBatch = (
  inputs: readonly (readonly Value[])[],
  counted: boolean,
  lane: Lane,
) => Promise<Batch>;

/** Batches of different lanes may run at the same time. */
export type Lane = 'checks' | 'grid';

export interface Point extends Counted {
  readonly at: Sizes;
  readonly inputs: readonly Value[];
  readonly operations: number;
}

const UNCOUNTABLE = {
  pattern:
    'matches a pattern that repeats against a long text, and how much work that is cannot be counted. Go through the text in a loop instead.',
  chain:
    'puts more than fifty objects behind one another, by prototypes, proxies or bind, and how much work it is to go through them cannot be counted. Use a list instead.',
};

/** So many calls share one time limit. */
const BATCH = 32;

export const undetermined = (why: string): CostMeasurement => ({ kind: 'undetermined', why });

export class Counting {
  readonly #points = new Map<string, Point>();
  readonly #run: RunBatch;
  readonly #sizesOf: (at: Sizes) => Record<string, number>;
  readonly #inputs: (sizes: Readonly<Record<string, number>>) => readonly Value[];
  /** Why counting stopped, once it has. */
  stopped: CostMeasurement | undefined;

  constructor(
    symbols: readonly string[],
    inputs: (sizes: Readonly<Record<string, number>>) => readonly Value[],
    run: RunBatch,
  ) {
    this.#run = run;
    this.#inputs = inputs;
    this.#sizesOf = (at) => Object.fromEntries(symbols.map((symbol, axis) => [symbol, at[axis] ?? 0]));
  }

  /** Counts where nobody has yet. False once something has stopped it. */
  async count(wanted: readonly Sizes[], lane: Lane): Promise<boolean> {
    const missing = wanted.filter((at) => !this.#points.has(at.join()));
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      // Both lanes end at about the same time when the checks, which also run plain, take a third of the grid.
      const share = lane === 'grid' ? Math.ceil((batch.length * 2) / 3) : 0;
      const counted = await Promise.all([
        this.#countIn('grid', batch.slice(0, share)),
        this.#countIn('checks', batch.slice(share)),
      ]);
      if (!counted.every(Boolean)) return false;
    }
    return true;
  }

  at(sizes: Sizes): Point {
    const point = this.#points.get(sizes.join());
    if (point === undefined) throw new Error(`No count at ${sizes.join()}.`);
    return point;
  }

  get points(): readonly Point[] {
    return [...this.#points.values()];
  }

  calls(): readonly CountedCall[] {
    return this.points.map(({ at, inputs, operations, value }) => ({
      sizes: this.#sizesOf(at),
      operations,
      inputs,
      value,
    }));
  }

  async #countIn(lane: Lane, missing: readonly Sizes[]): Promise<boolean> {
    const inputs = missing.map((at) => this.#inputs(this.#sizesOf(at)));
    const batch = await this.#run(inputs, true, lane);
    if (batch.kind === 'stopped') {
      this.stopped ??= await this.#whatStopped(batch, inputs, missing);
      return false;
    }
    const found = batch.calls.find(({ uncountable }) => uncountable !== undefined)?.uncountable;
    if (found !== undefined) {
      this.stopped ??= undetermined(`Line ${found.line} ${UNCOUNTABLE[found.why]}`);
      return false;
    }
    batch.calls.forEach((call, i) => {
      const at = missing[i] ?? [];
      let operations = 0;
      for (let own = 1; own < call.byLine.length; own += 1) operations += call.byLine[own] ?? 0;
      this.#points.set(at.join(), { ...call, at, inputs: inputs[i] ?? [], operations });
    });
    return true;
  }

  /** Code that fails without counters too has failed; code that fails only with them cannot be measured. */
  async #whatStopped(
    { at, outcome }: Extract<Batch, { kind: 'stopped' }>,
    inputs: readonly (readonly Value[])[],
    sizes: readonly Sizes[],
  ): Promise<CostMeasurement> {
    if (outcome.kind === 'threw' || outcome.kind === 'died') {
      const plain = await this.#run([inputs[at] ?? []], false, 'checks');
      const said =
        outcome.kind === 'threw' ? `${outcome.thrown.name}: ${outcome.thrown.message}.` : outcome.message;
      if (plain.kind === 'counted') {
        return undetermined(
          `With its operations counted, the code stops: ${said} Use plain arrays and numbers.`,
        );
      }
    }
    return { kind: 'failed', at: outcome, sizes: this.#sizesOf(sizes[at] ?? []) };
  }

  /** Whether the plain program gives the very same answers as the counted one. */
  async answersAlike(sizes: readonly Sizes[]): Promise<boolean> {
    const points = sizes.map((at) => this.at(at));
    const plain = await this.#run(
      points.map(({ inputs }) => inputs),
      false,
      'checks',
    );
    if (plain.kind === 'stopped') return false;
    return points.every(({ value }, i) => sameValue(value, plain.calls[i]?.value ?? null));
  }
}

function sameValue(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  const left = a as Readonly<Record<string, Value>>;
  const right = b as Readonly<Record<string, Value>>;
  return keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key] ?? null, right[key] ?? null));
}
