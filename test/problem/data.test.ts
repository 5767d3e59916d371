import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { planCases } from '../../src/grading/inputs.ts';
import { readData, type DataFiles, type DataSource, type Recorded } from '../../src/problem/data.ts';
import { formatFault } from '../../src/problem/fault.ts';
import type { Folder } from '../../src/problem/folder.ts';
import { loadProblemSet } from '../../src/problem/loading.ts';

const FIELDS = {
  table: { shape: [3, 2], per: 10, values: [1, 2, 3, 4, 5, 6] },
  list: { shape: [4], per: 1, values: [7, 8, 9, 10] },
  cube: { shape: [2, 2, 2], per: 4, values: [1, 2, 3, 4, 5, 6, 7, 8] },
  one: { shape: [], per: 2, values: [3] },
  wide: { shape: [2, 10_001], per: 1, values: Array.from({ length: 20_002 }, () => 0) },
};
const FILE = { format: 'rederive-data', version: 1, about: {}, fields: FIELDS } as const;
const FILES: DataFiles = new Map([['data/a.json', FILE]]);

const read = (source: Omit<DataSource, 'file'>): ReturnType<typeof readData> =>
  readData(FILES, { file: 'data/a.json', ...source });

describe('Recorded numbers', () => {
  const taken: readonly [string, Omit<DataSource, 'file'>, Recorded][] = [
    [
      'a whole table',
      { field: 'table' },
      [
        [0.1, 0.2],
        [0.3, 0.4],
        [0.5, 0.6],
      ],
    ],
    [
      'some rows',
      { field: 'table', rows: { from: 1, count: 2 } },
      [
        [0.3, 0.4],
        [0.5, 0.6],
      ],
    ],
    ['no rows', { field: 'table', rows: { from: 3, count: 0 } }, []],
    ['one row, one dimension less', { field: 'table', row: 2 }, [0.5, 0.6]],
    ['an entry of a list', { field: 'list', row: 0 }, 7],
    ['a stretch of a list', { field: 'list', rows: { from: 2, count: 2 } }, [9, 10]],
    [
      'a table out of a stack of them',
      { field: 'cube', row: 1 },
      [
        [1.25, 1.5],
        [1.75, 2],
      ],
    ],
    ['a single number', { field: 'one' }, 1.5],
  ];
  for (const [what, source, value] of taken) {
    it(`gives ${what}`, () => assert.deepEqual(read(source), { kind: 'read', value }));
  }

  const refused: readonly [string, Omit<DataSource, 'file'>, RegExp][] = [
    ['a field that there is not', { field: 'tabel' }, /^has no field `tabel` It has: table, list, /],
    ['a name that every object has', { field: 'constructor' }, /^has no field `constructor`/],
    [
      'a row behind the last',
      { field: 'table', row: 3 },
      /^has only 3 rows in `table` Count from 0 and stay below 3\.$/,
    ],
    ['rows that run over the end', { field: 'list', rows: { from: 3, count: 2 } }, /^has only 4 rows/],
    ['a row of a single number', { field: 'one', row: 0 }, /^has only 1 rows/],
    [
      'more numbers than an argument may have',
      { field: 'wide' },
      /^gives 20002 numbers .* Take fewer rows\.$/,
    ],
  ];
  for (const [what, source, says] of refused) {
    it(`refuses ${what}`, () => {
      const reading = read(source);
      assert.ok(reading.kind === 'none', JSON.stringify(reading));
      assert.match(`${reading.because} ${reading.remedy}`, says);
    });
  }

  it('refuses a file that is not there', () => {
    assert.deepEqual(readData(new Map(), { file: 'data/a.json', field: 'table' }), {
      kind: 'none',
      because: 'is missing',
      remedy: 'Add the file, or name another.',
    });
  });
});

const PROBLEM = `id: warm-up
title: Warm-up
files: [data/a.json]
parts:
  - kind: code
    id: total
    label: '1'
    title: A sum
    points: 1
    export: total
    parameters:
      X: { matrix: [N, D], normal: 1 }
    returns: []
    tolerance: { value: 1.0e-9, because: a sum of six numbers }
    cases:
      - id: recorded
        title: recorded numbers
        sizes: { N: 2, D: 2 }
        data: { X: { file: data/a.json, field: table, rows: { from: 1, count: 2 } } }
`;
const SOUND: Readonly<Record<string, string>> = {
  'problemset.yaml': 'format: 1\nid: tiny\ntitle: Tiny\nversion: 1.0.0\nproblems: [warm-up]\n',
  'warm-up/problem.yaml': PROBLEM,
  'warm-up/statement.md': 'Welcome.\n\n## total\n\nWhich?\n',
  'warm-up/starter.ts': '',
  'warm-up/reference.ts': '',
  'warm-up/data/a.json': JSON.stringify(FILE),
};

const folderOf = (files: Readonly<Record<string, string>>): Folder => ({
  name: 'a test',
  read: (path) => Promise.resolve(files[path]),
  bytes: () => Promise.resolve(undefined),
  list: (path) =>
    Promise.resolve(
      Object.keys(files)
        .filter((file) => file.startsWith(`${path}/`) && !file.slice(path.length + 1).includes('/'))
        .map((file) => file.slice(path.length + 1)),
    ),
});

describe('Cases on recorded numbers', () => {
  it('are called with them', async () => {
    const reading = await loadProblemSet(folderOf(SOUND));
    assert.ok(reading.kind === 'loaded', JSON.stringify(reading));
    const [problem] = reading.set.problems;
    const [part] = problem?.problem.parts ?? [];
    assert.ok(problem !== undefined && part?.kind === 'code');
    const [planned] = planCases(part, 'any', problem.data);
    assert.deepEqual(planned?.arguments, [
      [
        [0.3, 0.4],
        [0.5, 0.6],
      ],
    ]);
  });

  const broken: readonly [string, Record<string, string | undefined>, RegExp][] = [
    [
      'a file that is missing, where it is named',
      { 'warm-up/data/a.json': undefined },
      /^warm-up\/problem\.yaml:3:9: There is no `warm-up\/data\/a\.json`\.[^\n]*\n.*:19:20: `data\/a\.json` is missing\. /,
    ],
    [
      'a field that is missing',
      { 'warm-up/problem.yaml': PROBLEM.replace('field: table', 'field: tbale') },
      /:19:20: `data\/a\.json` has no field `tbale`\. It has: table, /,
    ],
    [
      'numbers that do not fit the sizes',
      { 'warm-up/problem.yaml': PROBLEM.replace('D: 2 }', 'D: 3 }') },
      /:19:20: What `data\/a\.json` gives here must be 2 rows of 3 numbers, as the sizes say\. Change the rows or the sizes\.$/,
    ],
    [
      'a value that is written out as well',
      {
        'warm-up/problem.yaml': PROBLEM.replace(
          '        data:',
          '        inputs: { X: [[1, 2], [3, 4]] }\n        data:',
        ),
      },
      /is written out under inputs as well: keep one of the two/,
    ],
    [
      'a parameter that the function has not',
      { 'warm-up/problem.yaml': PROBLEM.replace('data: { X:', 'data: { Y:') },
      /is no parameter of total/,
    ],
    [
      'a path that leads out of the folder',
      { 'warm-up/problem.yaml': PROBLEM.replace('file: data/a.json', 'file: data/../../a.json') },
      /must be a file in data\/, such as data\/cases\.json/,
    ],
    [
      'a file to hand out that lies elsewhere',
      { 'warm-up/problem.yaml': PROBLEM.replace('files: [data/a.json]', 'files: [../a.json]') },
      /must be a file of this folder or of its data\//,
    ],
    [
      'a file that is no JSON',
      { 'warm-up/data/a.json': '{' },
      /^warm-up\/data\/a\.json:1:1: This is not JSON: /,
    ],
    [
      'a field with too few values',
      { 'warm-up/data/a.json': JSON.stringify(FILE).replace('[7,8,9,10]', '[7,8,9]') },
      /^warm-up\/data\/a\.json:1:1: This is no data file: .*the shape 4 needs 4 values, here are 3/s,
    ],
  ];
  for (const [what, changed, says] of broken) {
    it(`report ${what}`, async () => {
      const files = Object.entries({ ...SOUND, ...changed }).flatMap(([path, text]) =>
        text === undefined ? [] : [[path, text] as const],
      );
      const reading = await loadProblemSet(folderOf(Object.fromEntries(files)));
      assert.ok(reading.kind === 'faulty');
      assert.match(reading.faults.map(formatFault).join('\n'), says);
    });
  }
});
