/** An image of a child that has locked its realm, in a file: whoever wakes from it has more than half of starting behind him. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from './cell.ts';
import { minimalEnvironment, parentDeathWrapper } from './launch.ts';
import { scriptText } from './scriptText.ts';
import { encodeWords } from './words.ts';

export interface ImageOptions {
  readonly nodePath: string;
  /** A bundle; sources cannot be put into an image. */
  readonly entry: string;
}

/** Making one takes 150 ms. */
const MAKE_LIMIT = 20_000;

export class Image {
  /** Apart from the folder that children run in, which is empty. */
  readonly #folder = mkdtempSync(join(tmpdir(), 'rederive-image-'));
  readonly #stop = new AbortController();
  readonly file = join(this.#folder, 'image');

  /** False where this Node makes none; nothing is said of it, since children start without one as well. */
  async make({ nodePath, entry }: ImageOptions): Promise<boolean> {
    const plan = join(this.#folder, 'plan.json');
    // The engine's cache of compiled code would be two thirds of the file, and is not needed: what runs is compiled.
    writeFileSync(plan, JSON.stringify({ builder: entry, withoutCodeCache: true }));
    const make = ['--snapshot-blob', this.file, '--build-snapshot-config', plan];
    // What holds the engine is asked for on waking; Node 22 breaks where it is asked for here.
    const [program = nodePath, ...rest] = [...parentDeathWrapper(), nodePath, '--no-warnings', ...make];
    const maker = spawn(program, rest, {
      cwd: this.#folder,
      env: minimalEnvironment(),
      stdio: 'ignore',
      windowsHide: true,
      timeout: MAKE_LIMIT,
      killSignal: 'SIGKILL',
      signal: this.#stop.signal,
    });
    maker.unref();
    return await new Promise((resolve) => {
      maker.once('error', () => resolve(false));
      maker.once('close', (code) => resolve(code === 0));
    });
  }

  remove(): void {
    this.#stop.abort();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Whether a child does what a child is for. An image is used only once one that woke from it has. */
export async function serves(cell: Cell): Promise<boolean> {
  const limits = { milliseconds: MAKE_LIMIT, megabytes: Infinity };
  const script = scriptText('const f = (x) => { console.log(x); return [x, [2 * x]]; };', 'f');
  const load = { kind: 'load', script, file: 'trial.ts' };
  const loaded = await cell.exchange(load, undefined, limits, undefined);
  if (loaded.kind !== 'answered' || loaded.evidence.kind !== 'loaded') return false;
  const { words, strings } = encodeWords([21]);
  const called = await cell.exchange({ kind: 'call', strings, seed: 1 }, words, limits, undefined);
  if (called.kind !== 'answered' || called.evidence.kind !== 'returned') return false;
  const { words: expected } = encodeWords([21, [42]]);
  return called.evidence.console[0]?.text === '21' && `${called.words}` === `${expected}`;
}
