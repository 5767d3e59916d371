/** Decides which hint comes next, and how far a derivation is shown: asking comes before telling. */

/** What a part offers to someone who is stuck. */
export interface Help {
  /** From the gentlest question to the most telling pointer. */
  readonly hints: readonly string[];
  /** How many steps its derivation has; 0 where it has none. */
  readonly steps: number;
}

/** How much of the help has been shown. */
export interface Progress {
  readonly hints: number;
  readonly steps: number;
}

export const nothingShown: Progress = { hints: 0, steps: 0 };

export type Rung =
  | { readonly kind: 'hint'; readonly index: number; readonly of: number; readonly markdown: string }
  /** Every hint is out; the derivation is what is left. */
  | { readonly kind: 'derivation' }
  /** Nothing more can be shown. */
  | { readonly kind: 'end' };

/** What asking for a hint gives now. */
export function nextRung(help: Help, progress: Progress): Rung {
  const shown = fit(help, progress);
  const markdown = help.hints[shown.hints];
  if (markdown !== undefined) {
    return { kind: 'hint', index: shown.hints, of: help.hints.length, markdown };
  }
  return shown.steps < help.steps ? { kind: 'derivation' } : { kind: 'end' };
}

/** The progress after one more hint. */
export function afterHint(help: Help, progress: Progress): Progress {
  return fit(help, { hints: progress.hints + 1, steps: progress.steps });
}

/** The progress after one more step of the derivation. */
export function afterStep(help: Help, progress: Progress): Progress {
  return fit(help, { hints: progress.hints, steps: progress.steps + 1 });
}

/**
 * Reads stored progress, which an older version, another set or a person may have written: whatever is not a
 * count within what the part offers today is brought back into it.
 */
export function readProgress(help: Help, stored: unknown): Progress {
  if (typeof stored !== 'object' || stored === null) return nothingShown;
  const { hints, steps } = stored as { hints?: unknown; steps?: unknown };
  return fit(help, { hints: count(hints), steps: count(steps) });
}

function fit(help: Help, progress: Progress): Progress {
  return {
    hints: Math.min(progress.hints, help.hints.length),
    steps: Math.min(progress.steps, help.steps),
  };
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
