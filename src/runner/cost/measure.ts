/** Measures what a student's function costs: counts it at designed sizes and finds what the counts grow like. */
import { randomBytes } from 'node:crypto';
import type { CostMeasurement, MeasuredTerm } from '../../grading/measurement.ts';
import type { Limits, Value } from '../../grading/observation.ts';
import { blamer, namedPowers } from './blame.ts';
import { Counting, undetermined, type Point, type RunBatch } from './counting.ts';
import { errorAt, fit, grownTogether, predict, typicalErrorAt, type Fit, type Observed } from './fit.ts';
import { checks, designs, strideOf, wideOf, type Design, type Sizes, type Stride } from './grid.ts';
import type { CounterNames } from './instrumentation.ts';
import { evaluate, interpolate, type Monomial } from './interpolation.ts';
import { toNumber } from './rational.ts';
import type { Routine } from './routines.ts';

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

/** What the syntax of the counted program tells. */
export interface CountedProgram {
  readonly routines: readonly Routine[];
  /** Whole numbers in its text that may be the length of a block. */
  readonly steps: readonly number[];
}

/** Names that no program can know or contain. */
export function counterNames(): CounterNames {
  const secret = randomBytes(12).toString('hex');
  return {
    counts: `$c${secret}`,
    charge: `$s${secret}`,
    weigh: `$w${secret}`,
    stretch: `$l${secret}`,
    place: `$p${secret}`,
    append: `$a${secret}`,
  };
}

/** Beyond this share of error at held-out points a fit of powers says nothing. */
const FIT_TOLERANCE = 0.03;
/** With logarithms: on the whole, and at any one point, since halves and last comparisons are whole numbers. */
const WHOLE_TOLERANCE = 0.05;
const POINT_TOLERANCE = 0.15;

/** Operations that a call beyond the usual sizes may take, by what is known so far; a second or so. */
const MOST_IN_ONE_CALL = 1e8;

/** Finds the cost; `run` does the running. Throws only what `run` and `request.inputs` throw. */
export async function measure(
  request: CostRequest,
  { routines, steps }: CountedProgram,
  run: RunBatch,
): Promise<CostMeasurement> {
  const { symbols } = request;
  const random = generator(request.seed ?? randomBytes(4).readUInt32LE(0));
  const counting = new Counting(symbols, request.inputs, run);
  const whyStopped = (): CostMeasurement =>
    counting.stopped ?? undetermined('The code could not be counted.');
  const held = checks(symbols.length, random, steps);
  const plans = designs(symbols.length, random);
  // Nearly every program is settled by the first grid, so it is counted while the checks are.
  const ahead = counting.count(plans[0]?.grid ?? [], 'grid');
  ahead.catch(() => undefined);
  const checked = await counting.count(held, 'checks');
  const same = checked && (await counting.answersAlike(held));
  const counted = await ahead;
  if (!checked || !counted) return whyStopped();
  if (!same) {
    return undetermined(
      'The code returned something else when its operations were counted. Its answer must depend on its arguments alone.',
    );
  }
  for (const design of plans) {
    if (!(await counting.count(design.grid, 'grid'))) return whyStopped();
    const polynomial = polynomialOn(design);
    if (!held.every((at) => isExact(polynomial, counting.at(at)))) continue;
    const { points } = counting;
    return {
      kind: 'polynomial',
      terms: exactTerms(polynomial, design),
      points: points.length,
      calls: counting.calls(),
    };
  }
  // Neither way is worth waiting long for: sizes at which the program would be busy for long are left out.
  const rough = fit(rows(counting.points.map(({ at }) => at)));
  const affordable = (at: Sizes, most: number): boolean => rough === undefined || predict(rough, at) <= most;
  return (await inBlocks()) ?? (await byFitting());

  function rows(chosen: readonly Sizes[]): readonly Observed[] {
    return chosen.map((at) => ({ sizes: at, operations: counting.at(at).operations }));
  }

  function polynomialOn({ axes, indices, grid }: Design): readonly Monomial[] {
    return interpolate(
      axes,
      grid.map((at) => counting.at(at).operations),
      indices,
    );
  }

  function exactTerms(polynomial: readonly Monomial[], design: Design): readonly MeasuredTerm[] {
    const points = design.grid.map((at) => counting.at(at));
    const blame = blamer(points, routines, symbols, design);
    const logs = symbols.map(() => 0);
    return polynomial
      .map(({ coefficient, powers }) => ({
        coefficient: toNumber(coefficient),
        exponents: namedPowers(powers, symbols),
        ...blame({ powers, logs }),
      }))
      .sort(byDegree);
  }

  /** A polynomial at multiples of some length, and between its values at those everywhere else. */
  async function inBlocks(): Promise<CostMeasurement | undefined> {
    for (const length of lengthsOf(steps)) {
      const stride = strideOf(symbols.length, length, random);
      const wanted = [...stride.design.grid, ...stride.held, ...stride.between];
      if (!wanted.every((at) => affordable(at, MOST_IN_ONE_CALL))) return undefined;
      if (!(await counting.count(wanted, 'grid'))) return undefined;
      const polynomial = polynomialOn(stride.design);
      if (!stride.held.every((at) => isExact(polynomial, counting.at(at)))) continue;
      const others = [...stride.between, ...held].map((at) => counting.at(at));
      if (!others.every((point) => isBetween(polynomial, stride, point))) continue;
      const error = Math.max(
        ...stride.between.map((at) => {
          const { operations } = counting.at(at);
          return Math.abs(toNumber(evaluate(polynomial, at)) - operations) / operations;
        }),
      );
      const { points } = counting;
      const terms = exactTerms(polynomial, stride.design);
      return { kind: 'fitted', terms, points: points.length, error, calls: counting.calls() };
    }
    return undefined;
  }

  /** Sums of powers and logarithms: sorting, halving, and counts that depend a little on the data. */
  async function byFitting(): Promise<CostMeasurement> {
    const wide = wideOf(symbols.length, random);
    const fittable = wide.fitted.filter((at) => affordable(at, MOST_IN_ONE_CALL / 10));
    const further = wide.beyond.filter((at) => affordable(at, MOST_IN_ONE_CALL));
    const uneven = wide.uneven.filter((at) => affordable(at, MOST_IN_ONE_CALL));
    const reached =
      further.length > 0 && (await counting.count([...fittable, ...further, ...uneven], 'grid'));
    if (reached) {
      const result = fit(rows(fittable), { withLogs: true });
      const beyond = rows(further);
      if (result !== undefined && typicalErrorAt(result, beyond) <= WHOLE_TOLERANCE) {
        const error = errorAt(result, [...beyond, ...rows(uneven)]);
        if (error <= POINT_TOLERANCE) return fitted(result, error, fittable);
      }
    } else {
      // Too much work at those sizes: the smaller ones must do. Large points are in the fit, or nothing would hold the
      // powers apart; the middling ones judge it.
      const judges = held.slice(0, 3);
      const grid = plans.at(-1)?.grid ?? [];
      const result = fit(rows([...grid, ...held.slice(3)]));
      const error = result === undefined ? Infinity : errorAt(result, rows(judges));
      if (result !== undefined && error <= FIT_TOLERANCE) return fitted(result, error, [...grid, ...held]);
    }
    return undetermined(
      'The number of operations follows no sum of powers and logarithms of the sizes. It may depend on the data, or change its way of working with size.',
    );
  }

  function fitted(result: Fit, error: number, at: readonly Sizes[]): CostMeasurement {
    const blame = blamer(
      at.map((sizes) => counting.at(sizes)),
      routines,
      symbols,
    );
    const terms = grownTogether(result).map((term) => {
      const logs = namedPowers(term.logs, symbols);
      return {
        coefficient: term.coefficient,
        exponents: namedPowers(term.powers, symbols),
        ...(Object.keys(logs).length === 0 ? {} : { logs }),
        ...blame(term),
      };
    });
    const { points } = counting;
    return {
      kind: 'fitted',
      terms: terms.sort(byDegree),
      points: points.length,
      error,
      calls: counting.calls(),
    };
  }
}

function isExact(polynomial: readonly Monomial[], { at, operations }: Point): boolean {
  const { over, under } = evaluate(polynomial, at);
  return under === 1n && over === BigInt(operations);
}

/** A last block that is not full costs no more than a full one and no less than none. */
function isBetween(polynomial: readonly Monomial[], { length }: Stride, { at, operations }: Point): boolean {
  const [first = 0, ...rest] = at;
  const with_ = (blocks: number): number => toNumber(evaluate(polynomial, [blocks * length, ...rest]));
  const below = Math.floor(first / length);
  return operations <= with_(Math.ceil(first / length)) && (below === 0 || operations >= with_(below));
}

/** Blocks of powers of two are tried with every program; beside them, those whose length stands in it. */
const USUAL = 64;
const LONGEST = 320;

function lengthsOf(steps: readonly number[]): readonly number[] {
  const together = [...steps]
    .sort((a, b) => a - b)
    .reduce((product, step) => {
      const next = leastMultiple(product, step);
      return next > LONGEST ? product : next;
    }, 1);
  const all = leastMultiple(USUAL, together);
  const best = all <= LONGEST ? all : USUAL;
  return best % together === 0 || together === 1 ? [best] : [best, together];
}

function leastMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

function byDegree(a: MeasuredTerm, b: MeasuredTerm): number {
  const degree = ({ exponents, logs = {} }: MeasuredTerm): number =>
    Object.values(exponents).reduce((sum, power) => sum + power, 0) +
    (Object.keys(logs).length > 0 ? 0.5 : 0);
  return degree(b) - degree(a) || b.coefficient - a.coefficient;
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
