/** The memory of another process is read rightly, by each of the ways that a system offers. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { megabytesIn, residentMegabytes, watchMemory } from '../../src/runner/memory.ts';

describe('memory seen from outside', () => {
  it('is read from what ps and tasklist print, however they group digits', () => {
    assert.equal(megabytesIn('  51200\n', 'ps'), 50);
    assert.equal(megabytesIn('', 'ps'), undefined);
    assert.equal(megabytesIn('"node.exe","4711","Console","1","51,200 K"\r\n', 'tasklist'), 50);
    assert.equal(megabytesIn('"node.exe","4711","Console","1","51.200 K"\r\n', 'tasklist'), 50);
    assert.equal(megabytesIn('"node.exe","4711","Console","1","51\u00a0200 K"\r\n', 'tasklist'), 50);
    assert.equal(megabytesIn('INFO: No tasks are running', 'tasklist'), undefined);
  });

  for (const source of ['proc', 'ps'] as const) {
    it(`grows when a process fills a buffer, as ${source} sees it`, async function () {
      const there =
        source === 'proc' ? process.platform === 'linux' : spawnSync('ps', ['-p', '1']).error === undefined;
      if (!there) this.skip();
      const child = spawn(process.execPath, [
        '-e',
        'setTimeout(() => { globalThis.b = Buffer.alloc(300e6, 1); }, 300); setTimeout(() => {}, 60000);',
      ]);
      const most = await new Promise<number>((resolve) => {
        const unwatch = watchMemory(
          child.pid ?? 0,
          (megabytes) => {
            if (megabytes < 300) return;
            unwatch();
            resolve(megabytes);
          },
          source,
        );
      });
      child.kill('SIGKILL');
      assert.ok(most >= 300 && most < 600);
    });
  }

  it('is unknown for a process that is not there', () => {
    assert.equal(residentMegabytes(2 ** 22 + 1), undefined);
  });
});
