/** Holds student code to the person's own limits where they are tighter than the problem set's. */
import type { Limits } from '../grading/observation.ts';
import type { CodeRunner } from '../runner/runner.ts';

/** @param most read at each call, so that a changed setting holds at once */
export function cappedRunner(runner: CodeRunner, most: () => Limits): CodeRunner {
  return {
    run(request, signal) {
      const { milliseconds, megabytes } = most();
      const limits = {
        milliseconds: Math.min(request.limits.milliseconds, milliseconds),
        megabytes: Math.min(request.limits.megabytes, megabytes),
      };
      return runner.run({ ...request, limits }, signal);
    },
    dispose: () => runner.dispose(),
  };
}
