/** The six shapes as sets of points, and one of them as a small grey picture. */
import type { Random } from '../../src/grading/random.ts';

export const CLASSES = ['circle', 'ellipse', 'square', 'rectangle', 'triangle', 'heart'] as const;

/** Pixels along an edge. */
export const SIDE = 20;

/** Everything that decides a picture before its noise. Lengths in pixels, angles in radians, grey from 0 to 1. */
export interface Shape {
  /** Index in CLASSES. */
  readonly kind: number;
  /** Half the longest extent. */
  readonly radius: number;
  /** Long side over short side; 1 where the class has none. */
  readonly aspect: number;
  readonly rotation: number;
  readonly centre: readonly [number, number];
  readonly background: number;
  readonly foreground: number;
  /** Standard deviation of the noise added to each pixel. */
  readonly noise: number;
}

/** A shape of the given class, everything else drawn. */
export function drawShape(kind: number, random: Random): Shape {
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const radius = between(2.8, 8.8);
  const room = SIDE / 2 - radius;
  const shift = Math.min(2.5, room);
  const background = between(0, 0.25);
  return {
    kind,
    radius,
    aspect: kind === 1 || kind === 3 ? between(1.2, 2.4) : 1,
    rotation: between(0, 2 * Math.PI),
    centre: [SIDE / 2 + between(-shift, shift), SIDE / 2 + between(-shift, shift)],
    background,
    foreground: background + between(0.4, 0.75),
    noise: between(0.01, 0.15),
  };
}

/** Samples along an edge of a pixel; 16 points a pixel make grey edges. */
const SAMPLES = 4;

/** Grey values of SIDE × SIDE pixels, row by row, each from 0 to 255. */
export function render(shape: Shape, random: Random): Uint8Array {
  const { radius, rotation, centre, background, foreground, noise } = shape;
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  const pixels = new Uint8Array(SIDE * SIDE);
  for (let at = 0; at < pixels.length; at += 1) {
    let covered = 0;
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
      const dx = (at % SIDE) + ((sample % SAMPLES) + 0.5) / SAMPLES - centre[0];
      const dy = Math.floor(at / SIDE) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES - centre[1];
      const [x, y] = [(cos * dx + sin * dy) / radius, (cos * dy - sin * dx) / radius];
      if (contains(shape, x, y)) covered += 1;
    }
    const grey = background + ((foreground - background) * covered) / SAMPLES ** 2 + noise * random.normal();
    pixels[at] = Math.max(0, Math.min(255, Math.round(255 * grey)));
  }
  return pixels;
}

/** Whether a point belongs to the shape; coordinates in units of its radius, unrotated. */
function contains({ kind, aspect }: Shape, x: number, y: number): boolean {
  switch (CLASSES[kind]) {
    case 'circle':
    case 'ellipse':
      return x ** 2 + (aspect * y) ** 2 <= 1;
    case 'square':
      return Math.abs(x) <= 0.8 && Math.abs(y) <= 0.8;
    case 'rectangle':
      return Math.abs(x) <= 0.95 && Math.abs(aspect * y) <= 0.95;
    case 'triangle':
      // Equilateral, with its corners on the unit circle: below two slanted sides and above the base.
      return y >= -0.5 && Math.sqrt(3) * Math.abs(x) + y <= 1;
    case 'heart': {
      // The sextic (u² + v² − 1)³ = u² v³, which reaches from about −1.14 to 1.14 across.
      const [u, v] = [1.2 * x, 1.2 * y + 0.1];
      return (u ** 2 + v ** 2 - 1) ** 3 <= u ** 2 * v ** 3;
    }
    default:
      throw new Error(`there is no class ${kind}`);
  }
}
