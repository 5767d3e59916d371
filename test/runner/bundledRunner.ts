/** A runner on freshly bundled children, as the product ships them. */
import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRunner, type LocalRunner, type RunnerOptions } from '../../src/runner/pool.ts';
import type { CodeRequest, Limits, Run, Value } from '../../src/grading/observation.ts';
import type { CodeRunner } from '../../src/runner/runner.ts';

const root = join(import.meta.dirname, '..', '..');

let folder: string | undefined;

/** Where `child.cjs` and its companions were bundled for this test process. */
export function bundleFolder(): string {
  if (folder !== undefined) return folder;
  const made = mkdtempSync(join(root, 'out', 'runner-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  for (const name of ['child', 'front', 'debug']) {
    buildSync({
      entryPoints: [join(root, 'src', 'runner', `${name}.ts`)],
      outfile: join(made, `${name}.cjs`),
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      banner: { js: "'use strict';" },
      logLevel: 'error',
    });
  }
  folder = made;
  return made;
}

export function openRunner(options: Partial<RunnerOptions> = {}): LocalRunner {
  return createRunner({
    // Another Node may be named, since the product runs on several.
    nodePath: process.env['REDERIVE_TEST_NODE'] ?? process.execPath,
    childPath: join(bundleFolder(), 'child.cjs'),
    workers: 2,
    reuse: 'context-per-request',
    ...options,
  });
}

export const ordinaryLimits: Limits = { milliseconds: 1500, megabytes: 200 };

/** Calls `f` of `source` once for each list of arguments. */
export async function runCode(
  runner: CodeRunner,
  source: string,
  calls: readonly (readonly Value[])[] = [[]],
  changes: Partial<CodeRequest> = {},
): Promise<Run> {
  return await runner.run({
    source,
    file: 'solution.ts',
    export: 'f',
    calls: calls.map((given, i) => ({ id: `call ${i + 1}`, arguments: given })),
    limits: ordinaryLimits,
    ...changes,
  });
}
