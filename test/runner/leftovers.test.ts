import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openRunner } from './bundledRunner.ts';

describe('What one request leaves behind', () => {
  it('is not held against the memory of the next', async function () {
    this.timeout(60_000);
    const runner = openRunner({ workers: 1, reuse: 'context-per-request' });
    for (let i = 0; i < 6; i++) {
      const run = await runner.run({
        source: `export function fill(n: number): number { const all: number[][] = []; for (let i = 0; i < n; i++) all.push(new Array(131072).fill(i + 0.5)); return all.length; } // ${i}`,
        file: 'solution.ts',
        export: 'fill',
        calls: [{ id: 'one', arguments: [80] }],
        limits: { milliseconds: 10_000, megabytes: 128 },
      });
      assert.equal(run.observations[0]?.outcome.kind, 'returned', `request ${i + 1}`);
    }
    await runner.dispose();
  });
});
