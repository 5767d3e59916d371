/** The measured cost of programs whose cost is known from reading them. */
import assert from 'node:assert/strict';
import type { CostMeasurement } from '../../../src/grading/measurement.ts';
import type { Value } from '../../../src/grading/observation.ts';
import type { CodeRunner } from '../../../src/runner/runner.ts';
import { openRunner } from '../bundledRunner.ts';

const matrix = (rows = 0, columns = 0): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.random() - 0.5));

describe('measuring cost', () => {
  let runner: CodeRunner;
  before(() => {
    runner = openRunner();
  });
  after(() => runner.dispose());

  const measure = (
    source: string,
    symbols: readonly string[],
    inputs: (sizes: Readonly<Record<string, number>>) => readonly Value[],
    seed = 1,
  ): Promise<CostMeasurement> =>
    runner.measureCost({
      source,
      file: 'solution.ts',
      export: 'f',
      symbols,
      inputs,
      limits: { milliseconds: 4000, megabytes: 300 },
      seed,
    });

  /** `3 N^2 D @4`: coefficient, powers, line. */
  const words = (measurement: CostMeasurement): readonly string[] => {
    assert.ok('terms' in measurement, JSON.stringify(measurement));
    return measurement.terms.map(({ coefficient, exponents, line }) => {
      const powers = Object.entries(exponents).map(([symbol, power]) =>
        power === 1 ? symbol : `${symbol}^${power}`,
      );
      return `${[coefficient, ...powers].join(' ')} @${line}`;
    });
  };

  it('counts every operation of nested loops, and says on which line they stand', async () => {
    const source = `export function f(A: number[][]): number {
  let s = 0;
  for (let i = 0; i < A.length; i += 1) {
    for (let j = 0; j < A[i]!.length; j += 1) {
      s += A[i]![j]! * 2;
    }
  }
  return s;
}`;
    // Inside: two accesses, a product, a sum; around it the loop's own 1, comparison, access in it, and step.
    assert.deepEqual(words(await measure(source, ['N', 'D'], ({ N, D }) => [matrix(N, D)])), [
      '8 N D @4',
      '3 N @3',
      '1 @1',
    ]);
  });

  it('finds halves and negative terms of triangular loops exactly', async () => {
    const source = `export function f(n: number): number {
  let s = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < i; j += 1) s += 1;
  return s;
}`;
    // N(N−1)/2 times 1 + comparison + step + sum.
    assert.deepEqual(words(await measure(source, ['N'], ({ N = 0 }) => [N])), ['2 N^2 @4', '1 N @3', '1 @1']);
  });

  const attention = (
    inner: string,
  ): string => `export function f(Q: number[][], K: number[][], V: number[][], W: number[][]): number[][] {
  const project = (x: number[]) => W.map((w) => w.reduce((s, y, d) => s + y * x[d]!, 0));
  const P = Q.map(project), T = K.map(project);
${inner}
}`;
  const sizes = ({ N, D, R, M }: Readonly<Record<string, number>>): readonly Value[] => [
    matrix(N, D),
    matrix(N, D),
    matrix(N, M),
    matrix(R, D),
  ];
  const leading = async (inner: string): Promise<readonly string[]> => {
    const measurement = await measure(attention(inner), ['N', 'D', 'R', 'M'], sizes);
    assert.equal(measurement.kind, 'polynomial');
    assert.ok('terms' in measurement);
    return measurement.terms
      .map(({ exponents }) =>
        Object.entries(exponents)
          .map(([s, p]) => s.repeat(p))
          .join(''),
      )
      .filter((term) => term.length >= 3)
      .sort();
  };

  it('sees N·R·(D+M) in attention that sums the keys and values first', async () => {
    const terms =
      await leading(`  const S = W.map((_, r) => V[0]!.map((_, m) => T.reduce((s, t, j) => s + t[r]! * V[j]![m]!, 0)));
  return P.map((p) => V[0]!.map((_, m) => p.reduce((s, x, r) => s + x * S[r]![m]!, 0)));`);
    assert.deepEqual(terms, ['NDR', 'NRM']);
  });

  it('sees N² in attention that forms every score', async () => {
    const terms = await leading(`  return P.map((p) => {
    const scores = T.map((t) => t.reduce((s, x, r) => s + x * p[r]!, 0));
    return V[0]!.map((_, m) => scores.reduce((s, x, j) => s + x * V[j]![m]!, 0));
  });`);
    assert.deepEqual(terms, ['NDR', 'NNM', 'NNR']);
  });

  it('sees N²·R·M in causal attention that sums every prefix anew', async () => {
    const terms = await leading(`  return P.map((p, i) => V[0]!.map((_, m) => {
    let s = 0;
    for (let r = 0; r < p.length; r += 1) {
      let t = 0;
      for (let j = 0; j <= i; j += 1) t += T[j]![r]! * V[j]![m]!;
      s += p[r]! * t;
    }
    return s;
  }));`);
    assert.deepEqual(terms, ['NDR', 'NNRM', 'NRM']);
  });

  it('weighs a built-in by the length that it touches', async () => {
    const source = 'export const f = (A: number[][]) => A.map((_, i) => A.slice(0, i).indexOf([]));';
    const measurement = await measure(source, ['N'], ({ N }) => [matrix(N, 2)]);
    assert.match(words(measurement)[0] ?? '', /^\S+ N\^2 @1$/);
  });

  it('fits a cost that depends a little on the data', async () => {
    const source = `export function f(A: number[][]): number {
  let n = 0;
  for (const row of A) {
    for (const x of row) {
      n += Math.exp(x) * Math.cos(x) + Math.exp(-x) * Math.sin(x);
      if (x > 0) n += 1;
    }
  }
  return n;
}`;
    const measurement = await measure(source, ['N', 'D'], ({ N, D }) => [matrix(N, D)]);
    assert.ok(measurement.kind === 'fitted', JSON.stringify(measurement));
    assert.deepEqual(measurement.terms[0]?.exponents, { N: 1, D: 1 });
    assert.ok(measurement.error > 0 && measurement.error < 0.03);
  });

  it('says where and at which sizes a call failed', async () => {
    const source =
      'export const f = (A: number[][]) => {\n  if (A.length > 20) throw new RangeError("too many");\n  return 1;\n};';
    const measurement = await measure(source, ['N'], ({ N }) => [matrix(N, 1)]);
    assert.ok(measurement.kind === 'failed' && measurement.at.kind === 'threw');
    assert.deepEqual(measurement.at.thrown.message, 'too many');
    assert.ok((measurement.sizes?.['N'] ?? 0) > 20);
  });

  it('reports a file that does not load as any other call would', async () => {
    const measurement = await measure('export const g = 1;', ['N'], () => []);
    assert.deepEqual(measurement, {
      kind: 'failed',
      at: { kind: 'missing-export', wanted: 'f', exported: ['g'] },
    });
  });

  it('hands back what every counted call returned, to be compared with a reference', async () => {
    const measurement = await measure('export const f = (n: number) => n * n;', ['N'], ({ N = 0 }) => [N]);
    assert.ok(measurement.kind === 'polynomial');
    for (const { inputs, value } of measurement.calls ?? []) {
      assert.equal(value, (inputs[0] as number) ** 2);
    }
    assert.equal(measurement.calls?.length, measurement.points);
  });

  const idioms: readonly (readonly [string, string, string])[] = [
    [
      'products of matrices written as reductions',
      'D^2 N',
      `const matmul = (A: number[][], B: number[][]) => A.map((a) => B[0]!.map((_, j) => a.reduce((s, x, k) => s + x * B[k]![j]!, 0)));
const T = (A: number[][]) => A[0]!.map((_, j) => A.map((row) => row[j]!));
export const f = (A: number[][]) => matmul(A, matmul(T(A), A));`,
    ],
    [
      'typed arrays and views on them',
      'D N',
      `export function f(A: number[][]) { const N = A.length, D = A[0]!.length; const a = new Float64Array(N * D); for (let i = 0; i < N; i++) a.set(A[i]!, i * D); const s = new Float64Array(D); for (let i = 0; i < N; i++) { const row = a.subarray(i * D, (i + 1) * D); for (let d = 0; d < D; d++) s[d]! += row[d]!; } return Array.from(s); }`,
    ],
    [
      'typed arrays made from rows',
      'D N',
      `export const f = (A: number[][]) => A.map((r) => Array.from(Float64Array.from(r).map((x) => x * 2)));`,
    ],
    [
      'for…in',
      'D N',
      `export function f(A: number[][]) { let s = 0; for (const i in A) for (const d in A[i]) s += A[i]![d as any]!; return s; }`,
    ],
    [
      'entries() and destructuring',
      'D N',
      `export function f(A: number[][]) { let s = 0; for (const [i, row] of A.entries()) for (const [d, x] of row.entries()) s += x * i * d; return s; }`,
    ],
    ['Math.max.apply', 'D N', `export const f = (A: number[][]) => A.map((r) => Math.max.apply(null, r));`],
    [
      'a list that is copied at every step',
      'D N^2',
      `export const f = (A: number[][]) => A.reduce((a, r) => a.concat(r), [] as number[]);`,
    ],
    [
      'Array(n).fill().map',
      'D N',
      `export const f = (A: number[][]) => Array(A.length).fill(0).map((_, i) => Array(A[0]!.length).fill(1).map((x, d) => x * A[i]![d]!));`,
    ],
    [
      'classes, private fields and iterators',
      'D N',
      `class Matrix { #d: number[][]; constructor(d: number[][]) { this.#d = d; } get rows() { return this.#d.length; } at(i: number, j: number) { return this.#d[i]![j]!; } static of(d: number[][]) { return new Matrix(d); } *[Symbol.iterator]() { yield* this.#d; } }
export function f(A: number[][]) { const m = Matrix.of(A); let s = 0; for (const row of m) for (let j = 0; j < row.length; j++) s += m.at(0, j) * row[j]!; return s + m.rows; }`,
    ],
    [
      'sets',
      'D N',
      `export const f = (A: number[][]) => { const s = new Set<number>(); for (const r of A) for (const x of r) s.add(Math.round(x * 1e9)); return s.size; };`,
    ],
    [
      'maps',
      'N',
      `export const f = (A: number[][]) => { const m = new Map<number, number[]>(); A.forEach((r, i) => m.set(i, r)); let t = 0; for (const [k, v] of m) t += k * v[0]!; return [...m.values()].length + t; };`,
    ],
    [
      'records and spreading',
      'N',
      `export const f = (A: number[][]) => { const o: Record<string, number> = {}; A.forEach((r, i) => { o['k' + i] = r[0]!; }); return Object.entries(o).reduce((s, [k, v]) => s + k.length * 0 + v, 0) + Object.keys({ ...o }).length; };`,
    ],
    [
      'text',
      'D N',
      `export const f = (A: number[][]) => A.map((r) => r.map(() => 'x').join(',')).join(';').split(';').length;`,
    ],
    [
      'recursion',
      'D N',
      `const sum = (x: number[], i = 0): number => i === x.length ? 0 : x[i]! + sum(x, i + 1);\nexport const f = (A: number[][]) => A.map((r) => sum(r));`,
    ],
    [
      'generators',
      'D N',
      `function* g(A: number[][]) { for (const r of A) for (const x of r) yield x; }\nexport const f = (A: number[][]) => { let s = 0; for (const x of g(A)) s += x; return s; };`,
    ],
    [
      'rest patterns',
      'D N',
      `export const f = (A: number[][]) => A.map(([a, b, ...rest]) => a! + b! + rest.length);`,
    ],
    [
      'a text that is appended to',
      'N',
      `export const f = (A: number[][]) => { let s = ''; let n = 0; for (const r of A) { s += r[0]!.toFixed(3); s = s + ', '; n += 1; } for (let i = 0; i < n; i += 1) n += s.charCodeAt(i) * 0; return s; };`,
    ],
    [
      'a text that is looked at whenever something was appended',
      'N^2',
      `export const f = (A: number[][]) => { let s = ''; let n = 0; for (const r of A) { s += (r.length * 0).toFixed(30); n += s.charCodeAt(0); } return n; };`,
    ],
    [
      'lists filled entry by entry, in every spelling',
      'N',
      `export const f = (A: number[][]) => { const a: number[] = [], b: number[] = [], c: number[][] = [[]]; let n = 0; const o: Record<string, number> = {};
A.forEach((r, i) => { a[a.length] = r[0]!; b[n++] = i; c[0]![i] = i; o['k' + i] = i; ({ x: o['z' + i] } = { x: i }); Reflect.set(a, i, r[0]); });
[a[0], a[n - 1]] = [a[n - 1]!, a[0]!]; b[n - 1]! += 1; b[n - 2]!++; b.length--; return [a, b, c]; };`,
    ],
    [
      'optional chaining',
      'D N',
      `export const f = (A: number[][]) => A.map((r) => r?.map?.((x) => x ?? 0) ?? []);`,
    ],
    [
      'running sums',
      'D N',
      `export const f = (A: number[][]) => { const S: number[][] = []; A.forEach((r, i) => { S[i] = r.map((x, d) => x + (S[i - 1]?.[d] ?? 0)); }); return S; };`,
    ],
    [
      'JSON',
      'D N',
      `export const f = (A: number[][]) => JSON.parse(JSON.stringify(A.map((r) => r.map((x) => Math.round(x)|0 ? 1 : 1))));`,
    ],
    [
      'lengths that are set, in every spelling',
      'N',
      `export function f(A: number[][]) { const a: number[] = []; for (let i = 0; i < A.length; i++) { a[a.length] = i; a.length = a.length - 1; (a as any).length = (1); (a.length) = 2; a['length'] = 0; a.push(i); } return a.length; }`,
    ],
    [
      'classes that extend others and lists',
      'D N',
      `class B { x = 1; get len() { return this.x; } } class C extends B { y = super.len + 1; #p = 2; has(o: any) { return #p in o; } } class S extends Array<number> { top() { return this[this.length - 1]!; } }
export const f = (A: number[][]) => A.map((r) => { const s = new S(); for (const x of r) s.push(x); const c = new C(); return s.top() + c.y + (c.has(c) ? 1 : 0) + (s.constructor === S ? 1 : 0) + (r.constructor === Array ? 1 : 0); });`,
    ],
    [
      'prototypes, proxies and bound functions, a few',
      'D N',
      `export const f = (A: number[][]) => { const o = { __proto__: { z: 1 } } as any; const p: any = new Proxy({ v: 1 }, { get: (t, k, r) => (k === 'v' ? 2 : Reflect.get(t, k, r)) }); const most = Math.max.bind(null, 1); return A.map((r) => r.map((x) => most(x) + o.z + p.v)); };`,
    ],
    [
      'randomness',
      'D N',
      `export const f = (A: number[][]) => A.map((r) => r.map((x) => x + Math.random()));`,
    ],
    [
      'closures over every pair',
      'D N^2',
      `export const f = (A: number[][]) => { const dot = (q: number[]) => (k: number[]) => q.reduce((s, x, i) => s + x * k[i]!, 0); return A.map((q) => A.map(dot(q))); };`,
    ],
    [
      'searches and tests',
      'D N',
      `export const f = (A: number[][]) => A.every(Array.isArray) && A.some((r) => r.includes(2)) ? 1 : A.findIndex((r) => r.indexOf(7) > 0);`,
    ],
    [
      'short slices of a long list',
      'N',
      `export const f = (A: number[][]) => A.map((_, i) => A.slice(i, i + 1).concat([[1]]).length);`,
    ],
    [
      'numbers written with digits',
      'D N',
      `export const f = (A: number[][]) => A.map((r) => r.map((x) => Number(x.toFixed(3))));`,
    ],
  ];
  for (const [name, expected, source] of idioms) {
    it(`counts ${name} without changing what they do: ${expected}`, async () => {
      const measurement = await measure(source, ['N', 'D'], ({ N, D }) => [matrix(N, D)]);
      assert.equal(measurement.kind, 'polynomial', JSON.stringify(measurement).slice(0, 300));
      assert.ok('terms' in measurement);
      const leading = Object.entries(measurement.terms[0]?.exponents ?? {});
      assert.equal(
        leading
          .map(([symbol, power]) => (power === 1 ? symbol : `${symbol}^${power}`))
          .sort()
          .join(' '),
        expected,
      );
    });
  }
});
