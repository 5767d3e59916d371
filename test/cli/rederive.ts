/** Calls the `rederive` command as a terminal would, and keeps what it said. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import { openRunner } from '../runner/bundledRunner.ts';

export const checkout = join(import.meta.dirname, '..', '..');
export const flagship = join(checkout, 'problems', 'eecs182');

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function rederive(
  args: readonly string[],
  {
    input = '',
    cwd = checkout,
    signal = new AbortController().signal,
  }: { input?: string; cwd?: string; signal?: AbortSignal } = {},
): Promise<Said> {
  let out = '';
  let err = '';
  const code = await run(args, {
    terminal: {
      out: (text) => (out += text),
      err: (text) => (err += text),
      input: () => Promise.resolve(input),
      cwd,
      watched: { out: false, err: false },
      signal,
    },
    bundledSets: () => Promise.resolve([flagship]),
    startRunner: (use, workers) =>
      openRunner({
        reuse: use === 'own' ? 'context-per-request' : 'process-per-request',
        ...(workers === undefined ? {} : { workers }),
      }),
    version: '0.0.0-test',
  });
  return { code, out, err };
}

/** Every file below a folder, as paths relative to it, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
