/** No child outlives the process that started it, however that process ends. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentDeathWrapper } from '../../src/runner/launch.ts';
import { bundleFolder } from './bundledRunner.ts';

const pool = pathToFileURL(join(import.meta.dirname, '..', '..', 'src', 'runner', 'pool.ts')).href;

/** A program that starts a runner, has it run a loop without an end, and says `looping`. */
const program = (folder: string, then: string): string => `
  const { createRunner } = await import(${JSON.stringify(pool)});
  const runner = createRunner({
    nodePath: process.execPath, childPath: ${JSON.stringify(join(folder, 'child.cjs'))}, workers: 2, reuse: 'context-per-request',
  });
  const limits = { milliseconds: 600000, megabytes: 200 };
  const call = { id: 'x', arguments: [] };
  const file = 'solution.ts';
  await runner.run({ source: 'export const f = () => 1;', file, export: 'f', calls: [call], limits });
  void runner.run({ source: 'export const f = () => { for (;;); };', file, export: 'f', calls: [call], limits });
  setTimeout(() => { console.log('looping'); ${then} }, 500);
`;

/** Processes whose command line names the bundles of this test. */
function childrenIn(folder: string): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'latin1').includes(folder);
    } catch {
      return false;
    }
  });
}

async function goneFrom(folder: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (childrenIn(folder).length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

describe('a looping child', () => {
  const ends: readonly (readonly [string, string, (kill: () => void) => void])[] = [
    ['is disposed of with its runner', 'void runner.dispose().then(() => process.exit(0));', () => {}],
    ['goes when its parent exits without disposing', 'process.exit(0);', () => {}],
    ['goes when its parent is killed', '', (kill) => kill()],
  ];
  for (const [what, then, end] of ends) {
    it(what, async function () {
      if (process.platform !== 'linux' || parentDeathWrapper().length === 0) this.skip();
      // The other tests' runners have ended theirs by now, or live in a folder of the same name: count from here.
      const folder = bundleFolder();
      assert.ok(await goneFrom(folder), 'another test left children behind');
      const parent = spawn(
        process.execPath,
        ['--no-warnings', '--input-type=module', '-e', program(folder, then)],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const ended = new Promise((resolve) => parent.once('close', resolve));
      await new Promise<void>((resolve) => {
        parent.stdout.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes('looping')) resolve();
        });
        parent.once('close', () => resolve());
      });
      end(() => parent.kill('SIGKILL'));
      await ended;
      assert.ok(await goneFrom(folder), `left: ${childrenIn(folder).join()}`);
    });
  }
});
