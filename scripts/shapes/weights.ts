/** The numbers that the network has learnt, by name. */
import type { Random } from '../../src/grading/random.ts';
import { BLOCKS, CONVOLUTIONS, HEADS, WIDTH } from './architecture.ts';
import { CLASSES } from './shape.ts';

export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Convolutions are [row, column, from, to], dense layers [from, to], biases [to]. */
export type Weights = Readonly<Record<string, Weight>>;

/**
 * Normal numbers of variance 2 / (inputs of one output), after He et al. (2015), biases zero. The second convolution
 * of a block starts at a quarter of that, so that a block begins close to the identity: without normalisation layers
 * this keeps the variance from growing with depth.
 */
export function initialWeights(random: Random): Weights {
  const weights: Record<string, Weight> = {};
  const normal = (shape: readonly number[], deviation: number): Weight => ({
    shape,
    values: Float32Array.from(
      { length: shape.reduce((a, b) => a * b, 1) },
      () => deviation * random.normal(),
    ),
  });
  const zeros = (length: number): Weight => ({ shape: [length], values: new Float32Array(length) });
  const seconds = new Set(BLOCKS.map(({ second }) => second.name));
  for (const { name, side, from, to } of CONVOLUTIONS) {
    const gain = seconds.has(name) ? 0.25 : 1;
    weights[`${name}.weight`] = normal([side, side, from, to], gain * Math.sqrt(2 / (side * side * from)));
    weights[`${name}.bias`] = zeros(to);
  }
  for (const { name, width } of [
    ...HEADS.map((head) => ({ name: head.name, width: head.convolution.to })),
    { name: 'final', width: WIDTH },
  ]) {
    weights[`${name}.dense.weight`] = normal([width, CLASSES.length], Math.sqrt(1 / width));
    weights[`${name}.dense.bias`] = zeros(CLASSES.length);
  }
  return weights;
}

/** The weight of that name; throws where the network has none. */
export function weightOf(weights: Weights, name: string): Weight {
  const found = weights[name];
  if (found === undefined) throw new Error(`the network has no weight ${name}`);
  return found;
}
