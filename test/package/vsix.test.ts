/** The packed extension: what is in it, what must not be, and how big it is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version, main, icon } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  main: string;
  icon: string;
};
const file = join(root, `rederive-${version}.vsix`);

/** Lines of the authors' files that say something of a solution: statements, not braces or comments. */
function authorLines(pattern: string): readonly string[] {
  return globSync(`problems/*/*/${pattern}`, { cwd: root })
    .flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length >= 25 && !/^(\/\/|\/?\*|import |export function )/.test(line));
}

describe('the packed extension', function () {
  // Building and packing everything takes a while on a small machine.
  this.timeout(180_000);

  let entries: Readonly<Record<string, Uint8Array>> = {};
  let names: readonly string[] = [];

  before(() => {
    execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'pipe' });
    entries = unzipSync(readFileSync(file));
    names = Object.keys(entries).map((name) => name.replace(/^extension\//, ''));
  });

  const text = (name: string): string => {
    const bytes = entries[`extension/${name}`];
    assert.ok(bytes, `${name} is not in the package`);
    return strFromU8(bytes);
  };

  /** Every problem set in the package, with its files' texts. */
  const packs = (): readonly (readonly [string, ReadonlyMap<string, string>])[] =>
    names
      .filter((name) => name.endsWith('.zip'))
      .map((name) => {
        const bytes = entries[`extension/${name}`];
        assert.ok(bytes);
        const files = Object.entries(unzipSync(bytes)).map(
          ([path, content]) => [path, strFromU8(content)] as const,
        );
        return [name, new Map(files)] as const;
      });

  it('is smaller than 6 MB', () => {
    assert.ok(statSync(file).size < 6e6, `${statSync(file).size} bytes`);
  });

  it('holds what it runs, shows and says, and nothing else', () => {
    const allowed = [
      /^\[Content_Types\]\.xml$/,
      /^extension\.vsixmanifest$/,
      /^package\.json$/,
      /^(readme|changelog)\.md$/i,
      /^LICENSE(\.txt)?$/i,
      /^media\/[\w/-]+\.(svg|png|md)$/,
      /^dist\/(extension|engine|child|front|debug)\.cjs$/,
      /^dist\/page\.(js|css)$/,
      /^dist\/licenses\.txt$/,
      /^dist\/fonts\/KaTeX_[\w-]+\.woff2$/,
      /^dist\/schema\/\w+\.json$/,
      /^dist\/packs\/[\w-]+\.zip$/,
    ];
    assert.deepEqual(
      names.filter((name) => !allowed.some((pattern) => pattern.test(name))),
      [],
    );
    const needed = [
      main.replace(/^\.\//, ''),
      icon,
      ...['dist/engine.cjs', 'dist/child.cjs', 'dist/front.cjs', 'dist/page.js', 'dist/page.css'],
      ...['dist/licenses.txt', 'dist/packs/eecs182.zip', 'package.json'],
    ];
    assert.deepEqual(
      needed.filter((name) => !names.includes(name)),
      [],
    );
  });

  it('has every font that its stylesheet names', () => {
    const fonts = [...text('dist/page.css').matchAll(/url\("?\.?\/?(fonts\/[^")]+)"?\)/g)].map(
      ([, name]) => name,
    );
    assert.ok(fonts.length > 10, `only ${fonts.length} fonts are named`);
    assert.deepEqual(
      fonts.filter((name) => !names.includes(`dist/${name}`)),
      [],
    );
  });

  it('has every file that its manifest names', () => {
    const named = [...text('package.json').matchAll(/"((?:\.\/)?(?:media|dist)\/[^"]+)"/g)]
      .map(([, name]) => (name ?? '').replace(/^\.\//, ''))
      .filter((name) => name !== 'dist/cli.js');
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((name) => !names.includes(name)),
      [],
    );
  });

  it('gives a student no file that only authors have', () => {
    for (const [name, files] of packs()) {
      assert.ok(files.size > 0, `${name} is empty`);
      const secrets = [...files.keys()].filter((path) =>
        /reference|mutants?\/|examples?\/|hidden/i.test(path),
      );
      assert.deepEqual(secrets, [], name);
    }
  });

  it('gives a student not one telling line of a reference solution or a mutant, under whatever name', () => {
    const given = new Set(authorLines('starter.ts'));
    const secrets = [...authorLines('reference.ts'), ...authorLines('mutants/*.ts')].filter(
      (line) => !given.has(line),
    );
    assert.ok(secrets.length > 20, `only ${secrets.length} telling lines were found`);
    for (const [name, files] of packs()) {
      for (const [path, content] of files) {
        assert.deepEqual(
          secrets.filter((line) => content.includes(line)),
          [],
          `${name} holds lines of a solution in ${path}`,
        );
      }
    }
  });

  it('says nothing of the machine that packed it', () => {
    const telling = names.filter(
      (name) => /\.(c?js|css|json|md)$/.test(name) && text(name).includes(root.replace(/\/$/, '')),
    );
    assert.deepEqual(telling, []);
  });
});
