/** A warm supply of disposable children, each handed to one request at a time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cell } from './cell.ts';
import { Image, serves } from './image.ts';
import { launch, likelyRung, RUNGS, type LaunchOptions } from './launch.ts';

export interface CellsOptions {
  readonly nodePath: string;
  readonly entry: string;
  /** How many requests may run at once; as many children are kept warm. */
  readonly workers: number;
  readonly electron: boolean;
  readonly useKernel: boolean;
  /** Whether a child whose request ended well may serve another, in a fresh context. */
  readonly reuse: boolean;
}

/** A cold start takes 60 to 150 ms; a loaded machine may need far longer. */
const START_LIMIT = 20_000;
/** The ceiling of the engine's own heap in a warm child; a request that wants more gets a child of its own. */
export const WARM_HEAP_MEGABYTES = 1024;
/** Contexts leave a little behind: after so many, or so much, a child is replaced. */
const SERVES_AT_MOST = 500;
const HOLDS_AT_MOST = 250;
/**
 * Counting replaces built-ins, and an engine that has seen that in one context takes slower ways in all: spreading a list
 * then took several times as long. So a child that has counted only counts from then on.
 */
export type Use = 'running' | 'counting';

/** An image costs as much as it saves in six starts: it is made once more than one child has been asked for. */
const IMAGE_AFTER = 2;

/** Milliseconds without a request after which a child gets ready for another. */
const PREPARES_AFTER = 100;

export class Cells {
  readonly #options: CellsOptions;
  readonly #folder: string;
  readonly #idle: Cell[] = [];
  readonly #all = new Set<Cell>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #starting = 0;
  #rung = likelyRung(process.version);
  #taken = 0;
  #image: Image | undefined;
  #imaging: Promise<void> | undefined;
  /** Whether children wake from the image: once it is made, and where this machine can. */
  #wakes = false;
  #disposed = false;
  permission = false;
  readonly #onExit = (): void => this.#killAll();

  constructor(options: CellsOptions) {
    this.#options = options;
    this.#folder = mkdtempSync(join(tmpdir(), 'rederive-'));
    process.once('exit', this.#onExit);
  }

  /** Starts children ahead of need; never fails, since a child that cannot start is reported when one is wanted. */
  warm(): void {
    if (this.#disposed) return;
    while (this.#idle.filter(({ counts }) => !counts).length + this.#starting < this.#options.workers) {
      this.#starting += 1;
      void this.#start(WARM_HEAP_MEGABYTES)
        .then((cell) => {
          this.#starting -= 1;
          if (this.#disposed) cell.kill();
          else this.#idle.push(cell);
          this.#wake();
        })
        .catch(() => {
          this.#starting -= 1;
          this.#wake();
        });
    }
  }

  /**
   * A ready child for a request that may hold `megabytes`. Waits while all workers are busy. Throws an Error whose
   * message is for the user when no child can be started.
   */
  async take(megabytes: number, use: Use = 'running'): Promise<Cell> {
    while (this.#busy >= this.#options.workers) await this.#turn();
    this.#busy += 1;
    this.#taken += 1;
    if (!this.#options.reuse && this.#taken >= IMAGE_AFTER) void this.makeImage();
    try {
      if (megabytes > WARM_HEAP_MEGABYTES) return usedFor(use, await this.#startNow(megabytes));
      for (;;) {
        if (this.#disposed) throw new Error('The runner has been closed.');
        const cell = this.#nextIdle(use);
        if (cell?.alive === true) {
          cell.look();
          if (!this.#options.reuse) this.warm();
          return cell;
        }
        if (cell !== undefined) {
          this.#all.delete(cell);
          continue;
        }
        if (this.#starting === 0) return usedFor(use, await this.#startNow(WARM_HEAP_MEGABYTES));
        await this.#turn();
      }
    } catch (error) {
      this.#busy -= 1;
      this.#wake();
      throw error;
    }
  }

  /** A warm child for which nobody would have to wait, if there is one right now. */
  takeIdle(megabytes: number, use: Use): Cell | undefined {
    if (this.#disposed || this.#busy >= this.#options.workers || this.#waiting.length > 0) return undefined;
    if (megabytes > WARM_HEAP_MEGABYTES) return undefined;
    const cell = this.#nextIdle(use);
    if (cell === undefined) return undefined;
    if (!cell.alive) {
      this.#all.delete(cell);
      return undefined;
    }
    this.#busy += 1;
    cell.look();
    if (!this.#options.reuse) this.warm();
    return cell;
  }

  /** One that has done the same before; for counting, any other as well. */
  #nextIdle(use: Use): Cell | undefined {
    const counting = use === 'counting';
    const same = this.#idle.findIndex(({ counts }) => counts === counting);
    const at = same < 0 && counting ? 0 : same;
    const [cell] = at < 0 ? [] : this.#idle.splice(at, 1);
    return cell === undefined ? undefined : usedFor(use, cell);
  }

  /** Gives a child back. It is ended unless it is alive, may be reused and is small enough. */
  give(cell: Cell, reusable: boolean): void {
    this.#busy -= 1;
    cell.served += 1;
    const keep =
      reusable &&
      this.#options.reuse &&
      !this.#disposed &&
      cell.alive &&
      cell.served < SERVES_AT_MOST &&
      cell.residentMegabytes() < HOLDS_AT_MOST;
    if (keep) {
      cell.closeRoom();
      this.#idle.push(cell);
      this.#prepareLater(cell);
      if (cell.counts) this.warm();
    } else {
      cell.kill();
      this.#all.delete(cell);
      this.warm();
    }
    this.#wake();
  }

  /** Once nothing has been asked for a while: between two saves of a person, not between two submissions of a class. */
  #prepareLater(cell: Cell): void {
    const { served } = cell;
    const timer = setTimeout(() => {
      if (cell.alive && cell.served === served && this.#idle.includes(cell)) cell.prepare();
    }, PREPARES_AFTER);
    timer.unref();
  }

  /** Ends every child and removes the working folder. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    process.removeListener('exit', this.#onExit);
    this.#image?.remove();
    await Promise.all([this.#imaging, ...[...this.#all].map((cell) => cell.end())]);
    this.#idle.length = 0;
    this.#wake();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Has all children from now on wake from an image; false where they cannot. To be called once one has come up. */
  async makeImage(): Promise<boolean> {
    const { entry, electron } = this.#options;
    if (electron || entry.endsWith('.ts')) return false;
    this.#imaging ??= this.#makeImage();
    await this.#imaging;
    return this.#wakes;
  }

  async #makeImage(): Promise<void> {
    this.#image = new Image();
    if (!(await this.#image.make(this.#options)) || this.#disposed) return;
    const trial = await this.#tryStart(WARM_HEAP_MEGABYTES, this.#image);
    if (typeof trial === 'string') return;
    this.#wakes = await serves(trial);
    await trial.end();
    this.#all.delete(trial);
  }

  async #startNow(heapMegabytes: number): Promise<Cell> {
    const cell = await this.#start(heapMegabytes);
    cell.look();
    return cell;
  }

  async #start(heapMegabytes: number): Promise<Cell> {
    if (this.#wakes) {
      const cell = await this.#tryStart(heapMegabytes, this.#image);
      if (typeof cell !== 'string') return cell;
      this.#wakes = false;
    }
    let words = '';
    for (let tries = 0; tries < RUNGS.length; tries += 1) {
      const used = this.#rung;
      const cell = await this.#tryStart(heapMegabytes, undefined);
      if (typeof cell !== 'string') return cell;
      words = cell;
      if (this.#disposed) break;
      // From the likely rung downwards; only the flags differ, so a rung that fails is not tried again.
      if (used === this.#rung && this.#rung < RUNGS.length - 1) this.#rung += 1;
    }
    const { nodePath, entry } = this.#options;
    throw new Error(
      `The process that runs student code could not be started (${nodePath} ${entry}): ` +
        `${words.trim().split('\n').slice(-3).join(' ') || 'it gave no reason'}. ` +
        'Check the setting for the Node executable.',
    );
  }

  /** A child that is ready, or the last words of one that did not come up. */
  async #tryStart(heapMegabytes: number, image: Image | undefined): Promise<Cell | string> {
    const { nodePath, entry, electron, useKernel } = this.#options;
    const rung = RUNGS[this.#rung] ?? { permission: undefined };
    const options: LaunchOptions = { nodePath, entry, electron, useKernel, folder: this.#folder };
    const cell = new Cell(launch({ ...options, image: image?.file }, rung, heapMegabytes));
    this.#all.add(cell);
    const ready = await cell.ready(START_LIMIT);
    if (ready !== undefined) {
      this.permission = ready.permission;
      return cell;
    }
    await cell.end();
    this.#all.delete(cell);
    return cell.lastWords;
  }

  async #turn(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Some wait for a turn, some for a child: each looks again for itself, so none can take another's signal. */
  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #killAll(): void {
    for (const cell of this.#all) cell.kill();
    this.#image?.remove();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function usedFor(use: Use, cell: Cell): Cell {
  if (use === 'counting') cell.counts = true;
  return cell;
}
