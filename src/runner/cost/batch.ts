/** Batches of counted or plain calls in one child, each call in a fresh context. */
import type { Limits, Value } from '../../grading/observation.ts';
import type { Cell } from '../cell.ts';
import type { Cells } from '../cells.ts';
import { observe, outcomeEnded } from '../observing.ts';
import { encodeWords } from '../words.ts';
import type { Batch, Counted } from './counting.ts';

interface Scripts {
  readonly plain: string;
  readonly counted: string;
  readonly lines: number;
  /** How many routines' calls are counted. */
  readonly slots: number;
}

/** Contexts that are done with are collected when the engine pleases, about a megabyte each. */
const MEGABYTES_FOR_CONTEXTS = 256;

/**
 * Runs batches of one submission, all in one child unless a batch ends it; `close` gives the child back. Contexts keep
 * the calls apart, and strangers' code never shares a child with another submission's.
 */
export class Batches {
  readonly #cells: Cells;
  #cell: Cell | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param cell a child that is already there; taken when first needed otherwise */
  constructor(cells: Cells, cell?: Cell) {
    this.#cells = cells;
    this.#cell = cell;
  }

  /** Batches share one child, so each waits for the one before. */
  async inTurn<T>(batch: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(batch);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async child(megabytes: number): Promise<Cell> {
    if (this.#cell?.alive !== true) {
      this.close();
      this.#cell = await this.#cells.take(megabytes, 'counting');
    }
    return this.#cell;
  }

  close(): void {
    if (this.#cell !== undefined) this.#cells.give(this.#cell, this.#cell.alive);
    this.#cell = undefined;
  }
}

/** The inputs of all calls of a batch, one after the other. */
function laidOut(inputs: readonly (readonly Value[])[]): {
  readonly points: readonly { readonly strings: readonly string[]; readonly size: number }[];
  readonly words: Float64Array;
} {
  const given = inputs.map(encodeWords);
  const words = new Float64Array(given.reduce((sum, item) => sum + item.words.length, 0));
  let filled = 0;
  for (const item of given) {
    words.set(item.words, filled);
    filled += item.words.length;
  }
  return { points: given.map((item) => ({ strings: item.strings, size: item.words.length })), words };
}

/** Looks at what each call of a marked script holds. */
export async function sampleBatch(
  cells: Cells,
  request: { readonly file: string; readonly limits: Limits },
  script: string,
  inputs: readonly (readonly Value[])[],
  enough: number,
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const { points, words } = laidOut(inputs);
  const cell = await cells.take(request.limits.megabytes);
  try {
    const message = { kind: 'sample', script, file: request.file, points, enough };
    const exchange = await cell.exchange(message, words, request.limits, signal);
    if (exchange.kind !== 'answered' || exchange.evidence.kind !== 'sampled') return [];
    return exchange.evidence.most;
  } finally {
    cells.give(cell, cell.alive);
  }
}

export async function runBatch(
  batches: Batches,
  request: { readonly source: string; readonly file: string; readonly limits: Limits },
  scripts: Scripts,
  inputs: readonly (readonly Value[])[],
  withCounters: boolean,
  signal: AbortSignal | undefined,
): Promise<Batch> {
  if (inputs.length === 0) return { kind: 'counted', calls: [] };
  const { points, words } = laidOut(inputs);
  const message = {
    kind: 'measure',
    script: withCounters ? scripts.counted : scripts.plain,
    file: request.file,
    points,
    ...(withCounters ? { lines: scripts.lines, slots: scripts.slots } : {}),
  };
  const limits = { ...request.limits, megabytes: request.limits.megabytes + MEGABYTES_FOR_CONTEXTS };
  const cell = await batches.child(request.limits.megabytes);
  const exchange = await cell.exchange(message, words, limits, signal);
  if (exchange.kind !== 'answered') {
    return { kind: 'stopped', at: 0, outcome: outcomeEnded(exchange, request.limits) };
  }
  const { evidence } = exchange;
  if (evidence.kind !== 'measured') {
    return {
      kind: 'stopped',
      at: 0,
      outcome: { kind: 'died', message: 'The process answered something else.' },
    };
  }
  const calls: Counted[] = [];
  let at = 0;
  const take = (count: number): Float64Array => {
    at += count;
    return exchange.words.subarray(at - count, at);
  };
  for (const [i, point] of evidence.points.entries()) {
    const byLine = take(withCounters ? scripts.lines + 1 : 0);
    const entries = take(withCounters ? scripts.slots : 0);
    const [line = 0, why = 0] = take(withCounters ? 2 : 0);
    const result = take(point.kind === 'returned' ? point.size : 0);
    const { outcome } = observe({ kind: 'answered', evidence: point, words: result }, request);
    if (outcome.kind !== 'returned') return { kind: 'stopped', at: i, outcome };
    const uncountable = line === 0 ? undefined : ({ line, why: why === 1 ? 'pattern' : 'chain' } as const);
    calls.push({ byLine, entries, uncountable, value: outcome.value });
  }
  if (calls.length < inputs.length) {
    return {
      kind: 'stopped',
      at: calls.length,
      outcome: { kind: 'died', message: 'The process left calls unanswered.' },
    };
  }
  return { kind: 'counted', calls };
}
