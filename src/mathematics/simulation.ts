/** Judges equations between means and variances of random expressions, by drawing the random numbers. */
import { OutOfDomain } from './arithmetic.ts';
import type { World } from './equality.ts';
import type { Expression, ExpectationNode, FunctionNode } from './expression.ts';
import { numberAt } from './numberAt.ts';
import { drawerOf, drawPoint, type Point } from './point.ts';
import { makeRandom, type Random } from './random.ts';
import { EvaluationFailure } from './scope.ts';
import { replaceNodes, walk } from './structure.ts';
import type { SymbolType } from './symbolType.ts';

/** A random name: its entries are independent normal numbers with mean 0 and this standard deviation. */
export interface RandomName {
  readonly type: SymbolType;
  /** An expression without random names, such as 1/σ. */
  readonly deviation: Expression;
}

/** A world in which some names are random. The types of those names are among its types too. */
export interface RandomWorld extends World {
  readonly random: ReadonlyMap<string, RandomName>;
  /** Draws for each mean at each point. */
  readonly draws: number;
}

export type Simulated =
  /** No difference was seen, and one of `resolution` times the size of the claim would have been. */
  | { readonly kind: 'agrees'; readonly resolution: number }
  /** The sides differ by more than chance explains; `error` is the standard error of their difference. */
  | { readonly kind: 'differs'; readonly left: number; readonly right: number; readonly error: number }
  /** Chance would hide too much. */
  | { readonly kind: 'coarse'; readonly resolution: number }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Standard errors, as a two-sided normal deviate: sides that are equal are told apart at one point once in a
 * million draws or less.
 */
export const DEVIATE = 4.8916;
/** Added to it, a true difference is noticed in 99.9 of 100 simulations. */
const POWER = 3.09;
/** A simulation that would miss errors of a quarter proves nothing. */
const COARSEST = 0.25;
/** Where one draw makes up this share of the scatter, the standard error cannot be trusted. */
const HEAVIEST = 0.1;
/** A gross difference shows in this fraction of the draws, at twice the deviate. */
const GLIMPSE = 8;
/** Points that must agree. */
const POINTS = 3;
/** Small, so that exponentials of normal numbers have light tails. */
const MAGNITUDES = [0.6, 0.4, 0.8, 0.25, 0.5, 0.3, 1, 0.15, 0.7, 0.2];

/** Whether means or variances stand in `tree`. */
export const isStochastic = (tree: Expression): boolean => [...walk(tree)].some(isMoment);

type Moment = ExpectationNode | FunctionNode;

const isMoment = (node: Expression): node is Moment =>
  node.kind === 'expectation' || (node.kind === 'function' && node.name === 'var');

/**
 * Compares two sides in which E[…] and Var[…] stand, each estimated from draws of its own. At each of a few points
 * the difference is held against its standard error (by the delta method where a side is a function of several
 * estimates); the sides agree if it stays within 4.89 of them everywhere. Seeded: the verdict repeats.
 */
export function simulate(left: Expression, right: Expression, world: RandomWorld): Simulated {
  let [agreed, best] = [0, Infinity];
  try {
    for (const [attempt, magnitude] of MAGNITUDES.entries()) {
      if (agreed >= POINTS) break;
      const glimpsed = compareAt(left, right, { ...world, draws: world.draws / GLIMPSE }, attempt, magnitude);
      if (glimpsed && Math.abs(glimpsed.difference) > 2 * DEVIATE * glimpsed.error) {
        return { kind: 'differs', left: glimpsed.left, right: glimpsed.right, error: glimpsed.error };
      }
      const seen = compareAt(left, right, world, attempt, magnitude);
      if (seen === undefined) continue;
      const { difference, error, size } = seen;
      const resolution = ((DEVIATE + POWER) * error) / size;
      if (Math.abs(difference) > DEVIATE * error) {
        return { kind: 'differs', left: seen.left, right: seen.right, error };
      }
      best = Math.min(best, resolution);
      if (resolution <= COARSEST) agreed += 1;
    }
  } catch (error) {
    if (error instanceof EvaluationFailure) return { kind: 'failed', message: error.message };
    throw error;
  }
  if (agreed >= POINTS) return { kind: 'agrees', resolution: best };
  if (best === Infinity) return { kind: 'failed', message: 'no point was found at which it can be drawn' };
  return { kind: 'coarse', resolution: best };
}

interface Seen {
  readonly left: number;
  readonly right: number;
  readonly difference: number;
  readonly error: number;
  readonly size: number;
}

/** Rounding leaves this much between two sides that do not scatter at all. */
const ROUNDING = 1e-9;

/** Undefined where a side has no value at this point, or scatters too wildly. */
function compareAt(
  left: Expression,
  right: Expression,
  world: RandomWorld,
  attempt: number,
  magnitude: number,
): Seen | undefined {
  // Even seeds draw all names at one magnitude.
  const point = drawPoint(world.types, 2 * (world.seed + attempt), magnitude, world.ties);
  try {
    const a = estimateSide(left, point, world, 10 * attempt + 1);
    const b = estimateSide(right, point, world, 10 * attempt + 2);
    if (a === undefined || b === undefined) return undefined;
    const size = Math.max(Math.abs(a.value), Math.abs(b.value));
    const error = Math.hypot(a.error, b.error, ROUNDING * size);
    return { left: a.value, right: b.value, difference: a.value - b.value, error, size };
  } catch (error) {
    if (error instanceof OutOfDomain) return undefined;
    throw error;
  }
}

interface Estimate {
  readonly value: number;
  readonly error: number;
}

function estimateSide(
  side: Expression,
  point: Point,
  world: RandomWorld,
  stream: number,
): Estimate | undefined {
  const moments = momentsIn(side);
  const estimates = new Map<Expression, Estimate>();
  for (const [at, moment] of moments.entries()) {
    const estimate = estimateMoment(moment, point, world, makeRandom(world.seed + 1000 * stream + at));
    if (estimate === undefined) return undefined;
    estimates.set(moment, estimate);
  }
  const valueWith = (moved?: Expression): number => {
    const tree = replaceNodes(side, (node) => {
      const estimate = estimates.get(node);
      if (estimate === undefined) return undefined;
      const value = estimate.value + (node === moved ? estimate.error : 0);
      return { kind: 'number', value, text: String(value), span: node.span };
    });
    return numberAt(tree, point, world);
  };
  const value = valueWith();
  const errors = moments.map((moment) => valueWith(moment) - value);
  return { value, error: Math.hypot(0, ...errors) };
}

/** The random names that a tree's value depends on, by way of definitions too. */
function randomNamesIn(tree: Expression, world: RandomWorld): readonly (readonly [string, RandomName])[] {
  const seen = new Set<string>();
  const visit = (node: Expression): void => {
    for (const each of walk(node)) {
      if (each.kind !== 'symbol' || seen.has(each.name)) continue;
      seen.add(each.name);
      const definition = world.definitions.get(each.name);
      if (!definition) continue;
      for (const body of [definition.body, ...definition.bases.map((base) => base.body)]) visit(body);
    }
  };
  visit(tree);
  return [...world.random].filter(([name]) => seen.has(name));
}

/** The outermost means and variances of a side. */
function momentsIn(tree: Expression): readonly Moment[] {
  const found: Moment[] = [];
  replaceNodes(tree, (node) => {
    if (!isMoment(node)) return undefined;
    found.push(node);
    return node;
  });
  return found;
}

function estimateMoment(
  moment: Moment,
  point: Point,
  world: RandomWorld,
  random: Random,
): Estimate | undefined {
  const body = moment.kind === 'expectation' ? moment.body : moment.arguments[0];
  if (body === undefined || isStochastic(body)) {
    throw new EvaluationFailure('unsupported', moment.span, 'a mean inside a mean is not simulated');
  }
  const used = randomNamesIn(body, world).map(([name, { type, deviation }]) => {
    const draw = drawerOf(type, point, numberAt(deviation, point, world));
    return { name, draw };
  });
  // One map for all draws: an evaluation keeps nothing of it.
  const values = new Map(point.values);
  const samples = Array.from({ length: Math.ceil(world.draws) }, () => {
    for (const { name, draw } of used) {
      const drawn = draw(random);
      if (drawn) values.set(name, drawn);
    }
    return numberAt(body, { ...point, values }, world);
  });
  return moment.kind === 'expectation' ? meanOf(samples) : varianceOf(samples);
}

function meanOf(samples: readonly number[]): Estimate | undefined {
  const value = average(samples);
  const squares = samples.map((sample) => (sample - value) ** 2);
  if (isHeavy(squares)) return undefined;
  return { value, error: Math.sqrt(average(squares) / samples.length) };
}

/** The standard error of a sample variance is √((μ₄ − s⁴)/n). */
function varianceOf(samples: readonly number[]): Estimate | undefined {
  const mean = average(samples);
  const squares = samples.map((sample) => (sample - mean) ** 2);
  const value = (average(squares) * samples.length) / (samples.length - 1);
  const scatter = squares.map((square) => (square - value) ** 2);
  if (isHeavy(scatter)) return undefined;
  return { value, error: Math.sqrt(average(scatter) / samples.length) };
}

const average = (samples: readonly number[]): number =>
  samples.reduce((sum, sample) => sum + sample, 0) / samples.length;

/** One draw that outweighs the others promises a heavier one that was not drawn. */
const isHeavy = (squares: readonly number[]): boolean => {
  const sum = squares.reduce((total, square) => total + square, 0);
  return squares.some((square) => square > HEAVIEST * sum) && sum > 0;
};
