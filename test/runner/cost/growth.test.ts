/** Costs that are no polynomials: logarithms, blocks, halving; text; and what is honestly not determined. */
import assert from 'node:assert/strict';
import type { CostMeasurement } from '../../../src/grading/measurement.ts';
import type { CodeRunner } from '../../../src/runner/runner.ts';
import { openRunner } from '../bundledRunner.ts';

const matrix = (rows = 0, columns = 0): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.random() - 0.5));

describe('measuring growth that is no polynomial', () => {
  let runner: CodeRunner;
  before(() => {
    runner = openRunner();
  });
  after(() => runner.dispose());

  const measure = (
    source: string,
    symbols: readonly string[] = ['N', 'D'],
    seed?: number,
  ): Promise<CostMeasurement> =>
    runner.measureCost({
      ...(seed === undefined ? {} : { seed }),
      source,
      file: 'solution.ts',
      export: 'f',
      symbols,
      inputs: ({ N, D }) => [matrix(N, D)],
      limits: { milliseconds: 4000, megabytes: 300 },
    });

  /** `N D log(D)`: the leading term. */
  const leading = (measurement: CostMeasurement): string => {
    assert.ok('terms' in measurement, JSON.stringify(measurement).slice(0, 500));
    const [term] = measurement.terms;
    return [
      ...Object.entries(term?.exponents ?? {}).map(([name, power]) =>
        power === 1 ? name : `${name}^${power}`,
      ),
      ...Object.keys(term?.logs ?? {}).map((name) => `log(${name})`),
    ].join(' ');
  };

  const programs: readonly (readonly [string, string, string])[] = [
    [
      'sorting every row by value',
      'N D log(D)',
      'export const f = (A: number[][]) => A.map((row) => row.slice().sort((a, b) => a - b));',
    ],
    [
      'sorting the rows by their first entry',
      'N log(N)',
      'export const f = (A: number[][]) => A.slice().sort((a, b) => a[0]! - b[0]!);',
    ],
    [
      'sorting typed arrays',
      'N D log(D)',
      'export const f = (A: number[][]) => A.map((row) => Array.from(Float64Array.from(row).sort()));',
    ],
    [
      'halving and adding up',
      'N D log(N)',
      `function scan(A: number[][]): number[][] {
  if (A.length < 2) return A.map((row) => row.map((x) => x));
  const middle = Math.floor(A.length / 2);
  const left = scan(A.slice(0, middle)), right = scan(A.slice(middle));
  const last = left[left.length - 1]!;
  return [...left, ...right.map((row) => row.map((x, d) => x + last[d]!))];
}
export const f = (A: number[][]) => scan(A);`,
    ],
    [
      'a binary search for every row',
      'N log(N)',
      `export function f(A: number[][]): number {
  let found = 0;
  for (let i = 0; i < A.length; i += 1) {
    let low = 0, high = A.length;
    while (high - low > 1) { const middle = (low + high) >> 1; if (A[middle]![0]! < A[i]![0]!) low = middle; else high = middle; }
    found += low;
  }
  return found;
}`,
    ],
    [
      'blocks of sixteen rows',
      'N D',
      `export function f(A: number[][]): number {
  const C = 16;
  let s = 0;
  for (let start = 0; start < A.length; start += C) {
    const block = A.slice(start, start + C);
    for (const row of block) for (const other of block) for (let d = 0; d < row.length; d += 1) s += row[d]! * other[d]!;
  }
  return s;
}`,
    ],
    [
      'blocks of ten rows',
      'N D',
      `const block = 10;
export function f(A: number[][]): number {
  let s = 0;
  for (let b = 0; b < Math.ceil(A.length / block); b += 1)
    for (let i = b * block; i < Math.min(A.length, (b + 1) * block); i += 1)
      for (let j = b * block; j <= i; j += 1)
        for (let d = 0; d < A[i]!.length; d += 1) s += A[i]![d]! * A[j]![d]!;
  return s;
}`,
    ],
    [
      'half of the rows against all of them',
      'D N^2',
      `export function f(A: number[][]): number {
  let s = 0;
  for (let i = 0; i < Math.floor(A.length / 2); i += 1)
    for (const row of A) for (let d = 0; d < row.length; d += 1) s += row[d]! * A[i]![d]!;
  return s;
}`,
    ],
  ];
  for (const [name, expected, source] of programs) {
    it(`finds ${expected} in ${name}`, async () => {
      const measurement = await measure(source);
      assert.equal(leading(measurement).split(' ').sort().join(' '), expected.split(' ').sort().join(' '));
      assert.equal(measurement.kind, 'fitted');
    });
  }

  it('says that it could not be determined where the count is no power of the sizes', async () => {
    const source = `export function f(A: number[][]): number {
  let s = 0;
  const turns = ((A.length * 7919) % 97) * A.length;
  for (let i = 0; i < turns; i += 1) s += A[0]![0]!;
  return s;
}`;
    const measurement = await measure(source, ['N']);
    assert.equal(measurement.kind, 'undetermined');
  });

  it('does not take blocks for harmless that grow where no multiple is looked at', async () => {
    const source = `export function f(A: number[][]): number {
  let s = 0;
  for (const row of A) for (const x of row) s += x;
  if (A.length % 64 !== 0 && A.length > 20) for (const row of A) for (const other of A) s += row[0]! * other[0]!;
  return s;
}`;
    // With these the only large size was once 128.
    for (const seed of [128, 138, 173, 211]) {
      const measurement = await measure(source, ['N', 'D'], seed);
      const growth = 'terms' in measurement ? leading(measurement) : measurement.kind;
      assert.ok(['undetermined', 'N^2'].includes(growth), `${seed}: ${growth}`);
    }
  });

  const texts: readonly (readonly [string, string, string])[] = [
    [
      'text that grows by every row, its pieces tied together',
      'N',
      `export const f = (A: number[][]) => { let s = ''; const x = 'x'.repeat(64); for (const row of A) s = s + x; return s.length + A.length; };`,
    ],
    [
      'text that grows by every row and is kept each time',
      'N^2',
      `export const f = (A: number[][]) => { let s = ''; const all: string[] = []; const x = 'x'.repeat(64); for (const row of A) { s = s + x; all.push(s); } return all.length; };`,
    ],
    [
      'long texts that are compared',
      'N^2',
      `export const f = (A: number[][]) => { const a = 'y'.repeat(32 * A.length), b = 'y'.repeat(32 * A.length); let n = 0; for (const row of A) if (a === b) n += row[0]!; return n; };`,
    ],
    [
      'templates',
      'N^2',
      `export const f = (A: number[][]) => { let s = ''; const x = 'x'.repeat(64); for (const row of A) s = \`\${s}\${x}\`; return s.length; };`,
    ],
    [
      'the rest of a record',
      'N^2',
      `export const f = (A: number[][]) => { const o: Record<string, number> = { a: 1 }; A.forEach((r, i) => { o['k' + i] = i; }); let n = 0; for (const row of A) { const { a, ...rest } = o; n += a!; void rest; } return n; };`,
    ],
    [
      'the rest of a record among parameters',
      'N^2',
      `const g = ({ a, ...rest }: Record<string, number>) => a!;
export const f = (A: number[][]) => { const o: Record<string, number> = { a: 1 }; A.forEach((r, i) => { o['k' + i] = i; }); let n = 0; for (const row of A) n += g(o); return n; };`,
    ],
    [
      'a record that is spread',
      'N^2',
      `export const f = (A: number[][]) => { const o: Record<string, number> = {}; A.forEach((r, i) => { o['k' + i] = i; }); let n = 0; for (const row of A) { const copy = { ...o }; n += copy['k0']!; } return n; };`,
    ],
    [
      'texts of a few characters',
      'N',
      `export const f = (A: number[][]) => { let s = 0; for (let i = 0; i < A.length; i += 1) { const key = 'row ' + i + \`:\${i}\`; s += key.length > 0 && key !== 'x' ? 1 : 0; } return s; };`,
    ],
  ];
  for (const [name, expected, source] of texts) {
    it(`weighs ${name}: ${expected}`, async () => {
      assert.equal(leading(await measure(source, ['N'])), expected);
    });
  }

  it('says of a pattern on long text that its work cannot be counted, and where', async () => {
    const source = `export const f = (A: number[][]) => {
  const text = 'a'.repeat(A.length * 10);
  return /(a*)*b/.test(text.slice(0, 20)) || /a*a*b/.test(text) ? 1 : 0;
};`;
    const measurement = await measure(source, ['N']);
    assert.ok(measurement.kind === 'undetermined', JSON.stringify(measurement));
    assert.match(measurement.why, /^Line 3 matches a pattern/);
  });

  it('counts lines that only U+2028 or a carriage return begins', async () => {
    const source = `export const f = (A: number[][]) => {let s=0;\u2028for (const a of A)\rfor (const b of A)\u2028s += a[0]! * b[0]!;\u2029return s}`;
    assert.equal(leading(await measure(source, ['N'])), 'N^2');
  });

  it('names the calls that lead to a line, with the loops around them', async () => {
    const source = `const dot = (a: number[], b: number[]): number => {
  let s = 0;
  for (let d = 0; d < a.length; d += 1) s += a[d]! * b[d]!;
  return s;
};
function scores(q: number[], A: number[][]): number[] {
  return A.map((k) =>
    dot(q, k));
}
export function f(A: number[][]): number {
  let s = 0;
  for (const q of A) {
    const row = scores(q, A);
    s += row[0]!;
  }
  for (const q of A) s += dot(q, q) + dot(q, A[0]!);
  return s + dot(A[0]!, A[0]!);
}`;
    const measurement = await measure(source);
    assert.ok(measurement.kind === 'polynomial');
    const [worst] = measurement.terms;
    assert.deepEqual(worst?.exponents, { N: 2, D: 1 });
    assert.equal(worst.line, 3);
    assert.deepEqual(worst.calls, [
      { line: 8, loop: 7, times: { N: 2 } },
      { line: 13, loop: 12, times: { N: 1 } },
    ]);
  });
});
