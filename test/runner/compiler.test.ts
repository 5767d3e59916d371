/** The process that reads files answers in time, even where the one that asks has none. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { Compiler } from '../../src/runner/compiler.ts';

const entry = fileURLToPath(new URL('../../src/runner/front.ts', import.meta.url));

/** Keeps this process busy, as a grader of a whole class may be. */
function block(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('Reading a file', function () {
  this.timeout(60_000);

  it('gives up no answer that came while this process was busy for longer than it waits', async () => {
    const compiler = new Compiler({ nodePath: process.execPath, entry, electron: false });
    try {
      await compiler.compile('export const first = 1;', 'first.ts');
      const compiled = compiler.compile('export const second = 2;', 'second.ts');
      // From here on timers are looked at before what has come in.
      await new Promise((resolve) => setImmediate(resolve));
      block(5_500);
      assert.equal((await compiled).kind, 'script');
    } finally {
      await compiler.dispose();
    }
  });
});
