/** No program in hostile/cost/ is measured as cheaper than it is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CostMeasurement } from '../../../src/grading/measurement.ts';
import type { CodeRunner } from '../../../src/runner/runner.ts';
import { openRunner } from '../bundledRunner.ts';

const folder = join(import.meta.dirname, '..', 'hostile', 'cost');

const matrix = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.random() - 0.5));

/**
 * They all return, or pretend to, the sum over all keys of `q · k` for every query, N rows of width D: N·D operations
 * done well, N²·D done badly. `expects` are alternatives: `undetermined`, `failed`, or the fastest growing term; `N^2`
 * is any term with N squared.
 */
function matches(measurement: CostMeasurement, expected: string): boolean {
  if (measurement.kind === 'undetermined' || measurement.kind === 'failed')
    return measurement.kind === expected;
  const leading = measurement.terms[0];
  assert.ok(leading !== undefined && leading.coefficient > 0);
  if (expected === 'N^2') return measurement.terms.some(({ exponents }) => (exponents['N'] ?? 0) >= 2);
  const said = Object.entries(leading.exponents)
    .map(([symbol, power]) => (power === 1 ? symbol : `${symbol}^${power}`))
    .join(' ');
  return measurement.kind === 'polynomial' && said === expected;
}

describe('the cost of a program that hides its work', () => {
  let runner: CodeRunner;
  before(() => {
    runner = openRunner();
  });
  after(() => runner.dispose());

  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(join(folder, file), 'utf8');
    const hides = /^\/\/ hides: (.+)$/m.exec(source)?.[1] ?? '';
    const expects = (/^\/\/ expects: (.+)$/m.exec(source)?.[1] ?? '').split(' | ');
    it(`${file.replace(/\.ts$/, '')}: ${hides}`, async () => {
      const measurement = await runner.measureCost({
        source,
        file: 'solution.ts',
        export: 'f',
        symbols: ['N', 'D'],
        inputs: ({ N = 0, D = 0 }) => [matrix(N, D), matrix(N, D)],
        limits: { milliseconds: 4000, megabytes: 300 },
      });
      assert.ok(
        expects.some((expected) => matches(measurement, expected)),
        `expected ${expects.join(' or ')}, saw ${JSON.stringify(
          'terms' in measurement ? { ...measurement, calls: undefined } : measurement,
        )}`,
      );
    });
  }
});
