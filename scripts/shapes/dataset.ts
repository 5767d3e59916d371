/** The seeded sets of pictures: training and test, with a few labels that are wrong on purpose. */
import { randomFrom } from '../../src/grading/random.ts';
import { CLASSES, drawShape, render, SIDE, type Shape } from './shape.ts';

export const SEED = 'example-difficulty-2';
export const TRAINING = 10_000;
export const TESTING = 1200;

/** Share of labels that are replaced by another class. */
const MISLABELLED = { training: 0.015, test: 0.01 } as const;

export interface Examples {
  /** SIDE × SIDE grey values a picture. */
  readonly pictures: readonly Uint8Array[];
  readonly shapes: readonly Shape[];
  /** What the set says; for a few examples not what was drawn. */
  readonly labels: readonly number[];
}

/** Always the same pictures for the same name and count: classes take turns, everything else is drawn. */
export function makeExamples(name: keyof typeof MISLABELLED, count: number): Examples {
  const random = randomFrom(`${SEED}/${name}`);
  const shapes = Array.from({ length: count }, (_, index) => drawShape(index % CLASSES.length, random));
  const pictures = shapes.map((shape) => render(shape, random));
  const labels = shapes.map(({ kind }) => {
    if (random.uniform() >= MISLABELLED[name]) return kind;
    return (kind + random.integer(1, CLASSES.length - 1)) % CLASSES.length;
  });
  return { pictures, shapes, labels };
}

/** Numbers a picture. */
export const PIXELS = SIDE * SIDE;
