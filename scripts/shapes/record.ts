/** What the trained network does with every picture: activations behind each layer, predictions, exits. */
import { HEADS } from './architecture.ts';
import type { Examples } from './dataset.ts';
import { argmax, pass, pool, softmax } from './network.ts';
import type { Weights } from './weights.ts';

/** Where the probes sit, from the input on. */
export const LAYERS = ['input', 'stem', 'block1', 'block2', 'block3', 'block4', 'block5', 'logits'] as const;

/** Fields along an edge over which a layer's maps are averaged: fewer the deeper, since shape gives way to channels. */
const CELLS: readonly number[] = [10, 2, 2, 2, 1, 1, 1];

export interface Recording {
  /** One table a layer, one row a picture. */
  readonly activations: readonly (readonly (readonly number[])[])[];
  /** The class that the whole network gives each picture. */
  readonly final: readonly number[];
  /** Probabilities at each exit, the network's own last: picture, exit, class. */
  readonly exits: readonly (readonly (readonly number[])[])[];
}

export function record(weights: Weights, { pictures }: Examples): Recording {
  const activations: number[][][] = LAYERS.map(() => []);
  const final: number[] = [];
  const exits: number[][][] = [];
  for (const picture of pictures) {
    const { layers, logits, exits: early } = pass(weights, picture);
    layers.forEach((maps, at) => activations[at]?.push(pool(maps, CELLS[at] ?? 1)));
    activations[layers.length]?.push([...logits]);
    final.push(argmax(logits));
    exits.push([...early, logits].map(softmax));
  }
  return { activations, final, exits };
}

/** Exits a picture can take, the network's own included. */
export const EXITS = HEADS.length + 1;
