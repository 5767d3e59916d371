/** The network run forward, in ordinary arithmetic and without any library: what is recorded comes from here. */
import { BLOCKS, CONVOLUTIONS, HEADS, STEM, type Block, type Convolution } from './architecture.ts';
import { CLASSES, SIDE } from './shape.ts';
import { weightOf, type Weights } from './weights.ts';

/** A stack of square maps, [row, column, channel] with the channel running fastest. */
export interface Maps {
  readonly side: number;
  readonly channels: number;
  readonly values: Float64Array;
}

/** Everything that one picture makes on its way through. */
export interface Passage {
  /** The picture itself, the stem, and every block. */
  readonly layers: readonly Maps[];
  readonly logits: readonly number[];
  /** Logits at the early exits, in order; the network's own are not among them. */
  readonly exits: readonly (readonly number[])[];
}

/** @param picture SIDE × SIDE grey values from 0 to 255 */
export function pass(weights: Weights, picture: Uint8Array): Passage {
  const input: Maps = {
    side: SIDE,
    channels: 1,
    values: Float64Array.from(picture, (grey) => grey / 128 - 1),
  };
  const layers = [input, relu(convolve(weights, STEM, input))];
  for (const block of BLOCKS) layers.push(through(weights, block, layers.at(-1) ?? input));
  const exits = HEADS.map(({ name, after, convolution }) => {
    const before = layers[after + 2];
    if (before === undefined) throw new Error(`${name} stands behind a block that there is not`);
    return dense(weights, name, relu(convolve(weights, convolution, before)));
  });
  return { layers, logits: dense(weights, 'final', layers.at(-1) ?? input), exits };
}

/** Probabilities from logits; the largest is taken away first, so that nothing overflows. */
export function softmax(logits: readonly number[]): number[] {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The class of the largest entry, the first of several. */
export const argmax = (values: readonly number[]): number => values.indexOf(Math.max(...values));

/** Means over a grid of `cells` × `cells` fields, channel after channel within a field. */
export function pool({ side, channels, values }: Maps, cells: number): number[] {
  const sums = new Float64Array(cells * cells * channels);
  const counts = new Float64Array(cells * cells);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const cell = Math.floor((row * cells) / side) * cells + Math.floor((column * cells) / side);
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let channel = 0; channel < channels; channel += 1) {
        const at = cell * channels + channel;
        sums[at] = (sums[at] ?? 0) + (values[(row * side + column) * channels + channel] ?? 0);
      }
    }
  }
  return Array.from(sums, (sum, at) => sum / (counts[Math.floor(at / channels)] ?? 1));
}

function through(weights: Weights, { first, second, shortcut }: Block, x: Maps): Maps {
  const inside = convolve(weights, second, relu(convolve(weights, first, x)));
  const kept = shortcut === undefined ? x : convolve(weights, shortcut, x);
  const values = inside.values.map((value, at) => value + (kept.values[at] ?? 0));
  return relu({ ...inside, values });
}

const relu = (maps: Maps): Maps => ({ ...maps, values: maps.values.map((value) => Math.max(0, value)) });

function dense(weights: Weights, name: string, maps: Maps): number[] {
  const weight = weightOf(weights, `${name}.dense.weight`).values;
  const means = pool(maps, 1);
  return Array.from(weightOf(weights, `${name}.dense.bias`).values, (bias, to) =>
    means.reduce((sum, mean, from) => sum + mean * (weight[from * CLASSES.length + to] ?? 0), bias),
  );
}

function convolve(weights: Weights, { name, side, stride, from, to, out }: Convolution, x: Maps): Maps {
  const kernel = weightOf(weights, `${name}.weight`).values;
  const bias = weightOf(weights, `${name}.bias`).values;
  const values = new Float64Array(out * out * to);
  // "Same" padding as the trained network counts it: at an even size and stride 2 the odd row goes below.
  const above = Math.floor(Math.max((out - 1) * stride + side - x.side, 0) / 2);
  for (let row = 0; row < out; row += 1) {
    for (let column = 0; column < out; column += 1) {
      const target = values.subarray((row * out + column) * to, (row * out + column + 1) * to);
      target.set(bias);
      for (let i = 0; i < side; i += 1) {
        const y = row * stride + i - above;
        if (y < 0 || y >= x.side) continue;
        for (let j = 0; j < side; j += 1) {
          const z = column * stride + j - above;
          if (z < 0 || z >= x.side) continue;
          addProducts(target, x.values, (y * x.side + z) * from, from, kernel, (i * side + j) * from * to);
        }
      }
    }
  }
  return { side: out, channels: to, values };
}

/** target += x[at … at + from] · kernel[start …], a from × to matrix. */
function addProducts(
  target: Float64Array,
  x: Float64Array,
  at: number,
  from: number,
  kernel: Float32Array,
  start: number,
): void {
  const to = target.length;
  for (let channel = 0; channel < from; channel += 1) {
    const value = x[at + channel] ?? 0;
    if (value === 0) continue;
    const row = start + channel * to;
    for (let k = 0; k < to; k += 1) target[k] = (target[k] ?? 0) + value * (kernel[row + k] ?? 0);
  }
}

/** Numbers that the network and its exits have learnt. */
export const countWeights = (weights: Weights): number =>
  Object.values(weights).reduce((sum, { values }) => sum + values.length, 0);

/** Throws where a convolution has no weights: better now than as zeros later. */
export function requireWeights(weights: Weights): void {
  for (const { name } of CONVOLUTIONS) weightOf(weights, `${name}.weight`);
}
