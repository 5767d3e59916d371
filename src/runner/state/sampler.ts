/** Stops a marked program now and then so that somebody can look; evaluated inside the context, after `realm`. */

export interface Sampler {
  readonly mark: () => void;
  readonly enter: () => void;
  /** Begins to count anew; looks at the first mark and at every `step`-th after it, or never if `step` is 0. */
  readonly begin: (step: number) => void;
  /** How many marks were passed since. */
  readonly passed: () => number;
}

/** Runs *inside* the context and refers to nothing outside itself. `look` is a function of the host. */
export function sampler(look: () => void): Sampler {
  let count = 0;
  let next = 0;
  let every = 0;
  return {
    mark: () => {
      count += 1;
      if (count !== next) return;
      next += every;
      try {
        look();
      } catch {
        // The stack is full; the next mark is as good.
      }
    },
    enter: () => {},
    begin: (step) => {
      count = 0;
      every = step;
      next = step === 0 ? 0 : 1;
    },
    passed: () => count,
  };
}
