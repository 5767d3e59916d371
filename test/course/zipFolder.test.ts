import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { describe, it } from 'mocha';
import { zipFolder, zipFiles } from '../../src/course/zipFolder.ts';

describe('A pack as a folder', () => {
  const files = new Map([
    ['problemset.yaml', 'id: tiny'],
    ['attention/statement.md', 'σ²'],
    ['attention/derivations/a.yaml', ''],
  ]);

  it('reads and lists what was packed', async () => {
    const folder = zipFolder(zipFiles(files), 'tiny.zip');
    assert.equal(await folder.read('attention/statement.md'), 'σ²');
    assert.equal(await folder.read('attention/other.md'), undefined);
    assert.deepEqual(await folder.list('attention'), ['statement.md']);
    assert.deepEqual(await folder.list('attention/derivations'), ['a.yaml']);
    assert.deepEqual(await folder.list('nowhere'), []);
  });

  it('has the same bytes for the same texts, in whatever order they came', () => {
    assert.deepEqual(zipFiles(files), zipFiles(new Map([...files].reverse())));
  });

  it('refuses what is no zip with a next step', () => {
    assert.throws(
      () => zipFolder(Buffer.from('<html>not found</html>'), 'tiny.zip'),
      /tiny\.zip cannot be read as a zip\. Fetch the pack again/,
    );
  });

  it('refuses a bomb before it unpacks it', () => {
    const bomb = zipSync({ a: new Uint8Array(70_000_000) });
    assert.ok(bomb.length < 1_000_000);
    assert.throws(() => zipFolder(bomb, 'tiny.zip'), /unpacks to more than/);
  });
});
