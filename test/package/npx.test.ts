/** The command as somebody types it in a checkout. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('npx rederive in a checkout', () => {
  const home = mkdtempSync(join(tmpdir(), 'rederive-home-'));
  after(() => rmSync(home, { recursive: true }));

  /** With an empty home and no network, so that nothing but the checkout can answer. */
  const npx = (args: readonly string[], input = '') =>
    spawnSync('npx', ['--offline', 'rederive', ...args], {
      cwd: root,
      env: { ...process.env, HOME: home },
      encoding: 'utf8',
      input,
      shell: process.platform === 'win32',
    });

  it('is the checkout’s own command, without a download', () => {
    const { status, stdout } = npx(['help']);
    assert.equal(status, 0);
    assert.match(stdout, /rederive check/);
  });

  it('judges an answer from standard input and prints one JSON document', () => {
    const { status, stdout } = npx(['answer', 'linear-attention/linear-cost', '-', '--json'], 'O(N D_r M)');
    assert.equal(status, 0);
    const report = JSON.parse(stdout) as { verdict: string; diagnoses: readonly { id: string }[] };
    assert.equal(report.verdict, 'incorrect');
    assert.deepEqual(
      report.diagnoses.map(({ id }) => id),
      ['missing-projection'],
    );
  });
});
