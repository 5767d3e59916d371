/** In the child: keeps the engine from optimising code that is about to be thrown away with its context. */
import v8 from 'node:v8';

/**
 * How often a function is entered or a loop goes round before it is optimised: usually, and in counted calls.
 *
 * Most submissions are called ten times on small inputs, and optimising took as long as running did. By itself this
 * engine begins after a tenth of what is usual here, and optimises fully after a third of it: with more, calls that take
 * a tenth of a second would become fast too late. A counted call begins without any optimised code, and by far most end
 * before it would have paid: this made half of the processor time of a measurement go away.
 */
const TIERS = [
  { name: 'invocation-count-for-maglev', usual: 4000, rare: 20_000 },
  { name: 'invocation-count-for-maglev-osr', usual: 1000, rare: 5000 },
  { name: 'invocation-count-for-turbofan', usual: 10_000, rare: 150_000 },
  // So many bytes of code at a time are translated before they are optimised; by itself the engine waits for 4096.
  { name: 'baseline-batch-compilation-threshold', usual: 262_144, rare: 65_536 },
] as const;

/** Older engines measure this in other ways, and complain about flags that they do not know. */
const isKnown = Number.parseInt(process.versions.node, 10) >= 24;

function setTiers(hurry: 'usual' | 'rare'): void {
  if (!isKnown) return;
  for (const tier of TIERS) v8.setFlagsFromString(`--${tier.name}=${tier[hurry]}`);
}

/** Optimises no earlier than pays in a process that serves one submission; to be called as it begins to serve. */
export function withUsualHurry(): void {
  setTiers('usual');
}

/** Does `act` with little optimising. */
export function withoutHurry(act: () => void): void {
  setTiers('rare');
  try {
    act();
  } finally {
    setTiers('usual');
  }
}
