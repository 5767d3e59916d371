/** The `rederive` program: joins the commands to this process, this terminal and these files. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SET_FILE } from '../problem/loading.ts';
import { createRunner } from '../runner/pool.ts';
import { run } from './run.ts';

/** The folder of the bundle, `dist/`. */
const here = dirname(fileURLToPath(import.meta.url));

async function bundledSets(): Promise<readonly string[]> {
  const problems = join(here, '..', 'problems');
  const folders = await readdir(problems).catch(() => []);
  const sets = [];
  for (const name of folders.sort()) {
    if ((await stat(join(problems, name, SET_FILE)).catch(() => undefined))?.isFile())
      sets.push(join(problems, name));
  }
  if (sets.length > 0) return sets;
  const packs = await readdir(join(here, 'packs')).catch(() => []);
  return packs.filter((name) => name.endsWith('.zip')).map((name) => join(here, 'packs', name));
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// `rederive … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const manifest = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(join(here, '..', 'package.json'), 'utf8')));

process.exitCode = await run(process.argv.slice(2), {
  terminal: {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    input: readInput,
    cwd: process.cwd(),
    watched: {
      out: process.stdout.isTTY === true && !process.env['NO_COLOR'],
      err: process.stderr.isTTY === true,
    },
    signal: stop.signal,
  },
  bundledSets,
  startRunner: (use, workers) =>
    createRunner({
      nodePath: process.execPath,
      childPath: join(here, 'child.cjs'),
      reuse: use === 'own' ? 'context-per-request' : 'process-per-request',
      useKernel: use === 'strangers',
      ...(workers === undefined ? {} : { workers }),
    }),
  version: manifest.version,
});
