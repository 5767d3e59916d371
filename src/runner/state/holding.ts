/** How much a function holds at once, as a sum of powers of the sizes. */
import type { MemoryMeasurement } from '../../grading/measurement.ts';
import type { Limits, Value } from '../../grading/observation.ts';
import { namedPowers } from '../cost/blame.ts';
import { errorAt, fit, grownTogether, type Shape } from '../cost/fit.ts';
import type { Sizes } from '../cost/grid.ts';

export interface MemoryRequest {
  readonly source: string;
  readonly file: string;
  readonly export: string;
  /** The sizes that are varied, at most five; the first is taken largest. */
  readonly symbols: readonly string[];
  readonly inputs: (sizes: Readonly<Record<string, number>>) => readonly Value[];
  /** How many numbers are no news at these sizes, but for a constant factor. */
  readonly allowed?: (sizes: Readonly<Record<string, number>>) => number;
  readonly limits: Limits;
}

/** The most bytes that each call held at once, exactly only beyond `enough`; fewer than the calls if one did not return. */
export type SampleAll = (inputs: readonly (readonly Value[])[], enough: number) => Promise<readonly number[]>;

/** A number takes this much in a list of numbers. */
const BYTES = 8;
/** Lists grow by half of themselves and objects have headers: more than this off at held-out sizes is no fit. */
const TOLERANCE = 0.25;

/** What the engine makes and drops by itself meanwhile: added everywhere, so that small amounts decide nothing. */
const NOISE = 256 * 1024;
/** Constant factors of honest code: sines beside cosines, a copy or two, lists that grow by half. */
const GENEROUS = 6;
/** A term is real where it is this share of what is held at some sizes. */
const NOTICEABLE = 0.2;

const FIRST: readonly [number, number] = [32, 160];
const OTHERS: readonly [number, number] = [6, 36];

/** All low, all high, each symbol low alone, and the first high with each other: so products of them are told apart. */
function designed(symbols: number): readonly Sizes[] {
  const at = (isHigh: (axis: number) => boolean): Sizes =>
    Array.from({ length: symbols }, (_, axis) => (axis === 0 ? FIRST : OTHERS)[isHigh(axis) ? 1 : 0]);
  const axes = Array.from({ length: symbols }, (_, axis) => axis);
  return [
    at(() => false),
    at(() => true),
    ...axes.map((low) => at((axis) => axis !== low)),
    ...(symbols > 3 ? axes.slice(1).map((high) => at((axis) => axis === 0 || axis === high)) : []),
  ];
}

/** Lists of lists: the first symbol may be squared, the others are not. */
const isPlain = ({ powers }: Shape): boolean =>
  powers.every((power, axis) => power <= (axis === 0 ? 2 : 1)) && powers.reduce((a, b) => a + b, 0) <= 3;

function heldOut(symbols: number): readonly Sizes[] {
  return [
    Array.from({ length: symbols }, (_, axis) => (axis === 0 ? 120 : 16 + 4 * axis)),
    Array.from({ length: symbols }, (_, axis) => (axis === 0 ? 80 : 32 - 4 * axis)),
  ];
}

/** Throws only what `sampleAll` and `request.inputs` throw. */
export async function measureHolding(
  { symbols, inputs, allowed }: MemoryRequest,
  sampleAll: SampleAll,
): Promise<MemoryMeasurement> {
  const grid = designed(symbols.length);
  const held = heldOut(symbols.length);
  const all = [...grid, ...held];
  const sizesOf = (at: Sizes): Record<string, number> =>
    Object.fromEntries(symbols.map((symbol, axis) => [symbol, at[axis] ?? 0]));
  // Where all sizes are large, what grows too fast is many times what is allowed; nearly every program ends here.
  const large = sizesOf(grid[1] ?? []);
  if (allowed !== undefined) {
    const enough = GENEROUS * BYTES * allowed(large);
    const [most] = await sampleAll([inputs(large)], enough);
    if (most !== undefined && most <= enough) return { kind: 'small' };
  }
  const bytes = await sampleAll(
    all.map((at) => inputs(sizesOf(at))),
    0,
  );
  if (bytes.length < all.length) {
    return { kind: 'undetermined', why: 'While it was looked at what the code holds, a call gave no value.' };
  }
  const observed = all.map((sizes, i) => ({ sizes, operations: (NOISE + (bytes[i] ?? 0)) / BYTES }));
  const fitted = fit(observed.slice(0, grid.length), { noticeable: NOTICEABLE, takes: isPlain });
  const error = fitted === undefined ? Infinity : errorAt(fitted, observed.slice(grid.length));
  if (fitted === undefined || error > TOLERANCE) {
    return {
      kind: 'undetermined',
      why: 'What the code holds at once follows no sum of powers of the sizes.',
    };
  }
  const terms = grownTogether(fitted).map(({ coefficient, powers }) => ({
    coefficient,
    exponents: namedPowers(powers, symbols),
  }));
  return { kind: 'fitted', terms, points: all.length, error };
}
