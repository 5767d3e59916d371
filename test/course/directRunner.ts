/** A runner that calls trusted functions in this process: a "source" is the name that its exports are known by. */
import type { CodeRequest, Run } from '../../src/grading/observation.ts';
import type { CodeRunner } from '../../src/runner/runner.ts';
import { runDirectly } from '../grading/direct.ts';

export interface DirectRunner extends CodeRunner {
  /** Everything that was asked for, in order. */
  readonly requests: readonly CodeRequest[];
}

export function directRunner(
  sources: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): DirectRunner {
  const requests: CodeRequest[] = [];
  return {
    requests,
    run: (request): Promise<Run> => {
      requests.push(request);
      return Promise.resolve(runDirectly(sources[request.source] ?? {}, request.export, request.calls));
    },
    measureMemory: () => Promise.resolve({ kind: 'undetermined', why: 'Nothing is looked at here.' }),
    measureCost: () => Promise.resolve({ kind: 'undetermined', why: 'Nothing is counted here.' }),
    dispose: () => Promise.resolve(),
  };
}
