import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatFault } from '../../src/problem/fault.ts';
import type { Folder } from '../../src/problem/folder.ts';
import { loadProblemSet } from '../../src/problem/loading.ts';

function folderOf(files: Readonly<Record<string, string>>): Folder {
  return {
    name: 'a test',
    read: (path) => Promise.resolve(files[path]),
    bytes: (path) => {
      const text = files[path];
      return Promise.resolve(text === undefined ? undefined : new TextEncoder().encode(text));
    },
    list: (path) =>
      Promise.resolve(
        Object.keys(files)
          .filter((file) => file.startsWith(`${path}/`) && !file.slice(path.length + 1).includes('/'))
          .map((file) => file.slice(path.length + 1)),
      ),
  };
}

const SET = 'format: 1\nid: tiny\ntitle: Tiny\nversion: 1.0.0\nproblems: [warm-up]\n';
const PROBLEM = `id: warm-up
title: Warm-up
parts:
  - kind: choice
    id: pick
    label: '1'
    title: Pick one
    points: 1
    options:
      - { id: a, text: yes indeed, right: true }
      - { id: b, text: not at all, right: false }
`;
const STATEMENT = 'Welcome.\n\n## pick\n\nWhich?\n';
const SOUND = { 'problemset.yaml': SET, 'warm-up/problem.yaml': PROBLEM, 'warm-up/statement.md': STATEMENT };

async function faultsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const reading = await loadProblemSet(folderOf(files));
  return reading.kind === 'faulty' ? reading.faults.map(formatFault) : [];
}

describe('Loading a problem set', () => {
  it('reads a sound one', async () => {
    const reading = await loadProblemSet(folderOf(SOUND));
    assert.ok(reading.kind === 'loaded');
    assert.equal(reading.set.audience, 'staff');
    assert.equal(reading.set.problems[0]?.statement.intro, 'Welcome.');
    assert.equal(reading.set.problems[0]?.statement.sections.get('pick'), 'Which?');
  });

  it('says that a folder without problemset.yaml is none', async () => {
    assert.deepEqual(await loadProblemSet(folderOf({})), { kind: 'none' });
  });

  const broken: [string, Record<string, string>, RegExp[]][] = [
    [
      'every fault of a file at once, each at its line',
      {
        'warm-up/problem.yaml': PROBLEM.replace('points: 1', 'points: many\n    pionts: 3').replace(
          'title: Pick one',
          'title: 7',
        ),
      },
      [
        /^warm-up\/problem\.yaml:7:12: `parts\[0\]\.title` should be a string, but 7 was found\. Put it in single quotes\.$/,
        /^warm-up\/problem\.yaml:8:13: `parts\[0\]\.points` should be a number, but "many" was found\./,
        /^warm-up\/problem\.yaml:9:5: `pionts` is not a field here\. Did you mean `points`\?$/,
      ],
    ],
    [
      'a missing field at what lacks it',
      { 'warm-up/problem.yaml': PROBLEM.replace("    label: '1'\n", '') },
      [/^warm-up\/problem\.yaml:4:5: `label` is missing\. Add `label:` with a string\.$/],
    ],
    [
      'a field that belongs elsewhere, and a missing list',
      {
        'warm-up/problem.yaml': PROBLEM.replace(
          "    label: '1'\n",
          "    label: '1'\n    symbols: {}\n",
        ).replace(/ {4}options:[^]*$/, ''),
      },
      [
        /^warm-up\/problem\.yaml:4:5: `options` is missing\. Add `options:` with a list\.$/,
        /^warm-up\/problem\.yaml:7:5: `symbols` is not a field here\. It is one elsewhere in this file: move it there, or remove it\.$/,
      ],
    ],
    [
      'an unknown kind with the known ones',
      { 'warm-up/problem.yaml': PROBLEM.replace('kind: choice', 'kind: quiz') },
      [/^warm-up\/problem\.yaml:4:11: `parts\[0\]\.kind` .*`code`.*`prose`/],
    ],
    [
      'broken YAML where it breaks',
      { 'warm-up/problem.yaml': 'id: warm-up\ntitle: "\\frac{1}{2}"\n  x: [1\n' },
      [/^warm-up\/problem\.yaml:\d+:\d+: This is not valid YAML/],
    ],
    [
      'a statement without a part’s section, and a section without a part',
      { 'warm-up/statement.md': 'Welcome.\n\n## pikc\n\nWhich?\n' },
      [
        /statement\.md:1:1: The part `pick` has no statement\./,
        /statement\.md:3:1: `## pikc` is not a part of this problem\./,
      ],
    ],
    [
      'a problem that is listed but not there',
      { 'problemset.yaml': SET.replace('[warm-up]', '[warm-up, late]') },
      [/^problemset\.yaml:5:21: There is no `late\/problem\.yaml`\./],
    ],
    [
      'a prerequisite that does not exist',
      { 'warm-up/problem.yaml': PROBLEM.replace('    points: 1', '    points: 1\n    requires: [other]') },
      [/problem\.yaml:9:16: `other` is not an earlier part of this problem\./],
    ],
    [
      'a derivation that does not exist',
      { 'warm-up/problem.yaml': PROBLEM.replace('    points: 1', '    points: 1\n    derivation: why') },
      [/problem\.yaml:9:17: There is no `derivations\/why\.yaml`\./],
    ],
    [
      'an id that is not the folder’s name',
      { 'warm-up/problem.yaml': PROBLEM.replace('id: warm-up', 'id: warmup') },
      [/problem\.yaml:1:5: The id is `warmup`, the folder `warm-up`\./],
    ],
    ['an empty file', { 'warm-up/problem.yaml': '' }, [/^warm-up\/problem\.yaml:1:1: /]],
    [
      'an alias bomb',
      {
        'problemset.yaml': `a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c]\n`,
      },
      [/^problemset\.yaml:1:1: /],
    ],
  ];
  for (const [what, change, expected] of broken) {
    it(`reports ${what}`, async () => {
      const faults = await faultsOf({ ...SOUND, ...change });
      for (const pattern of expected)
        assert.ok(
          faults.some((fault) => pattern.test(fault)),
          faults.join('\n'),
        );
      assert.ok(faults.length >= expected.length && faults.length <= expected.length + 1, faults.join('\n'));
    });
  }
});
