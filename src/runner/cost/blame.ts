/** To which line a term of the cost is due, and from where the routine with that line is called so often. */
import type { CallSite, MeasuredTerm } from '../../grading/measurement.ts';
import { fit, valueOf, type Shape } from './fit.ts';
import type { Design, Sizes } from './grid.ts';
import { interpolate } from './interpolation.ts';
import { toNumber } from './rational.ts';
import type { Routine } from './routines.ts';

/** What was counted in one call. */
export interface Counts {
  readonly at: Sizes;
  /** Operations by line; entry 0 unused. */
  readonly byLine: Float64Array;
  /** How often each routine was called. */
  readonly entries: Float64Array;
}

export type Blame = Pick<MeasuredTerm, 'line' | 'calls'>;

/** Lines beyond these few never lead a term that matters. */
const LINES_LOOKED_AT = 10;
/** No chain of calls that is told is longer. */
const LONGEST_CHAIN = 6;

/** @param design of an exact interpolation; without one, likeness decides */
export function blamer(
  points: readonly Counts[],
  routines: readonly Routine[],
  symbols: readonly string[],
  design?: Design,
): (term: Shape) => Blame {
  const busiest = busiestLines(points);
  const shareOf = design === undefined ? likenessTo(points) : coefficientOn(points, design);
  const growthOf = callsOf(points, routines, design);
  return (term) => {
    const line = greatest(busiest, (candidate) => shareOf(candidate, term)) ?? 1;
    const calls: CallSite[] = [];
    const seen = new Set<number>();
    let at = routineAt(routines, line);
    while (at !== undefined && !seen.has(at) && calls.length < LONGEST_CHAIN) {
      seen.add(at);
      const times = growthOf(at).filter(({ powers }) => divides(powers, term.powers));
      // Of terms of one degree the higher power: what runs over the same size twice is what can be done without.
      const most = greatest(times, ({ powers }) => degree(powers) + Math.max(0, ...powers) / 100);
      if (most === undefined || degree(most.powers) === 0) break;
      const site = greatest(routines[at]?.sites ?? [], (candidate) => shareOf(candidate.line, most));
      if (site === undefined) break;
      calls.push({
        line: site.line,
        ...(site.loop === undefined ? {} : { loop: site.loop }),
        times: namedPowers(most.powers, symbols),
      });
      at = site.within < 0 ? undefined : site.within;
    }
    return { line, ...(calls.length === 0 ? {} : { calls }) };
  };
}

export function namedPowers(powers: readonly number[], symbols: readonly string[]): Record<string, number> {
  const entries = symbols.map((symbol, axis) => [symbol, powers[axis] ?? 0] as const);
  return Object.fromEntries(entries.filter(([, power]) => power > 0));
}

const degree = (powers: readonly number[]): number => powers.reduce((sum, power) => sum + power, 0);

const divides = (powers: readonly number[], of: readonly number[]): boolean =>
  powers.every((power, axis) => power <= (of[axis] ?? 0));

/** The innermost routine around a line. */
function routineAt(routines: readonly Routine[], line: number): number | undefined {
  let best: number | undefined;
  routines.forEach(({ first, last }, number) => {
    if (line < first || line > last) return;
    const known = best === undefined ? undefined : routines[best];
    if (known === undefined || last - first < known.last - known.first) best = number;
  });
  return best;
}

/** How the number of a routine's calls grows: the terms of its polynomial, or of a fit. */
function callsOf(
  points: readonly Counts[],
  routines: readonly Routine[],
  design: Design | undefined,
): (routine: number) => readonly Shape[] {
  const known = new Map<number, readonly Shape[]>();
  const find = (routine: number): readonly Shape[] => {
    const counts = points.map(({ entries }) => entries[routine] ?? 0);
    if (design === undefined) {
      return fit(points.map(({ at }, i) => ({ sizes: at, operations: counts[i] ?? 0 })))?.terms ?? [];
    }
    const none = design.axes.map(() => 0);
    return interpolate(design.axes, counts, design.indices)
      .filter(({ coefficient }) => coefficient.over > 0n)
      .map(({ powers }) => ({ powers, logs: none }));
  };
  return (routine) => {
    const growth = known.get(routine) ?? (routines[routine] === undefined ? [] : find(routine));
    known.set(routine, growth);
    return growth;
  };
}

function greatest<T>(candidates: readonly T[], measure: (candidate: T) => number): T | undefined {
  let best: { readonly candidate: T; readonly measured: number } | undefined;
  for (const candidate of candidates) {
    const measured = measure(candidate);
    if (best === undefined || measured > best.measured) best = { candidate, measured };
  }
  return best?.candidate;
}

/** How much a line grows like a term. */
type Share = (line: number, term: Shape) => number;

/** The coefficient of the term in the line's own polynomial. */
function coefficientOn(points: readonly Counts[], { axes, indices }: Design): Share {
  const polynomials = new Map<number, ReturnType<typeof interpolate>>();
  return (line, { powers }) => {
    const polynomial =
      polynomials.get(line) ??
      interpolate(
        axes,
        points.map(({ byLine }) => byLine[line] ?? 0),
        indices,
      );
    polynomials.set(line, polynomial);
    const term = polynomial.find((candidate) => candidate.powers.join() === powers.join());
    return term === undefined ? 0 : toNumber(term.coefficient);
  };
}

/** The cosine between the line's counts and the term's values. */
function likenessTo(points: readonly Counts[]): Share {
  return (line, term) => {
    const counts = points.map(({ byLine }) => byLine[line] ?? 0);
    const values = points.map(({ at }) => valueOf(term, at));
    const dot = (x: readonly number[], y: readonly number[]): number =>
      x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
    return dot(counts, values) / Math.sqrt(dot(counts, counts) * dot(values, values) || 1);
  };
}

function busiestLines(points: readonly Counts[]): readonly number[] {
  const length = points[0]?.byLine.length ?? 0;
  const totals = Array.from({ length }, (_, line) =>
    line === 0 ? 0 : points.reduce((sum, { byLine }) => sum + (byLine[line] ?? 0), 0),
  );
  return totals
    .map((total, line) => ({ total, line }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, LINES_LOOKED_AT)
    .map(({ line }) => line);
}
