import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { shapeOf } from '../../src/grading/comparison.ts';
import { drawArguments, planCases } from '../../src/grading/inputs.ts';
import { randomFrom } from '../../src/grading/random.ts';
import { codePart } from '../../src/problem/kinds/code.ts';

const part = codePart.parse({
  kind: 'code',
  id: 'features',
  label: '1',
  title: 'Features',
  points: 1,
  export: 'features',
  parameters: {
    X: { matrix: ['N', 'D'], normal: 1 },
    w: { vector: '2 R', uniform: [-1, 1] },
    labels: { vector: 'N', integers: [0, 3] },
    P: { matrix: ['N', 'R'], simplex: true },
    U: { matrix: ['N', 'D'], unit: true },
    k: { scalar: 'drawn', integers: [1, 3] },
    sigma: { scalar: 'D^(1/4)' },
    distances: { matrix: ['N', 'N'], distances: 'D' },
    people: { vector: 'N', blocks: 3 },
  },
  returns: ['N'],
  tolerance: { value: 1e-9, because: 'sums of products' },
  cases: [
    { id: 'large', title: 'large', sizes: { N: 9, D: 16, R: 2 } },
    { id: 'written', title: 'written out', sizes: { N: 1, D: 2, R: 1 }, inputs: { X: [[3, 4]] } },
    { id: 'scaled', title: 'scaled', sizes: { N: 4, D: 2, R: 1 }, scale: { X: 1000 }, hidden: true },
  ],
  fresh: { cases: 2, sizes: { N: [2, 4], D: [2, 4], R: [1, 2] } },
});

describe('Planning the cases of a code part', () => {
  it('begins with the smallest inputs', () => {
    const numbers = planCases(part, 'a').map(
      ({ arguments: given }) => JSON.stringify(given).split(',').length,
    );
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => a - b),
    );
    assert.equal(planCases(part, 'a')[0]?.id, 'written');
  });

  it('repeats itself for the same seed, and changes only the fresh cases for another', () => {
    assert.deepEqual(planCases(part, 'a'), planCases(part, 'a'));
    const declared = (seed: string): unknown => planCases(part, seed).filter(({ fresh }) => !fresh);
    const fresh = (seed: string): unknown => planCases(part, seed).filter((one) => one.fresh);
    assert.deepEqual(declared('a'), declared('b'));
    assert.notDeepEqual(fresh('a'), fresh('b'));
  });

  it('draws what was declared: shapes, ranges, unit rows, probabilities, formulas', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        for (const { sizes, arguments: given, fresh } of planCases(part, seed)) {
          if (!fresh) continue;
          const { N = 0, D = 0, R = 0 } = sizes;
          assert.ok(N >= 2 && N <= 4 && D >= 2 && D <= 4 && R >= 1 && R <= 2);
          assert.deepEqual(given.map(shapeOf), [[N, D], [2 * R], [N], [N, R], [N, D], [], [], [N, N], [N]]);
          const [, w, labels, P, U, k, sigma, distances, people] = given;
          assert.ok((w as number[]).every((value) => Math.abs(value) <= 1));
          assert.ok(
            (labels as number[]).every((value) => Number.isInteger(value) && value >= 0 && value <= 3),
          );
          for (const row of P as number[][]) {
            assert.ok(Math.abs(row.reduce((sum, value) => sum + value, 0) - 1) < 1e-12);
            assert.ok(row.every((value) => value > 0));
          }
          for (const row of U as number[][]) assert.ok(Math.abs(Math.hypot(...row) - 1) < 1e-12);
          assert.ok([1, 2, 3].includes(k as number));
          assert.equal(sigma, D ** 0.25);
          (distances as number[][]).forEach((row, i) =>
            row.forEach((value, j) => {
              assert.equal(value, (distances as number[][])[j]?.[i]);
              assert.ok(i === j ? value === 0 : value > 0 && value <= 4, String(value));
            }),
          );
          assert.equal(new Set((distances as number[][]).flat()).size, 1 + (N * (N - 1)) / 2);
          assert.deepEqual(people, [0, 0, 0, 1].slice(0, N));
        }
      }),
    );
  });

  it('draws distances of which sums and differences are exact', () => {
    for (const { arguments: given } of planCases(part, 'a')) {
      for (const value of (given[7] as number[][]).flat()) assert.ok(Number.isInteger(value * 1024));
    }
  });

  it('refuses distances between unlike points, and labels that are no list', () => {
    const refused = (parameter: unknown): string =>
      codePart.safeParse({ ...part, parameters: { ...part.parameters, x: parameter } }).error?.message ?? '';
    assert.match(refused({ matrix: ['N', 'D'], distances: 3 }), /give a matrix like \[N, N\]/);
    assert.match(refused({ vector: 'N', distances: 3 }), /give a matrix like \[N, N\]/);
    assert.match(refused({ matrix: ['N', 'D'], blocks: 3 }), /give `vector: N`/);
  });

  it('draws numbers short enough to paste into a test of one’s own', () => {
    for (const value of (
      planCases(part, 'a').find(({ id }) => id === 'large')?.arguments[0] as number[][]
    ).flat()) {
      assert.ok(String(value).length <= 6, String(value));
    }
  });

  it('takes written-out inputs as they are, and multiplies scaled ones', () => {
    const planned = planCases(part, 'a');
    assert.deepEqual(planned.find(({ id }) => id === 'written')?.arguments[0], [[3, 4]]);
    const scaled = planned.find(({ id }) => id === 'scaled')?.arguments[0] as number[][];
    assert.ok(Math.max(...scaled.flat().map(Math.abs)) > 100);
  });

  it('keeps one parameter’s numbers when another is added', () => {
    const { U: _U, ...fewer } = part.parameters;
    const [before] = drawArguments(part, { N: 2, D: 2, R: 2 }, 's');
    const [after] = drawArguments({ ...part, parameters: fewer }, { N: 2, D: 2, R: 2 }, 's');
    assert.deepEqual(before, after);
  });
});

describe('Seeded random numbers', () => {
  it('are the same everywhere', () => {
    const random = randomFrom('rederive');
    // The first outputs, written down once: another engine or a changed generator would show here.
    assert.deepEqual(
      [random.uniform(), random.uniform(), random.integer(1, 6)].map((value) => Number(value.toFixed(12))),
      [0.552775654477, 0.331138635724, 1],
    );
  });

  it('fill the unit interval evenly and look normal', () => {
    for (const seed of ['a', 'b', 'c']) {
      const random = randomFrom(seed);
      const n = 20_000;
      const uniforms = Array.from({ length: n }, () => random.uniform());
      const mean = uniforms.reduce((sum, value) => sum + value, 0) / n;
      // Six standard deviations of the mean of n uniforms.
      assert.ok(Math.abs(mean - 0.5) < 6 / Math.sqrt(12 * n), `mean ${mean}`);
      const normals = Array.from({ length: n }, () => random.normal());
      const second = normals.reduce((sum, value) => sum + value * value, 0) / n;
      assert.ok(Math.abs(second - 1) < 6 * Math.sqrt(2 / n), `variance ${second}`);
      const fourth = normals.reduce((sum, value) => sum + value ** 4, 0) / n;
      assert.ok(Math.abs(fourth - 3) < 6 * Math.sqrt(96 / n), `kurtosis ${fourth}`);
      assert.deepEqual(
        [1, 2, 3].map((value) => Array.from({ length: 300 }, () => random.integer(1, 3)).includes(value)),
        [true, true, true],
      );
    }
  });

  it('differ between seeds', () => {
    const firsts = new Set(Array.from({ length: 1000 }, (_, i) => randomFrom(String(i)).uniform()));
    assert.equal(firsts.size, 1000);
  });
});
