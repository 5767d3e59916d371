/** How often chance alone moves a mean of few samples so far from what it should be. */

/**
 * The two-sided p-value of Student's t test that the mean of `samples` is `expected`: the probability of a mean at
 * least this far away, if the samples were independent and normal. 1 for fewer than two samples.
 *
 * Exact for every number of samples by the finite series of Abramowitz and Stegun (1964), 26.7.3 and 26.7.4.
 */
export function chanceOfMean(samples: readonly number[], expected: number): number {
  const count = samples.length;
  if (count < 2) return 1;
  const mean = meanOf(samples);
  const error = standardError(samples);
  if (!Number.isFinite(mean)) return 0;
  if (error === 0) return mean === expected ? 1 : 0;
  return tail(Math.abs(mean - expected) / error, count - 1);
}

export function meanOf(samples: readonly number[]): number {
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}

/** The standard deviation of the mean. */
export function standardError(samples: readonly number[]): number {
  const mean = meanOf(samples);
  const squares = samples.reduce((sum, sample) => sum + (sample - mean) ** 2, 0);
  return Math.sqrt(squares / (samples.length - 1) / samples.length);
}

/** P(|T| ≥ t) with `freedom` degrees of freedom. */
function tail(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const odd = freedom % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  const inside = odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
  return Math.max(0, 1 - inside);
}
