/** Trains the network and then its early exits with TensorFlow.js; one thread, so that it comes out the same again. */
import * as tf from '@tensorflow/tfjs';
import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import { randomFrom, type Random } from '../../src/grading/random.ts';
import { BLOCKS, HEADS, STEM, type Block, type Convolution } from './architecture.ts';
import { PIXELS, SEED, type Examples } from './dataset.ts';
import { CLASSES, SIDE } from './shape.ts';
import { initialWeights, type Weights } from './weights.ts';

export const EPOCHS = 16;
const BATCH = 64;
const PEAK_RATE = 0.004;
/** An early exit's share of the loss beside the final one's 1, as BranchyNet (Teerapittayanon et al., 2016) sums them. */
const EXIT_WEIGHT = 0.3;
/** Pull of every convolution towards zero, per step and unit of the learning rate. */
const DECAY = 2e-4;

type Variables = ReadonlyMap<string, tf.Variable>;

export interface Training {
  readonly weights: Weights;
  /** Mean loss and accuracy over the training set, an epoch a row. */
  readonly settings: Readonly<Record<string, number>>;
  readonly history: readonly { readonly loss: number; readonly accuracy: number }[];
}

/** @param say is told of every epoch */
export async function train(examples: Examples, say: (line: string) => void): Promise<Training> {
  setThreadsCount(1);
  await tf.setBackend('wasm');
  await tf.ready();
  const random = randomFrom(`${SEED}/weights`);
  const initial = initialWeights(random);
  const variables: Variables = new Map(
    Object.entries(initial).map(([name, { shape, values }]) => [
      name,
      tf.variable(tf.tensor(values, [...shape]), true, name),
    ]),
  );
  const history = fit(examples, [...variables.values()], random, say, (pictures) => {
    const outputs = forward(pictures, variables);
    return [...exitLogits(outputs, variables), finalLogits(outputs, variables)];
  });
  const weights: Record<string, { shape: readonly number[]; values: Float32Array }> = {};
  for (const [name, variable] of variables) {
    const values = variable.dataSync();
    weights[name] = { shape: variable.shape, values: Float32Array.from(values) };
  }
  const settings = { EPOCHS, BATCH, PEAK_RATE, EXIT_WEIGHT, DECAY };
  return { weights, settings, history };
}

/** Adam (Kingma and Ba, 2015) with a rate that changes from step to step. */
class ScheduledAdam extends tf.AdamOptimizer {
  setRate(rate: number): void {
    this.learningRate = rate;
  }
}

function fit(
  { pictures, labels }: Examples,
  variables: readonly tf.Variable[],
  random: Random,
  say: (line: string) => void,
  logitsOf: (pictures: tf.Tensor4D) => readonly tf.Tensor2D[],
): { loss: number; accuracy: number }[] {
  const optimizer = new ScheduledAdam(PEAK_RATE, 0.9, 0.999, 1e-7);
  const order = pictures.map((_, index) => index);
  const steps = Math.floor(order.length / BATCH);
  const history = [];
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    let [loss, right] = [0, 0];
    for (let step = 0; step < steps; step += 1) {
      const done = (epoch + step / steps) / EPOCHS;
      // Up for a tenth of the way, then down along a cosine: the last epochs settle the predictions.
      const warm = Math.min(1, done / 0.1);
      optimizer.setRate(PEAK_RATE * warm * 0.5 * (1 + Math.cos(Math.PI * done)));
      const chosen = order.slice(step * BATCH, (step + 1) * BATCH);
      const seen = tf.tidy(() => {
        const input = inputOf(chosen.map((index) => pictures[index] ?? new Uint8Array(PIXELS)));
        const wanted = tf.tensor1d(
          chosen.map((index) => labels[index] ?? 0),
          'int32',
        );
        let last: tf.Tensor2D | undefined;
        const value = optimizer.minimize(
          () => {
            const logits = logitsOf(input);
            const own = logits.at(-1);
            if (own !== undefined) last = tf.keep(own);
            const oneHot = tf.oneHot(wanted, CLASSES.length);
            const losses = logits.map((one, at) =>
              tf.mul(tf.losses.softmaxCrossEntropy(oneHot, one), at < HEADS.length ? EXIT_WEIGHT : 1),
            );
            const weights = variables.filter(({ rank }) => rank === 4);
            const size = tf.addN(weights.map((one) => tf.sum(tf.square(one))));
            return tf.add(tf.addN(losses), tf.mul(size, DECAY / 2)).asScalar();
          },
          true,
          [...variables],
        );
        const hits =
          last === undefined ? 0 : (tf.sum(tf.equal(tf.argMax(last, 1), wanted)).dataSync()[0] ?? 0);
        last?.dispose();
        return { value: value?.dataSync()[0] ?? 0, hits };
      });
      loss += seen.value / steps;
      right += seen.hits / (steps * BATCH);
    }
    history.push({ loss, accuracy: right });
    say(
      `epoch ${epoch + 1} of ${EPOCHS}: loss ${loss.toFixed(4)}, training accuracy ${(100 * right).toFixed(2)} %`,
    );
  }
  return history;
}

/** In place, by Fisher and Yates. */
function shuffle(order: number[], random: Random): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random.integer(0, i);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

function inputOf(pictures: readonly Uint8Array[]): tf.Tensor4D {
  const values = new Float32Array(pictures.length * PIXELS);
  pictures.forEach((picture, at) => {
    for (let i = 0; i < PIXELS; i += 1) values[at * PIXELS + i] = (picture[i] ?? 0) / 128 - 1;
  });
  return tf.tensor4d(values, [pictures.length, SIDE, SIDE, 1]);
}

function get(variables: Variables, name: string): tf.Variable {
  const found = variables.get(name);
  if (found === undefined) throw new Error(`the network has no weight ${name}`);
  return found;
}

/** What comes out of every block. */
function forward(pictures: tf.Tensor4D, variables: Variables): tf.Tensor4D[] {
  const outputs: tf.Tensor4D[] = [];
  let x = tf.relu(convolve(pictures, STEM, variables));
  for (const block of BLOCKS) {
    x = through(x, block, variables);
    outputs.push(x);
  }
  return outputs;
}

function through(x: tf.Tensor4D, { first, second, shortcut }: Block, variables: Variables): tf.Tensor4D {
  const inside = convolve(tf.relu(convolve(x, first, variables)), second, variables);
  return tf.relu(tf.add(shortcut === undefined ? x : convolve(x, shortcut, variables), inside));
}

const dense = (x: tf.Tensor4D, name: string, variables: Variables): tf.Tensor2D =>
  tf.add(
    tf.matMul(tf.mean(x, [1, 2]) as tf.Tensor2D, get(variables, `${name}.dense.weight`) as tf.Tensor2D),
    get(variables, `${name}.dense.bias`),
  );

function behind(outputs: readonly tf.Tensor4D[], block: number): tf.Tensor4D {
  const found = outputs[block];
  if (found === undefined) throw new Error(`the network has no block ${block + 1}`);
  return found;
}

const finalLogits = (outputs: readonly tf.Tensor4D[], variables: Variables): tf.Tensor2D =>
  dense(behind(outputs, BLOCKS.length - 1), 'final', variables);

const exitLogits = (outputs: readonly tf.Tensor4D[], variables: Variables): tf.Tensor2D[] =>
  HEADS.map(({ name, after, convolution }) =>
    dense(tf.relu(convolve(behind(outputs, after), convolution, variables)), name, variables),
  );

/**
 * A convolution with its gradients spelled out: TensorFlow.js has no kernel for the gradient of the filter in
 * WebAssembly, but it is a matrix product of shifted inputs with what comes back, one for each place of the filter.
 */
export function convolve(
  x: tf.Tensor4D,
  { name, side, stride }: Convolution,
  variables: Variables,
): tf.Tensor4D {
  const filter = get(variables, `${name}.weight`) as tf.Tensor4D;
  const product = tf.customGrad((...given: unknown[]) => {
    const [input, weight, save] = given as [tf.Tensor4D, tf.Tensor4D, (saved: tf.Tensor[]) => void];
    save([input, weight]);
    return {
      value: tf.conv2d(input, weight, stride, 'same'),
      gradFunc: (back: tf.Tensor, saved: tf.Tensor[]) => {
        const [before, kernel] = saved as [tf.Tensor4D, tf.Tensor4D];
        const dy = back as tf.Tensor4D;
        return [inputGradient(dy, before, kernel, stride), filterGradient(dy, before, side, stride)];
      },
    };
  })(x, filter) as tf.Tensor4D;
  return tf.add(product, get(variables, `${name}.bias`));
}

function inputGradient(dy: tf.Tensor4D, x: tf.Tensor4D, kernel: tf.Tensor4D, stride: number): tf.Tensor4D {
  if (stride > 1) return tf.conv2dTranspose(dy, kernel, x.shape, stride, 'same');
  // At stride 1 the transpose is a convolution with the kernel turned round, and that one is fast.
  const turned = tf.transpose(tf.reverse(kernel, [0, 1]), [0, 1, 3, 2]);
  return tf.conv2d(dy, turned, 1, 'same');
}

/** With batch and channels exchanged, it is itself a convolution: of the input with what comes back, spread by the stride. */
function filterGradient(dy: tf.Tensor4D, x: tf.Tensor4D, side: number, stride: number): tf.Tensor4D {
  const height = x.shape[1];
  // "Same" padding as TensorFlow counts it: at an even size and stride 2 the odd row goes below.
  const total = Math.max((dy.shape[1] - 1) * stride + side - height, 0);
  const [above, below] = [Math.floor(total / 2), Math.ceil(total / 2)];
  const around: [number, number] = [above, below];
  const padded = total === 0 ? x : tf.pad(x, [[0, 0], around, around, [0, 0]]);
  const kernel = tf.transpose(dy, [1, 2, 0, 3]);
  const all = tf.conv2d(tf.transpose(padded, [3, 1, 2, 0]), kernel, 1, 'valid', 'NHWC', stride);
  const [from, , , to] = all.shape;
  return tf.transpose(tf.slice(all, [0, 0, 0, 0], [from, side, side, to]), [1, 2, 0, 3]);
}
