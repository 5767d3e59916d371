import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readTextFile } from '../../src/course/textFile.ts';
import { scratchFolder } from './scratch.ts';

describe('Reading a stranger’s file', () => {
  it('reads UTF-8 and both UTF-16 encodings that Notepad writes', async () => {
    const text = '## linear-cost\nσ² = √D';
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
    const root = scratchFolder({ 'a.md': text, 'b.md': little, 'c.md': big });
    for (const name of ['a.md', 'b.md', 'c.md']) {
      assert.deepEqual(await readTextFile(join(root, name)), { kind: 'text', text }, name);
    }
  });

  it('says that a file is missing', async () => {
    assert.deepEqual(await readTextFile(join(scratchFolder(), 'answers.md')), { kind: 'missing' });
  });

  it('refuses a link, which could point at another student’s work', async function () {
    if (process.platform === 'win32') this.skip();
    const root = scratchFolder({ 'secret.md': 'O(N)' });
    symlinkSync(join(root, 'secret.md'), join(root, 'answers.md'));
    const reading = await readTextFile(join(root, 'answers.md'));
    assert.ok(reading.kind === 'refused' && reading.why.includes('link'));
  });

  it('refuses a pipe at once instead of waiting for a writer', async function () {
    if (process.platform === 'win32') this.skip();
    const root = scratchFolder();
    execFileSync('mkfifo', [join(root, 'answers.md')]);
    const reading = await readTextFile(join(root, 'answers.md'));
    assert.ok(reading.kind === 'refused' && reading.why.includes('regular'));
  });

  it('refuses a folder and a file that is far too large', async () => {
    const root = scratchFolder({ 'answers.md/x': '', 'big.md': 'x'.repeat(2000) });
    assert.equal((await readTextFile(join(root, 'answers.md'))).kind, 'refused');
    const big = await readTextFile(join(root, 'big.md'), 1000);
    assert.ok(big.kind === 'refused' && big.why.includes('2000 bytes'));
  });
});
