/** In the child: keeps the engine from optimising code that is about to be thrown away with its context. */
import v8 from 'node:v8';

/**
 * How often a function is entered or a loop goes round before it is optimised: what this engine does by itself, and
 * fifty times that. A counted call begins without any optimised code, and by far most end before it would have paid; those
 * that go on for long still become fast. Made half of the processor time of a measurement go away.
 */
const TIERS = [
  ['invocation-count-for-maglev', 400],
  ['invocation-count-for-maglev-osr', 100],
  ['invocation-count-for-turbofan', 3000],
] as const;
const LATER = 50;

/** Older engines measure this in other ways, and complain about flags that they do not know. */
const isKnown = Number.parseInt(process.versions.node, 10) >= 24;

function setTiers(factor: number): void {
  if (!isKnown) return;
  for (const [name, count] of TIERS) v8.setFlagsFromString(`--${name}=${count * factor}`);
}

/** Does `act` with little optimising. */
export function withoutHurry(act: () => void): void {
  setTiers(LATER);
  try {
    act();
  } finally {
    setTiers(1);
  }
}
