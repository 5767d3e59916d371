/** Runs trusted functions in this process and says what was seen, in the shape that a runner gives. */
import type { Call, Observation, Run, Value } from '../../src/grading/observation.ts';

/** Calls `exported[name]` with the arguments of each planned case or other call. */
export function runDirectly(
  exported: Readonly<Record<string, unknown>>,
  name: string,
  planned: readonly Call[],
): Run {
  const called = exported[name];
  const base = { observations: [], console: [], layers: [] };
  if (called === undefined) {
    return { ...base, load: { kind: 'missing-export', wanted: name, exported: Object.keys(exported) } };
  }
  if (!isFunction(called)) {
    return { ...base, load: { kind: 'not-a-function', wanted: name, found: typeof called } };
  }
  return {
    ...base,
    load: { kind: 'loaded' },
    observations: planned.map(({ id, arguments: given }): Observation => {
      const seen = { id, console: [], milliseconds: 0 };
      try {
        // A copy, as a process boundary would make: code that changes its arguments must not change ours.
        const value: Value = called(...structuredClone(given));
        return { ...seen, outcome: { kind: 'returned', value } };
      } catch (error) {
        const { name: kind, message } =
          error instanceof Error ? error : { name: 'thrown', message: String(error) };
        return { ...seen, outcome: { kind: 'threw', thrown: { name: kind, message, frames: [] } } };
      }
    }),
  };
}

function isFunction(value: unknown): value is (...given: readonly Value[]) => Value {
  return typeof value === 'function';
}

/** What a case returned, without having been run: for tests of what is said about it. */
export function observed(id: string, outcome: Observation['outcome']): Observation {
  return { id, outcome, console: [], milliseconds: 1 };
}
