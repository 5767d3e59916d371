/** A child that wakes from an image is held as one that was started, and there is no harm where it cannot wake. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { Cell } from '../../src/runner/cell.ts';
import { Cells } from '../../src/runner/cells.ts';
import { Image, serves } from '../../src/runner/image.ts';
import { ENGINE_FLAGS, launch, likelyRung, RUNGS } from '../../src/runner/launch.ts';
import { scriptText } from '../../src/runner/scriptText.ts';
import { bundleFolder } from './bundledRunner.ts';

const nodePath = process.env['REDERIVE_TEST_NODE'] ?? process.execPath;
const version = spawnSync(nodePath, ['--version'], { encoding: 'utf8' }).stdout;
/** No image is made on older ones. */
const canWake = Number.parseInt(version.slice(1), 10) >= 24;
const LIMITS = { milliseconds: 10_000, megabytes: 2000 };

describe('an image of a child', function () {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rederive-test-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const cellsOf = (path: string): Cells =>
    new Cells({
      nodePath: path,
      entry: join(bundleFolder(), 'child.cjs'),
      workers: 1,
      electron: false,
      useKernel: false,
      reuse: false,
    });

  describe('on a Node that can wake from one', () => {
    let image: Image;
    before(async function () {
      if (!canWake) this.skip();
      image = new Image();
      assert.ok(await image.make({ nodePath, entry: join(bundleFolder(), 'child.cjs') }));
    });
    after(() => {
      if (canWake) image.remove();
    });

    const wake = async (heapMegabytes: number): Promise<Cell> => {
      const options = { nodePath, entry: '', electron: false, useKernel: false, folder, image: image.file };
      const rung = RUNGS[likelyRung(version)];
      assert.ok(rung !== undefined);
      const cell = new Cell(launch(options, rung, heapMegabytes));
      assert.deepEqual(await cell.ready(10_000), { permission: true });
      return cell;
    };

    it('runs programs, and may not touch a file', async () => {
      const cell = await wake(256);
      assert.ok(await serves(cell));
      await cell.end();
    });

    it('keeps to the heap that it was given', async () => {
      const cell = await wake(64);
      const script = scriptText('const all = []; for (;;) all.push({ x: all.length });', undefined);
      const exchange = await cell.exchange(
        { kind: 'load', script, file: 'a.ts' },
        undefined,
        LIMITS,
        undefined,
      );
      assert.equal(exchange.kind, 'out-of-memory');
      await cell.end();
    });

    it('makes no code from strings', async () => {
      const cell = await wake(256);
      const script = scriptText("[].constructor.constructor('return 1')()", undefined);
      const exchange = await cell.exchange(
        { kind: 'load', script, file: 'a.ts' },
        undefined,
        LIMITS,
        undefined,
      );
      assert.ok(exchange.kind === 'answered' && exchange.evidence.kind === 'threw');
      assert.equal(exchange.evidence.thrown.name, 'EvalError');
      await cell.end();
    });

    it('is denied by Node what a child that was started is denied', async () => {
      const entry = join(folder, 'denied.cjs');
      const program = `console.log(['fs.read', 'fs.write', 'child', 'worker'].map((scope) => process.permission.has(scope)).join());`;
      writeFileSync(
        entry,
        `require('node:v8').startupSnapshot.setDeserializeMainFunction(() => { ${program} });`,
      );
      const permitted = new Image();
      assert.ok(await permitted.make({ nodePath, entry }));
      const flags = [...ENGINE_FLAGS, RUNGS[likelyRung(version)]?.permission ?? ''];
      const { stdout } = spawnSync(nodePath, [...flags, '--snapshot-blob', permitted.file], {
        encoding: 'utf8',
      });
      permitted.remove();
      assert.equal(stdout, 'false,false,false,false\n');
    });

    it('turns its event loop in the course of many calls', async () => {
      const cell = await wake(256);
      for (let i = 0; i < 50; i += 1) assert.ok(await serves(cell));
      await cell.end();
    });

    it('makes none in its own realm either, though the image was made without forbidding it', async () => {
      const entry = join(folder, 'strings.cjs');
      const program = `try { (0, eval)('1'); console.log('made'); } catch (error) { console.log(error.name); }`;
      writeFileSync(
        entry,
        `require('node:v8').startupSnapshot.setDeserializeMainFunction(() => { ${program} });`,
      );
      const unlocked = new Image();
      assert.ok(await unlocked.make({ nodePath, entry }));
      const { stdout } = spawnSync(nodePath, [...ENGINE_FLAGS, '--snapshot-blob', unlocked.file], {
        encoding: 'utf8',
      });
      unlocked.remove();
      assert.equal(stdout, 'EvalError\n');
    });

    it('leaves nothing of the language changeable that a start does not, whatever the engine adds on waking', async () => {
      const entry = join(folder, 'frozen.cjs');
      buildSync({
        entryPoints: [join(import.meta.dirname, 'frozenEntry.ts')],
        outfile: entry,
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        banner: { js: "'use strict';" },
        logLevel: 'error',
      });
      const frozen = new Image();
      assert.ok(await frozen.make({ nodePath, entry }));
      const said = (args: readonly string[]): readonly string[] =>
        JSON.parse(spawnSync(nodePath, args, { encoding: 'utf8' }).stdout) as readonly string[];
      const started = said([entry]);
      const awake = said([...ENGINE_FLAGS, '--snapshot-blob', frozen.file]);
      frozen.remove();
      assert.deepEqual(
        awake.filter((path) => !started.includes(path)),
        [],
      );
    });

    it('is what a supply wakes its children from', async () => {
      const cells = cellsOf(nodePath);
      assert.ok(await cells.makeImage());
      const cell = await cells.take(200);
      assert.ok(await serves(cell));
      cells.give(cell, false);
      await cells.dispose();
    });
  });

  it('is done without where Node makes none', async function () {
    if (canWake) this.skip();
    const cells = cellsOf(nodePath);
    assert.equal(await cells.makeImage(), false);
    await cells.dispose();
  });

  it('is done without where there is no Node', async () => {
    const none = new Image();
    assert.equal(await none.make({ nodePath: join(folder, 'no-node'), entry: 'child.cjs' }), false);
    none.remove();
  });

  it('is done without where Node makes one but cannot wake from it', async function () {
    if (process.platform === 'win32') this.skip();
    const fickle = join(folder, 'fickle-node');
    writeFileSync(
      fickle,
      `#!/bin/sh\ncase "$*" in *build-snapshot*) exec '${nodePath}' "$@";; *snapshot-blob*) exit 1;; esac\nexec '${nodePath}' "$@"\n`,
    );
    chmodSync(fickle, 0o755);
    const cells = cellsOf(fickle);
    assert.equal(await cells.makeImage(), false);
    const cell = await cells.take(200);
    assert.ok(await serves(cell));
    cells.give(cell, false);
    await cells.dispose();
  });
});
