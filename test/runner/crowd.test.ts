import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openRunner } from './bundledRunner.ts';

describe('A crowd of requests', () => {
  for (const reuse of ['process-per-request', 'context-per-request'] as const) {
    it(`is served to the last with fewer workers than requests, ${reuse}`, async function () {
      this.timeout(60_000);
      const runner = openRunner({ reuse, workers: 2 });
      const runs = await Promise.all(
        Array.from({ length: 9 }, (_, i) =>
          runner.run({
            source: `export const add = (a: number): number => a + ${i};`,
            file: 'solution.ts',
            export: 'add',
            calls: [{ id: 'one', arguments: [1] }],
            limits: { milliseconds: 10_000, megabytes: 256 },
          }),
        ),
      );
      const values = runs.map(
        ({ observations: [first] }) => first?.outcome.kind === 'returned' && first.outcome.value,
      );
      assert.deepEqual(values, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
      await runner.dispose();
    });
  }
});
