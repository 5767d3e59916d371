/** Exponents that an answer rounds: n^{2.81} where the key has n^{log₂ 7}. */
import type { Growth } from '../mathematics/growth.ts';
import { type Rational, toNumber } from '../mathematics/rational.ts';
import type { Exponent } from '../mathematics/term.ts';
import type { CostReading } from './costClaims.ts';

/** A fraction with a larger denominator stands for an irrational number; people write no such fractions. */
const LARGEST = 10_000n;
/** 2.8 for log₂ 7 would no longer be a bound that anybody could tell from another. */
const FEWEST_DECIMALS = 2;
const MOST_DECIMALS = 6;

/** The reading with every rounded exponent put back to the exponent of the key that it rounds. */
export function withoutRounding(reading: CostReading, key: Growth): CostReading {
  const exact = key.alternatives
    .flat()
    .flatMap(({ powers }) => [...powers].filter(([, { over }]) => over > LARGEST));
  if (exact.length === 0) return reading;
  const restored = (powers: Exponent): Exponent =>
    new Map(
      [...powers].map(([name, power]) => {
        const meant = exact.find(([other, value]) => other === name && isRounding(power, value));
        return [name, meant?.[1] ?? power];
      }),
    );
  const claims = reading.claims.map((claim) => ({
    ...claim,
    growth: {
      alternatives: claim.growth.alternatives.map((sum) =>
        sum.map((term) => ({ ...term, powers: restored(term.powers) })),
      ),
    },
  }));
  return { ...reading, claims };
}

/** `power` has a few decimals, and is `value` to these. */
function isRounding(power: Rational, value: Rational): boolean {
  if (10n % power.over === 0n) return false;
  for (let decimals = FEWEST_DECIMALS; decimals <= MOST_DECIMALS; decimals += 1) {
    if (10n ** BigInt(decimals) % power.over !== 0n) continue;
    return Math.abs(toNumber(power) - toNumber(value)) <= 0.5000001 * 10 ** -decimals;
  }
  return false;
}
