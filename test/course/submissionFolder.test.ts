import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { findSubmission } from '../../src/course/submissionFolder.ts';
import { readTextInside } from '../../src/course/textFile.ts';
import { scratchFolder } from './scratch.ts';

describe('Finding a student’s files', () => {
  const layouts: [string, string[], string[], Record<string, string>][] = [
    [
      'where they belong',
      ['attention/answers.md', 'attention/solution.ts'],
      ['attention'],
      { attention: 'attention/answers.md' },
    ],
    ['in another case', ['Attention/Answers.MD'], ['attention'], { attention: 'Attention/Answers.MD' }],
    [
      'at the top, for a set of one problem',
      ['answers.md', 'solution.ts'],
      ['attention'],
      { attention: 'answers.md' },
    ],
    [
      'inside a wrapping folder',
      ['hw5/attention/answers.md'],
      ['attention'],
      { attention: 'hw5/attention/answers.md' },
    ],
    [
      'inside two, beside what a Mac adds',
      ['a/b/attention/answers.md', '__MACOSX/x'],
      ['attention'],
      { attention: 'a/b/attention/answers.md' },
    ],
    [
      'of some problems only',
      ['facenet/answers.md'],
      ['attention', 'facenet'],
      { attention: 'attention/answers.md', facenet: 'facenet/answers.md' },
    ],
    ['nowhere', ['notes.txt'], ['attention'], { attention: 'attention/answers.md' }],
  ];
  for (const [where, files, problems, expected] of layouts) {
    it(`finds them ${where}`, async () => {
      const root = scratchFolder(Object.fromEntries(files.map((file) => [file, ''])));
      const found = await findSubmission(root, problems);
      assert.deepEqual(Object.fromEntries([...found].map(([id, { answers }]) => [id, answers])), expected);
    });
  }

  it('does not follow a link to another student’s folder', async function () {
    if (process.platform === 'win32') this.skip();
    const bob = scratchFolder({ 'attention/answers.md': 'O(N)' });
    const alice = scratchFolder();
    symlinkSync(join(bob, 'attention'), join(alice, 'attention'));
    const found = await findSubmission(alice, ['attention', 'facenet']);
    const reading = await readTextInside(alice, found.get('attention')?.answers ?? '');
    assert.ok(reading.kind === 'refused' && reading.why.includes('link'));
  });
});
