/** Code for the problem about FaceNet as students write it: right in other ways, wrong in ways that have a name. */
import assert from 'node:assert/strict';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { before, describe, it } from 'mocha';
import { openSet } from '../../src/course/openSet.ts';
import { judgeCode } from '../../src/grading/code.ts';
import { expectationsFrom } from '../../src/grading/expectation.ts';
import { planCases } from '../../src/grading/inputs.ts';
import type { Judgement } from '../../src/grading/judgement.ts';
import type { CodePart } from '../../src/problem/kinds/code.ts';
import type { LoadedProblem } from '../../src/problem/problemSet.ts';
import { runDirectly } from '../grading/direct.ts';

const SET = fileURLToPath(new URL('../../problems/eecs182', import.meta.url));
const SEEDS = ['1', '2', '3', '4', '5', '6', '7', '8'];

let facenet: LoadedProblem;
before(async () => {
  const reading = await openSet(SET);
  assert.ok(reading.kind === 'loaded');
  const found = reading.set.problems.find(({ problem }) => problem.id === 'facenet');
  assert.ok(found);
  facenet = found;
});

/** `correct`, `incorrect averaged`. */
function outcome({ verdict, diagnoses }: Judgement): string {
  return [verdict, ...diagnoses.map(({ id }) => id)].join(' ');
}

/** What a student might hand in, as the function alone. */
type Given = readonly (readonly [name: string, expected: string, code: (...given: never[]) => unknown])[];

const square = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, value, i) => sum + (value - (y[i] ?? 0)) ** 2, 0);
const dot = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
type Rows = readonly (readonly number[])[];
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new RangeError(`nothing at ${index}`);
  return found;
};

const losses: Given = [
  [
    'inner products instead of distances',
    'correct',
    (a: Rows, p: Rows, n: Rows, m: number) =>
      a
        .map((x, i) => Math.max(0, 2 * dot(x, at(n, i)) - 2 * dot(x, at(p, i)) + m))
        .reduce((s, l) => s + l, 0),
  ],
  [
    'only triplets that are active',
    'correct',
    (a: Rows, p: Rows, n: Rows, m: number) => {
      const all = a.map((x, i) => square(x, at(p, i)) + m - square(x, at(n, i)));
      return all.filter((gap) => gap > 0).reduce((s, gap) => s + gap, 0);
    },
  ],
  [
    'a first row that an empty batch does not have',
    'partial',
    (a: Rows, p: Rows, n: Rows, m: number) => {
      const width = at(a, 0).length;
      return a.reduce(
        (s, x, i) => s + Math.max(0, square(x.slice(0, width), at(p, i)) - square(x, at(n, i)) + m),
        0,
      );
    },
  ],
  [
    'a mean that divides by zero',
    'incorrect averaged',
    (a: Rows, p: Rows, n: Rows, m: number) =>
      a.reduce((s, x, i) => s + Math.max(0, square(x, at(p, i)) - square(x, at(n, i)) + m), 0) / a.length,
  ],
  [
    'roots of the squares',
    'incorrect not-squared',
    (a: Rows, p: Rows, n: Rows, m: number) =>
      a.reduce(
        (s, x, i) => s + Math.max(0, Math.sqrt(square(x, at(p, i))) - Math.sqrt(square(x, at(n, i))) + m),
        0,
      ),
  ],
  [
    'a softened hinge',
    'incorrect',
    (a: Rows, p: Rows, n: Rows, m: number) =>
      a.reduce((s, x, i) => s + Math.log1p(Math.exp(square(x, at(p, i)) - square(x, at(n, i)) + m)), 0),
  ],
  [
    'one number per triplet',
    'incorrect',
    (a: Rows, p: Rows, n: Rows, m: number) =>
      a.map((x, i) => Math.max(0, square(x, at(p, i)) - square(x, at(n, i)) + m)),
  ],
];

type Mine = (
  distances: Rows,
  labels: readonly number[],
  anchor: number,
  positive: number,
  margin: number,
) => unknown;

const negatives: Given = [
  [
    'sorted candidates',
    'correct',
    (d, labels, a, p, m) => {
      const row = at(d, a);
      const gap = (j: number): number => at(row, j) - at(row, p);
      const found = labels.flatMap((label, j) =>
        label !== labels[a] && gap(j) > 0 && gap(j) < m ? [j] : [],
      );
      return found.sort((i, j) => at(row, i) - at(row, j))[0] ?? null;
    },
  ],
  [
    'the last of several as near',
    'partial',
    (d, labels, a, p, m) => {
      const row = at(d, a);
      let best: number | null = null;
      row.forEach((value, j) => {
        if (labels[j] === labels[a] || value <= at(row, p) || value >= at(row, p) + m) return;
        if (best === null || value <= at(row, best)) best = j;
      });
      return best;
    },
  ],
  [
    'ends of the band included',
    'partial',
    (d, labels, a, p, m) => {
      const row = at(d, a);
      let best: number | null = null;
      row.forEach((value, j) => {
        if (labels[j] === labels[a] || value < at(row, p) || value > at(row, p) + m) return;
        if (best === null || value < at(row, best)) best = j;
      });
      return best;
    },
  ],
  [
    '−1 for none',
    'incorrect',
    (d, labels, a, p, m) => {
      const row = at(d, a);
      let best = -1;
      row.forEach((value, j) => {
        if (labels[j] === labels[a] || value <= at(row, p) || value >= at(row, p) + m) return;
        if (best === -1 || value < at(row, best)) best = j;
      });
      return best;
    },
  ],
  [
    'no upper end',
    'incorrect outside-margin',
    (d, labels, a, p) => {
      const row = at(d, a);
      let best: number | null = null;
      row.forEach((value, j) => {
        if (labels[j] !== labels[a] && value > at(row, p) && (best === null || value < at(row, best)))
          best = j;
      });
      return best;
    },
  ],
  [
    'the nearest of the others',
    'incorrect hardest-negative',
    (d, labels, a) => {
      const row = at(d, a);
      let best: number | null = null;
      row.forEach((value, j) => {
        if (labels[j] !== labels[a] && (best === null || value < at(row, best))) best = j;
      });
      return best;
    },
  ],
  [
    'a positive that counts as a negative of another image',
    'incorrect same-identity',
    (d, _labels, a, p, m) => {
      const row = at(d, a);
      const found = row.flatMap((value, j) => (value > at(row, p) && value < at(row, p) + m ? [j] : []));
      return found.sort((i, j) => at(row, i) - at(row, j))[0] ?? null;
    },
  ],
] satisfies readonly (readonly [string, string, Mine])[];

describe('Code for the problem about FaceNet', () => {
  async function judgeFunction(id: string, code: Given[number][2], seed: string): Promise<Judgement> {
    const part = facenet.problem.parts.find((one): one is CodePart => one.kind === 'code' && one.id === id);
    assert.ok(part);
    const planned = planCases(part, seed);
    const load = async (file: string): Promise<Readonly<Record<string, unknown>>> =>
      import(pathToFileURL(`${SET}/facenet/${file}`).href);
    const files = part.misconceptions.flatMap(({ mutants }) => mutants);
    const wrong = await Promise.all(
      files.map(
        async (file) => [file, runDirectly(await load(`mutants/${file}`), part.export, planned)] as const,
      ),
    );
    const right = runDirectly(await load('reference.ts'), part.export, planned);
    const { expectations, faults } = expectationsFrom(part, planned, right, Object.fromEntries(wrong));
    assert.deepEqual(faults, []);
    return judgeCode(part, planned, expectations, runDirectly({ [part.export]: code }, part.export, planned));
  }

  for (const [id, rows] of Object.entries({ 'triplet-loss-code': losses, 'semi-hard-mining': negatives })) {
    for (const [name, expected, code] of rows) {
      it(`${id}: finds ${expected} at every seed: ${name}`, async () => {
        for (const seed of SEEDS) {
          const judged = await judgeFunction(id, code, seed);
          assert.equal(outcome(judged), expected, `seed ${seed}: ${judged.reason}`);
        }
      });
    }
  }

  it('draws pairs that have a semi-hard negative, and pairs that have none', () => {
    const part = facenet.problem.parts.find((one): one is CodePart => one.id === 'semi-hard-mining');
    assert.ok(part);
    const [, , mine] = at(negatives, 0);
    const found = SEEDS.flatMap((seed) => {
      const planned = planCases(part, seed).filter(({ fresh }) => fresh);
      return runDirectly({ mine }, 'mine', planned).observations.map(({ outcome: seen }) =>
        seen.kind === 'returned' && seen.value === null ? 'none' : 'some',
      );
    });
    assert.ok(found.filter((one) => one === 'some').length >= found.length / 4, found.join());
    assert.ok(found.includes('none'), found.join());
  });
});
