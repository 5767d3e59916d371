import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { shapeOf } from '../../src/grading/comparison.ts';
import type { Value } from '../../src/grading/observation.ts';
import { smallCases, weightOf } from '../../src/grading/smallInputs.ts';
import { codePart, type CodePart } from '../../src/problem/kinds/code.ts';

const base = {
  kind: 'code',
  id: 'part',
  label: '1',
  title: 'Part',
  points: 1,
  export: 'f',
  tolerance: { value: 1e-9, because: 'sums' },
};

const everyLaw = codePart.parse({
  ...base,
  parameters: {
    X: { matrix: ['N', 'D'], normal: 1 },
    margin: { scalar: 'drawn', uniform: [0.1, 1.5] },
    u: { vector: 'D', uniform: [0, 1] },
    labels: { vector: 'N', integers: [2, 4] },
    P: { matrix: ['N', 'D'], simplex: true },
    U: { matrix: ['N', 'D'], unit: true },
    distances: { matrix: ['N', 'N'], distances: 3 },
    people: { vector: 'N', blocks: 2 },
    sigma: { scalar: 'D^(1/4)' },
  },
  cases: [{ id: 'one', title: 'one', sizes: { N: 4, D: 4 } }],
  fresh: { cases: 1, sizes: { N: [3, 5], D: [2, 4] } },
});

const numbers = (value: Value): number[] =>
  typeof value === 'number'
    ? [value]
    : Array.isArray(value)
      ? value.flatMap((one: Value) => numbers(one))
      : [];
const rows = (value: Value): number[][] =>
  Array.isArray(value) ? value.map((row: Value) => numbers(row)) : [];
const total = (row: readonly number[]): number => row.reduce((sum, x) => sum + x, 0);

/** A part whose inputs are an N×D matrix and whatever else is said. */
const part = (over: Readonly<Record<string, unknown>>): CodePart =>
  codePart.parse({
    ...base,
    parameters: { X: { matrix: ['N', 'D'], normal: 1 } },
    cases: [{ id: 'one', title: 'one', sizes: { N: 1, D: 2 } }],
    fresh: { cases: 1, sizes: { N: [2, 4], D: [2, 4] } },
    ...over,
  });

describe('The simplest inputs of a part', () => {
  it('begin with the lightest, and none comes twice', () => {
    const cases = smallCases(part({}));
    const weights = cases.map((one) => weightOf(one.arguments));
    assert.deepEqual(
      weights,
      [...weights].sort((a, b) => a - b),
    );
    assert.equal(new Set(cases.map((one) => JSON.stringify(one.arguments))).size, cases.length);
    assert.deepEqual(cases[0]?.arguments, [[[0, 0]]]);
  });

  it('are the same whoever asks, and hidden cases have no say in them', () => {
    const shown = { id: 'one', title: 'one', sizes: { N: 1, D: 2 } };
    const hidden = { id: 'big', title: 'big', sizes: { N: 1, D: 1 }, scale: { X: 1000 }, hidden: true };
    assert.deepEqual(smallCases(part({ cases: [shown, hidden] })), smallCases(part({ cases: [shown] })));
  });

  it('have the shapes that the sizes say, in the sizes that cases have', () => {
    for (const { sizes, arguments: given } of smallCases(everyLaw)) {
      const { N = 0, D = 0 } = sizes;
      assert.ok(N >= 3 && N <= 5 && D >= 2 && D <= 4, JSON.stringify(sizes));
      assert.deepEqual(given.map(shapeOf), [[N, D], [], [D], [N], [N, D], [N, D], [N, N], [N], []]);
    }
  });

  it('obey the law that each parameter is drawn by', () => {
    const cases = smallCases(everyLaw);
    assert.ok(cases.length > 50);
    for (const { id, sizes, arguments: given } of cases) {
      const [X = null, margin = null, u = null, labels = null, P = null, U = null, distances = null, people] =
        given;
      assert.ok(
        numbers(X).every((x) => Number.isInteger(2 * x)),
        id,
      );
      assert.ok(
        numbers(margin).every((x) => x >= 0.1 && x <= 1.5),
        id,
      );
      assert.ok(
        numbers(u).every((x) => x >= 0 && x <= 1),
        id,
      );
      assert.ok(
        numbers(labels).every((x) => [2, 3, 4].includes(x)),
        id,
      );
      for (const row of rows(P)) assert.ok(total(row) === 1 && row.every((x) => x >= 0), id);
      for (const row of rows(U)) assert.equal(Math.hypot(...row), 1, id);
      const table = rows(distances);
      table.forEach((row, i) => row.forEach((x, j) => assert.equal(x, table[j]?.[i], id)));
      const apart = table.flatMap((row, i) => row.slice(i + 1));
      assert.equal(new Set(apart).size, apart.length, id);
      assert.ok(
        apart.every((x) => x > 0 && x <= 4),
        id,
      );
      assert.deepEqual(people, [0, 0, 1, 1, 2].slice(0, sizes['N']), id);
    }
  });

  it('keep a size below another where every case does', () => {
    const neighbours = part({
      parameters: { X: { matrix: ['N', 'D'], normal: 1 }, k: { scalar: 'k' } },
      cases: [{ id: 'one', title: 'one', sizes: { N: 5, D: 1, k: 3 } }],
      fresh: { cases: 1, sizes: { N: [5, 7], D: [1, 2], k: [1, 5] } },
    });
    const cases = smallCases(neighbours);
    assert.ok(cases.length > 10);
    for (const { sizes } of cases) assert.ok((sizes['k'] ?? 9) <= (sizes['N'] ?? 0), JSON.stringify(sizes));
  });

  it('take no sizes from numbers that are written out, where an index must fit the drawn ones', () => {
    const indexed = part({
      parameters: {
        X: { matrix: ['N', 'D'], normal: 1 },
        at: { scalar: 'drawn', integers: [0, 4] },
      },
      cases: [{ id: 'one', title: 'one', sizes: { N: 1, D: 1 }, inputs: { X: [[7]], at: 0 } }],
      fresh: { cases: 1, sizes: { N: [5, 6], D: [1, 2] } },
    });
    for (const { sizes } of smallCases(indexed)) assert.ok((sizes['N'] ?? 0) >= 5, JSON.stringify(sizes));
  });

  it('hold large numbers only where a shown case does', () => {
    const largest = (cases: readonly unknown[]): number =>
      Math.max(...smallCases(part({ cases })).flatMap((one) => numbers(one.arguments).map(Math.abs)));
    const sizes = { N: 1, D: 2 };
    assert.ok(largest([{ id: 'one', title: 'one', sizes }]) <= 16);
    assert.ok(largest([{ id: 'one', title: 'one', sizes, inputs: { X: [[1000, 0]] } }]) >= 1000);
    assert.ok(largest([{ id: 'one', title: 'one', sizes, scale: { X: 50 } }]) >= 10);
  });

  it('are none for a part that draws nothing', () => {
    assert.deepEqual(smallCases(part({ fresh: undefined })), []);
  });
});
