/** How far a file that was made again is from the one that is shipped. */
import { readNetwork } from './weightsFile.ts';

/**
 * The largest difference of two weights that is put down to another machine's arithmetic. On one machine the bytes are
 * the same; where WebAssembly lacks SIMD, sums are added in another order, and 2500 steps carry that on.
 */
export const WEIGHTS_WITHIN = 0.05;

export interface Drift {
  readonly within: boolean;
  readonly says: string;
}

export function compareTexts(name: string, shipped: string, made: string): Drift {
  if (shipped === made) return { within: true, says: 'identical' };
  if (!name.endsWith('network.json')) return { within: false, says: 'differs' };
  const [before, after] = [readNetwork(shipped).weights, readNetwork(made).weights];
  let most = 0;
  for (const [weight, { values }] of Object.entries(before)) {
    values.forEach((value, at) => {
      most = Math.max(most, Math.abs(value - (after[weight]?.values[at] ?? Number.POSITIVE_INFINITY)));
    });
  }
  return { within: most <= WEIGHTS_WITHIN, says: `weights differ by at most ${most}` };
}
