/** A program does not end while it waits for a child that by itself keeps nobody waiting. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'mocha';

const hold = join(import.meta.dirname, '../../src/runner/hold.ts');

/** Ends an unreferenced child and waits for that, as a runner does with one that hangs. */
const program = (wait: string): string => `
  import { spawn } from 'node:child_process';
  import { held } from ${JSON.stringify(hold)};
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 300)'], { stdio: 'ignore' });
  child.unref();
  const ended = () => new Promise((resolve) => child.once('close', resolve));
  await ${wait};
  console.log('ended');
`;

function run(wait: string): { status: number | null; out: string } {
  const args = ['--no-warnings', '--input-type=module', '-e', program(wait)];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, out: stdout.trim() };
}

describe('waiting for a child that is unreferenced', () => {
  it('lasts until it has ended while it is held', () => {
    assert.deepEqual(run('held(ended)'), { status: 0, out: 'ended' });
  });

  it('would otherwise be cut short by the end of the program', () => {
    assert.deepEqual(run('ended()'), { status: 13, out: '' });
  });
});
