/** Which pictures a problem shows, and what is said of one that cannot be shown. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatFault } from '../../src/problem/fault.ts';
import type { Folder } from '../../src/problem/folder.ts';
import { loadProblemSet } from '../../src/problem/loading.ts';
import { pictureReferences } from '../../src/problem/pictures.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

function setWith(statement: string, files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const all: Readonly<Record<string, string | Uint8Array>> = {
    'problemset.yaml': 'format: 1\nid: tiny\ntitle: Tiny\nversion: 1.0.0\nproblems: [warm-up]\n',
    'warm-up/problem.yaml': `id: warm-up
title: Warm-up
parts:
  - kind: prose
    id: why
    label: '1'
    title: Why
    points: 1
    hints: ['What does ![the curve](pictures/hint.svg) say?']
    rubric: [{ point: sums, points: 1 }]
`,
    'warm-up/statement.md': `Welcome.\n\n## why\n\n${statement}\n`,
    'warm-up/pictures/hint.svg': svg,
    ...files,
  };
  const bytes = (path: string): Uint8Array | undefined => {
    const file = all[path];
    return typeof file === 'string' ? new TextEncoder().encode(file) : file;
  };
  return {
    name: 'a test',
    bytes: (path) => Promise.resolve(bytes(path)),
    read: (path) => {
      const content = bytes(path);
      return Promise.resolve(content && new TextDecoder().decode(content));
    },
    list: () => Promise.resolve([]),
  };
}

describe('the pictures of a problem', () => {
  it('are found wherever Markdown puts them', () => {
    const text = 'A ![one](a.svg).\n\n- ![two][ref]\n\n`![none](b.svg)`\n\n[ref]: c.png "title"\n';
    assert.deepEqual(
      pictureReferences(text).map(({ path, alt, line, column }) => [path, alt, line, column]),
      [
        ['a.svg', 'one', 1, 3],
        ['c.png', 'two', 3, 3],
      ],
    );
  });

  it('are read from its folder, those of the hints too, byte by byte', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0x00);
    const reading = await loadProblemSet(setWith('![dots](dots.png)', { 'warm-up/dots.png': png }));
    assert.equal(reading.kind, 'loaded');
    const [problem] = reading.kind === 'loaded' ? reading.set.problems : [];
    assert.deepEqual([...(problem?.pictures ?? [])].sort(), [
      ['dots.png', { type: 'image/png', bytes: png }],
      ['pictures/hint.svg', { type: 'image/svg+xml', bytes: new TextEncoder().encode(svg) }],
    ]);
  });

  const faulty: readonly (readonly [what: string, statement: string, expected: RegExp])[] = [
    ['is not there', '![a](a.svg)', /^warm-up\/statement\.md:5:1: There is no picture `a\.svg`/],
    ['lies elsewhere', 'See ![a](../a.svg)', /:5:5: The picture `\.\.\/a\.svg` does not lie in the problem/],
    ['lies on the web', '![a](https://example.org/a.svg)', /does not lie in the problem's folder/],
    ['is absolute', '![a](/etc/a.svg)', /does not lie in the problem's folder/],
    [
      'is written out in its address',
      '![a](data:image/png;base64,AA)',
      /does not lie in the problem's folder/,
    ],
    ['is of a kind that cannot be shown', '![a](a.tiff)', /no picture that the page can show.*svg, png/],
    ['has no description', '![](pictures/hint.svg)', /has no description\. Say between the brackets/],
    ['is too large', '![a](large.svg)', /`large\.svg` has 1000001 bytes; at most 1000000/],
  ];
  for (const [what, statement, expected] of faulty) {
    it(`are a located fault where one ${what}`, async () => {
      const large = new Uint8Array(1_000_001);
      const reading = await loadProblemSet(setWith(statement, { 'warm-up/large.svg': large }));
      const faults = reading.kind === 'faulty' ? reading.faults.map(formatFault) : [];
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', expected);
    });
  }

  it('are a fault of the hint that names one which is missing', async () => {
    const folder = setWith('Why?', {});
    const reading = await loadProblemSet({
      ...folder,
      bytes: (path) => (path.endsWith('hint.svg') ? Promise.resolve(undefined) : folder.bytes(path)),
    });
    const faults = reading.kind === 'faulty' ? reading.faults.map(formatFault) : [];
    assert.deepEqual(faults.length, 1);
    assert.match(faults[0] ?? '', /^warm-up\/problem\.yaml:9:13: There is no picture `pictures\/hint\.svg`/);
  });
});
