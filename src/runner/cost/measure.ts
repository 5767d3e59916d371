/** Measures what a student's function costs: counts it at designed sizes and finds the polynomial through the counts. */
import { randomBytes } from 'node:crypto';
import type { CostMeasurement, CountedCall, MeasuredTerm } from '../../grading/measurement.ts';
import type { Limits, Outcome, Value } from '../../grading/observation.ts';
import type { CounterNames } from './instrumentation.ts';
import { fit, valueOf } from './fit.ts';
import { checks, designs, type Sizes } from './grid.ts';
import { evaluate, interpolate } from './interpolation.ts';
import { toNumber } from './rational.ts';

export interface CostRequest {
  /** TypeScript as the student wrote it. */
  readonly source: string;
  /** The name that appears in stack frames. */
  readonly file: string;
  readonly export: string;
  /** The sizes that the cost depends on; the one that may be squared first (N). At most five. */
  readonly symbols: readonly string[];
  /** Fresh arguments of these sizes, each at least 2. */
  readonly inputs: (sizes: Readonly<Record<string, number>>) => readonly Value[];
  /** For each batch of about thirty calls. */
  readonly limits: Limits;
  /** Drawn from the system when left out; the same number chooses the same sizes. */
  readonly seed?: number;
}

/** One call that was counted: operations by line (entry 0 unused) and what it returned. */
export interface Counted {
  readonly byLine: Float64Array;
  readonly value: Value;
}

export type Batch =
  | { readonly kind: 'counted'; readonly calls: readonly Counted[] }
  | {
      readonly kind: 'stopped';
      readonly at: number;
      readonly outcome: Exclude<Outcome, { kind: 'returned' }>;
    };

/** Runs the calls, each in a context of its own, with counters or without (`byLine` is then empty). */
export type RunBatch = (
  inputs: readonly (readonly Value[])[],
  counted: boolean,
  lane: Lane,
) => Promise<Batch>;

/** Batches of different lanes may run at the same time. */
export type Lane = 'checks' | 'grid';

/** Names that no program can know or contain. */
export function counterNames(): CounterNames {
  const secret = randomBytes(12).toString('hex');
  return { counts: `$c${secret}`, charge: `$s${secret}` };
}

/** Beyond this share of error at held-out points a fit says nothing. */
const FIT_TOLERANCE = 0.03;

interface Point {
  readonly at: Sizes;
  readonly inputs: readonly Value[];
  readonly byLine: Float64Array;
  readonly operations: number;
  readonly value: Value;
}

/** Finds the cost; `run` does the running. Throws only what `run` and `request.inputs` throw. */
export async function measure(request: CostRequest, run: RunBatch): Promise<CostMeasurement> {
  const { symbols } = request;
  const random = generator(request.seed ?? randomBytes(4).readUInt32LE(0));
  const sizesOf = (at: Sizes): Record<string, number> =>
    Object.fromEntries(symbols.map((symbol, axis) => [symbol, at[axis] ?? 0]));
  const points = new Map<string, Point>();
  const held = checks(symbols.length, random);
  let stopped: CostMeasurement | undefined;

  const count = async (wanted: readonly Sizes[], lane: Lane): Promise<boolean> => {
    const missing = wanted.filter((at) => !points.has(at.join()));
    // Both lanes end at about the same time when the checks, which also run plain, take a third of the grid.
    const share = lane === 'grid' ? Math.ceil((missing.length * 2) / 3) : 0;
    const counted = await Promise.all([
      countIn('grid', missing.slice(0, share)),
      countIn('checks', missing.slice(share)),
    ]);
    return counted.every(Boolean);
  };
  const countIn = async (lane: Lane, missing: readonly Sizes[]): Promise<boolean> => {
    const inputs = missing.map((at) => request.inputs(sizesOf(at)));
    const batch = await run(inputs, true, lane);
    if (batch.kind === 'stopped') {
      stopped = await whatStopped(batch, inputs, missing);
      return false;
    }
    missing.forEach((at, i) => {
      const { byLine, value } = batch.calls[i] ?? { byLine: new Float64Array(), value: null };
      let operations = 0;
      for (let line = 1; line < byLine.length; line += 1) operations += byLine[line] ?? 0;
      points.set(at.join(), { at, inputs: inputs[i] ?? [], byLine, operations, value });
    });
    return true;
  };
  /** Code that fails without counters too has failed; code that fails only with them cannot be measured. */
  const whatStopped = async (
    { at, outcome }: Extract<Batch, { kind: 'stopped' }>,
    inputs: readonly (readonly Value[])[],
    sizes: readonly Sizes[],
  ): Promise<CostMeasurement> => {
    const place = { sizes: sizesOf(sizes[at] ?? []) };
    if (outcome.kind === 'threw') {
      const plain = await run([inputs[at] ?? []], false, 'checks');
      if (plain.kind === 'counted') {
        return undetermined(
          `With its operations counted, the code stops: ${outcome.thrown.name}: ${outcome.thrown.message}. ` +
            'Use plain arrays and numbers.',
        );
      }
    }
    return { kind: 'failed', at: outcome, ...place };
  };
  const undetermined = (why: string): CostMeasurement => ({ kind: 'undetermined', why });
  const calls = (): readonly CountedCall[] =>
    [...points.values()].map(({ at, inputs, operations, value }) => ({
      sizes: sizesOf(at),
      operations,
      inputs,
      value,
    }));
  const found = (at: Sizes): Point => {
    const point = points.get(at.join());
    if (point === undefined) throw new Error(`No count at ${at.join()}.`);
    return point;
  };

  const plans = designs(symbols.length, random);
  // Nearly every program is settled by the first grid, so it is counted while the checks are.
  const ahead = count(plans[0]?.grid ?? [], 'grid');
  ahead.catch(() => undefined);
  const checked = await count(held, 'checks');
  const same = checked && (await answersAlike(held.map(found), run));
  const counted = await ahead;
  if (!checked || !counted) return stopped ?? undetermined('The code could not be counted.');
  if (!same) {
    return undetermined(
      'The code returned something else when its operations were counted. Its answer must depend on its arguments alone.',
    );
  }
  for (const { axes, grid } of plans) {
    if (!(await count(grid, 'grid'))) return stopped ?? undetermined('The code could not be counted.');
    const polynomial = interpolate(
      axes,
      grid.map((at) => found(at).operations),
    );
    const exact = held.every((at) => {
      const { over, under } = evaluate(polynomial, at);
      return under === 1n && over === BigInt(found(at).operations);
    });
    if (!exact) continue;
    const shares = lineShares(axes, grid.map(found));
    const terms = polynomial.map(({ coefficient, powers }) => ({
      coefficient: toNumber(coefficient),
      exponents: named(powers, symbols),
      line: shares(powers),
    }));
    return { kind: 'polynomial', terms: terms.sort(byDegree), points: points.size, calls: calls() };
  }
  return fitted();

  function fitted(): CostMeasurement {
    const all = [...points.values()];
    const rows = (chosen: readonly Point[]) =>
      chosen.map(({ at, operations }) => ({ sizes: at, operations }));
    // Large points are in the fit too, or nothing would hold the powers apart; the middling ones judge it.
    const judges = new Set(held.slice(0, 3).map((at) => at.join()));
    const result = fit(
      rows(all.filter(({ at }) => !judges.has(at.join()))),
      rows(all.filter(({ at }) => judges.has(at.join()))),
    );
    if (result === undefined || !(result.error <= FIT_TOLERANCE)) {
      return undetermined(
        'The number of operations follows no sum of powers of the sizes. It may depend on the data, or change its way of working with size.',
      );
    }
    const terms = result.terms.map(({ coefficient, powers }) => ({
      coefficient,
      exponents: named(powers, symbols),
      line: likeliestLine(all, powers),
    }));
    return {
      kind: 'fitted',
      terms: terms.sort(byDegree),
      points: points.size,
      error: result.error,
      calls: calls(),
    };
  }
}

/** Whether the plain program gives the very same answers as the counted one. */
async function answersAlike(points: readonly Point[], run: RunBatch): Promise<boolean> {
  const plain = await run(
    points.map(({ inputs }) => inputs),
    false,
    'checks',
  );
  if (plain.kind === 'stopped') return false;
  return points.every(({ value }, i) => sameValue(value, plain.calls[i]?.value ?? null));
}

function sameValue(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  const left = a as Readonly<Record<string, Value>>;
  const right = b as Readonly<Record<string, Value>>;
  return keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key] ?? null, right[key] ?? null));
}

function named(powers: readonly number[], symbols: readonly string[]): Record<string, number> {
  const entries = symbols.map((symbol, axis) => [symbol, powers[axis] ?? 0] as const);
  return Object.fromEntries(entries.filter(([, power]) => power > 0));
}

function byDegree(a: MeasuredTerm, b: MeasuredTerm): number {
  const degree = (term: MeasuredTerm): number =>
    Object.values(term.exponents).reduce((sum, power) => sum + power, 0);
  return degree(b) - degree(a) || b.coefficient - a.coefficient;
}

/** Lines beyond these few never lead a term that matters. */
const LINES_LOOKED_AT = 10;

/** The line whose own polynomial has the largest part of each term. */
function lineShares(axes: readonly Sizes[], points: readonly Point[]): (powers: readonly number[]) => number {
  const lines = busiestLines(points).map((line) => ({
    line,
    polynomial: interpolate(
      axes,
      points.map(({ byLine }) => byLine[line] ?? 0),
    ),
  }));
  return (powers) => {
    let best = { line: lines[0]?.line ?? 1, share: 0 };
    for (const { line, polynomial } of lines) {
      const term = polynomial.find((candidate) => candidate.powers.join() === powers.join());
      const share = term === undefined ? 0 : toNumber(term.coefficient);
      if (share > best.share) best = { line, share };
    }
    return best.line;
  };
}

/** Of the busiest lines, the one whose counts grow most like the term. */
function likeliestLine(points: readonly Point[], powers: readonly number[]): number {
  const term = points.map(({ at }) => valueOf(powers, at));
  let best = { line: 1, likeness: -1 };
  for (const line of busiestLines(points)) {
    const counts = points.map(({ byLine }) => byLine[line] ?? 0);
    const likeness = dot(counts, term) / Math.sqrt(dot(counts, counts) * dot(term, term));
    if (likeness > best.likeness) best = { line, likeness };
  }
  return best.line;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function busiestLines(points: readonly Point[]): readonly number[] {
  const length = points[0]?.byLine.length ?? 0;
  const totals = Array.from({ length }, (_, line) =>
    line === 0 ? 0 : points.reduce((sum, { byLine }) => sum + (byLine[line] ?? 0), 0),
  );
  return totals
    .map((total, line) => ({ total, line }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, LINES_LOOKED_AT)
    .map(({ line }) => line);
}

/** mulberry32: numbers in [0, 1) that repeat with the seed. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
