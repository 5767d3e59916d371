/** Seeded randomness: the same seed gives the same points on every machine. */

/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** mulberry32, a public-domain generator by Tommy Ettinger: small, and good enough to draw test points. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A standard normal number, by the Box–Muller transform. */
export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

export function drawWhole(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}
