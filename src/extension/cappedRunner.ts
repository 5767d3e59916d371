/** Holds student code to the person's own limits where they are tighter than the problem set's. */
import type { Limits } from '../grading/observation.ts';
import type { CodeRunner } from '../runner/runner.ts';

/** @param most read at each call, so that a changed setting holds at once */
export function cappedRunner(runner: CodeRunner, most: () => Limits): CodeRunner {
  const capped = <R extends { readonly limits: Limits }>(request: R): R => {
    const { milliseconds, megabytes } = most();
    const limits = {
      milliseconds: Math.min(request.limits.milliseconds, milliseconds),
      megabytes: Math.min(request.limits.megabytes, megabytes),
    };
    return { ...request, limits };
  };
  return {
    run: (request, signal) => runner.run(capped(request), signal),
    measureCost: (request, signal) => runner.measureCost(capped(request), signal),
    measureMemory: (request, signal) => runner.measureMemory(capped(request), signal),
    dispose: () => runner.dispose(),
  };
}
