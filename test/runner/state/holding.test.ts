/** What functions hold at once, for functions of which it is known from reading them. */
import assert from 'node:assert/strict';
import type { MemoryMeasurement } from '../../../src/grading/measurement.ts';
import type { CodeRunner } from '../../../src/runner/runner.ts';
import { openRunner, runCode } from '../bundledRunner.ts';

const matrix = (rows = 0, columns = 0): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.random() - 0.5));

describe('what a function holds at once', () => {
  let runner: CodeRunner;
  before(() => {
    runner = openRunner();
  });
  after(() => runner.dispose());

  const measure = (source: string): Promise<MemoryMeasurement> =>
    runner.measureMemory({
      source,
      file: 'solution.ts',
      export: 'f',
      symbols: ['N', 'R', 'M'],
      inputs: ({ N, R, M }) => [matrix(N, R), matrix(N, M)],
      limits: { milliseconds: 10_000, megabytes: 300 },
    });
  const growth = (measurement: MemoryMeasurement): readonly string[] => {
    assert.ok(measurement.kind === 'fitted', JSON.stringify(measurement));
    return measurement.terms.map(({ exponents }) =>
      Object.entries(exponents)
        .map(([name, power]) => name.repeat(power))
        .join(''),
    );
  };
  const step = `S = S.map((row, r) => row.map((x, m) => x + K[i]![r]! * V[i]![m]!));`;

  it('is the one state where each replaces the one before', async () => {
    const terms = growth(
      await measure(`export function f(K: number[][], V: number[][]): number[] {
  let S = K[0]!.map(() => V[0]!.map(() => 0));
  return K.map((_, i) => { ${step} return S[0]![0]!; });
}`),
    );
    assert.ok(!terms.some((term) => /N.*R|N.*M/.test(term)), terms.join());
  });

  it('is all states where all are kept, in lists or in typed arrays', async () => {
    const kept = ['const all: number[][][] = [];', 'const all: Float64Array[] = [];'] as const;
    for (const [i, declaration] of kept.entries()) {
      const keep = i === 0 ? 'all.push(S);' : 'all.push(Float64Array.from(S.flat()));';
      const terms = growth(
        await measure(`export function f(K: number[][], V: number[][]): number[] {
  let S = K[0]!.map(() => V[0]!.map(() => 0));
  ${declaration}
  for (let i = 0; i < K.length; i += 1) { ${step} ${keep} }
  return all.map((one) => Number((one as any).at(0).length ?? 0));
}`),
      );
      assert.ok(terms.includes('NRM'), terms.join());
    }
  });

  it('is not looked at closely where it is little at large sizes', async () => {
    const measurement = await runner.measureMemory({
      source: 'export const f = (K: number[][]) => K.map((k) => k.map((x) => 2 * x));',
      file: 'solution.ts',
      export: 'f',
      symbols: ['N', 'R'],
      inputs: ({ N, R }) => [matrix(N, R)],
      allowed: ({ N = 0, R = 0 }) => 10 * N * R,
      limits: { milliseconds: 10_000, megabytes: 300 },
    });
    assert.deepEqual(measurement, { kind: 'small' });
  });

  it('is not determined for a call that fails', async () => {
    const measurement = await measure('export const f = () => { throw new Error("x"); };');
    assert.equal(measurement.kind, 'undetermined');
  });

  it('leaves no collector for the code that comes after', async () => {
    await measure('export const f = (K: number[][]) => K.map((k) => k[0]!);');
    const run = await runCode(runner, 'export const f = () => typeof (globalThis as any).gc;');
    assert.deepEqual(run.observations[0]?.outcome, { kind: 'returned', value: 'undefined' });
  });
});
