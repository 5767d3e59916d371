/** The network layer by layer, its early exits, and what each of them costs in multiply-adds. */
import { CLASSES, SIDE } from './shape.ts';

/** A convolution 3 × 3 with "same" padding, then a bias. */
export interface Convolution {
  readonly name: string;
  readonly side: 1 | 3;
  readonly stride: 1 | 2;
  readonly from: number;
  readonly to: number;
  /** Pixels along an edge of what comes out. */
  readonly out: number;
}

/** relu(x' + B relu(A x)), where x' is x, or x through a 1 × 1 convolution where the shape changes. */
export interface Block {
  readonly name: string;
  readonly first: Convolution;
  readonly second: Convolution;
  readonly shortcut?: Convolution;
}

/** A convolution, relu, the mean over all places, and a dense layer to the classes. */
export interface Head {
  readonly name: string;
  /** The block behind which it stands. */
  readonly after: number;
  readonly convolution: Convolution;
}

const convolution = (
  name: string,
  from: number,
  to: number,
  input: number,
  stride: 1 | 2 = 1,
  side: 1 | 3 = 3,
): Convolution => ({ name, side, stride, from, to, out: Math.ceil(input / stride) });

function block(name: string, from: number, to: number, input: number, stride: 1 | 2): Block {
  const first = convolution(`${name}.first`, from, to, input, stride);
  const second = convolution(`${name}.second`, to, to, first.out);
  if (from === to && stride === 1) return { name, first, second };
  return { name, first, second, shortcut: convolution(`${name}.shortcut`, from, to, input, stride, 1) };
}

export const STEM = convolution('stem', 1, 8, SIDE);

export const BLOCKS: readonly Block[] = [
  block('block1', 8, 16, SIDE, 2),
  block('block2', 16, 16, SIDE / 2, 1),
  block('block3', 16, 32, SIDE / 2, 2),
  block('block4', 32, 32, SIDE / 4, 1),
  block('block5', 32, 32, SIDE / 4, 1),
];

/** The early exits; the network's own head behind the last block has no convolution, only the mean and the dense layer. */
export const HEADS: readonly Head[] = [
  { name: 'exit1', after: 0, convolution: convolution('exit1.convolution', 16, 32, SIDE / 2, 2) },
  { name: 'exit2', after: 1, convolution: convolution('exit2.convolution', 16, 32, SIDE / 2, 2) },
  { name: 'exit3', after: 2, convolution: convolution('exit3.convolution', 32, 32, SIDE / 4, 2) },
];

/** Width of what the network's own dense layer reads. */
export const WIDTH = 32;

const costOf = ({ side, from, to, out }: Convolution): number => side ** 2 * from * to * out ** 2;

const blockCost = ({ first, second, shortcut }: Block): number =>
  costOf(first) + costOf(second) + (shortcut === undefined ? 0 : costOf(shortcut));

const headCost = (head: Head): number => costOf(head.convolution) + head.convolution.to * CLASSES.length;

/** Multiply-adds of one picture through the whole network without early exits. Biases and sums are not counted. */
export const BASELINE: number =
  costOf(STEM) + BLOCKS.reduce((sum, one) => sum + blockCost(one), 0) + WIDTH * CLASSES.length;

/**
 * Multiply-adds of one picture that leaves at each exit: everything up to its block, its head, and every head
 * before it, which was asked in vain.
 */
export const EXIT_COSTS: readonly number[] = [
  ...HEADS.map((head, at) => {
    const trunk = BLOCKS.slice(0, head.after + 1).reduce((sum, one) => sum + blockCost(one), costOf(STEM));
    return trunk + HEADS.slice(0, at + 1).reduce((sum, one) => sum + headCost(one), 0);
  }),
  BASELINE + HEADS.reduce((sum, one) => sum + headCost(one), 0),
];

/** Every convolution by name. */
export const CONVOLUTIONS: readonly Convolution[] = [
  STEM,
  ...BLOCKS.flatMap(({ first, second, shortcut }) => [
    first,
    second,
    ...(shortcut === undefined ? [] : [shortcut]),
  ]),
  ...HEADS.map((head) => head.convolution),
];
