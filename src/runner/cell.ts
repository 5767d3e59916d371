/** One living child: sends it frames, waits for its word, and ends it when a limit is passed. */
import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Duplex, Readable } from 'node:stream';
import { FrameReader, frameOf, type Frame } from './channel.ts';
import {
  parseEmitted,
  parseEvidence,
  type Evidence,
  type Measured,
  type RawLine,
  type Sampled,
  type Traced,
} from './evidence.ts';
import { processorSeconds, residentMegabytes, watchMemory } from './memory.ts';

/** What an exchange with the child came to. Everything but `answered` has ended the child. */
export type Exchange =
  | {
      readonly kind: 'answered';
      readonly evidence: Evidence | Measured | Traced | Sampled;
      readonly words: Float64Array;
    }
  | { readonly kind: 'timed-out'; readonly console: readonly RawLine[]; readonly milliseconds: number }
  | { readonly kind: 'out-of-memory'; readonly console: readonly RawLine[]; readonly milliseconds: number }
  | { readonly kind: 'cancelled'; readonly console: readonly RawLine[]; readonly milliseconds: number }
  | {
      readonly kind: 'died';
      readonly message: string;
      readonly console: readonly RawLine[];
      readonly milliseconds: number;
    };

export interface ExchangeLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export interface Message {
  readonly header: Record<string, unknown>;
  readonly words?: Float64Array | undefined;
}

/** How often the clock is looked at, in milliseconds. */
const LOOK_EVERY = 10;
/** Milliseconds between two looks after which this process itself must have been held up. */
const AWAY = 100;
/** Resident megabytes of a child that has nothing to do, where the system is slow to tell. */
const TYPICAL_BASELINE = 60;
/** A child that the machine starves of processor time may take this many times its limit by the wall clock. */
const PATIENCE = 4;
/** Room for the engine's last words. */
const LAST_WORDS = 8192;
/** A killed call's log is bounded in the child; this bounds it whatever the child does. */
const LOG_BYTES = 1 << 20;

export class Cell {
  readonly #process: ChildProcess;
  readonly #channel: Duplex;
  readonly #reader = new FrameReader();
  readonly #frames: Frame[] = [];
  #wake: (() => void) | undefined;
  #lastWords = '';
  #log = '';
  #ended: { readonly code: number | null; readonly signal: string | null } | undefined;
  #damaged = false;
  /** Numbers of the last message that was sent and of the last that was answered, or is being waited for. */
  #sent = 0;
  #asked = 0;
  readonly #exit: Promise<void>;
  /** Resident megabytes when nothing of the student's was in it. */
  #baseline = 0;
  served = 0;
  /** It is kept for counting: see `Use`. */
  counts = false;

  constructor(child: ChildProcess) {
    this.#process = child;
    this.#channel = child.stdio[3] as Duplex;
    this.#channel.on('data', (chunk: Buffer) => {
      try {
        this.#frames.push(...this.#reader.push(chunk));
      } catch {
        this.#damaged = true;
        this.kill();
      }
      this.#wake?.();
    });
    this.#channel.on('error', () => {});
    const log = child.stdio[4] as Readable;
    log.on('data', (chunk: Buffer) => {
      if (this.#log.length < LOG_BYTES) this.#log += chunk.toString('utf8');
    });
    log.on('error', () => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString('utf8')).slice(-LAST_WORDS);
    });
    child.stderr?.on('error', () => {});
    // An idle child keeps nobody waiting; a running exchange holds its own timer.
    child.unref();
    for (const stream of [child.stderr, child.stdio[3], child.stdio[4]]) (stream as Socket).unref();
    this.#exit = new Promise((resolve) => {
      const end = (code: number | null, signal: string | null): void => {
        this.#ended ??= { code, signal };
        this.#wake?.();
        resolve();
      };
      child.once('error', (error) => {
        this.#lastWords = error.message;
        end(null, null);
      });
      child.once('close', end);
    });
  }

  get alive(): boolean {
    return this.#ended === undefined && !this.#damaged;
  }

  /** Waits until the child says that it is ready. Undefined, with the child ended, if it does not come up. */
  async ready(milliseconds: number): Promise<{ readonly permission: boolean } | undefined> {
    const exchange = await this.#receive({ milliseconds, megabytes: Infinity }, undefined);
    if (exchange.kind !== 'answered' || exchange.evidence.kind !== 'ready') {
      this.kill();
      return undefined;
    }
    return { permission: exchange.evidence.permission };
  }

  get lastWords(): string {
    return this.#lastWords;
  }

  /**
   * Takes the memory held now as the child's own, not the student's. To be called before each request: what earlier
   * requests left behind for the collector must not be held against the next.
   */
  look(): void {
    this.#baseline = residentMegabytes(this.#process.pid ?? 0) ?? TYPICAL_BASELINE;
  }

  residentMegabytes(): number {
    return residentMegabytes(this.#process.pid ?? 0) ?? 0;
  }

  /** Sends one message and waits for its answer within `limits`. */
  async exchange(
    header: Record<string, unknown>,
    words: Float64Array | undefined,
    limits: ExchangeLimits,
    signal: AbortSignal | undefined,
  ): Promise<Exchange> {
    this.send([{ header, words }]);
    return await this.answer(limits, signal);
  }

  /** Sends messages at once; the child comes to each when it has answered the one before. `answer` is due for each. */
  send(messages: readonly Message[]): void {
    this.#channel.cork();
    for (const { header, words } of messages) {
      this.#sent += 1;
      this.#channel.write(frameOf(JSON.stringify({ ...header, sequence: this.#sent }), words));
    }
    this.#channel.uncork();
  }

  /** Waits for the next answer that is due within `limits`, which begin now. */
  async answer(limits: ExchangeLimits, signal: AbortSignal | undefined): Promise<Exchange> {
    this.#asked += 1;
    this.#dropLog();
    return await this.#receive(limits, signal);
  }

  /** Tells the child to drop its context and open a fresh one. */
  closeRoom(): void {
    this.#channel.write(frameOf('{"kind":"close"}'));
  }

  /** Tells the child that nobody waits for it now: it gets ready for another request like the last one. */
  prepare(): void {
    this.#channel.write(frameOf('{"kind":"prepare"}'));
  }

  async #receive(limits: ExchangeLimits, signal: AbortSignal | undefined): Promise<Exchange> {
    const pid = this.#process.pid ?? 0;
    const started = performance.now();
    let reason: 'timed-out' | 'out-of-memory' | 'cancelled' | undefined;
    const stop = (why: typeof reason): void => {
      reason ??= why;
      this.kill();
    };
    const onAbort = (): void => stop('cancelled');
    if (signal?.aborted === true) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    // Most answers come before the first look, so that nothing is asked of the system before it.
    let first: { readonly elapsed: number; readonly processor: number } | undefined;
    let looked = started;
    let isLate = false;
    const watch = setInterval(() => {
      const now = performance.now();
      const elapsed = now - started;
      // This process was busy with something else, and the answer may lie there: it is read before the next look.
      isLate = !isLate && now - looked > AWAY;
      looked = now;
      if (isLate) return;
      first ??= { elapsed, processor: processorSeconds(pid) ?? 0 };
      if (elapsed <= limits.milliseconds) return;
      const used = processorSeconds(pid);
      const given = Math.max(limits.milliseconds - first.elapsed, limits.milliseconds / 2);
      const starved = used !== undefined && (used - first.processor) * 1000 < given / 2;
      if (!starved || elapsed > PATIENCE * limits.milliseconds) stop('timed-out');
    }, LOOK_EVERY);
    const unwatch =
      limits.megabytes === Infinity
        ? () => {}
        : watchMemory(pid, (resident) => {
            if (resident - this.#baseline > limits.megabytes) stop('out-of-memory');
          });
    try {
      for (;;) {
        const frame = this.#frames.shift();
        if (frame !== undefined && reason === undefined) {
          const evidence = parseEvidence(frame.header);
          // An answer to something else than was asked is no answer.
          if (evidence === undefined || ('sequence' in evidence && evidence.sequence !== this.#asked)) {
            this.#damaged = true;
            this.kill();
            continue;
          }
          return { kind: 'answered', evidence, words: frame.words };
        }
        if (this.#ended !== undefined) break;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      clearInterval(watch);
      unwatch();
      signal?.removeEventListener('abort', onAbort);
      this.#wake = undefined;
    }
    const milliseconds = performance.now() - started;
    const console = this.#emittedLines();
    if (reason !== undefined) return { kind: reason, console, milliseconds };
    if (this.#ranOutOfMemory()) return { kind: 'out-of-memory', console, milliseconds };
    return { kind: 'died', message: this.#howItDied(), console, milliseconds };
  }

  #ranOutOfMemory(): boolean {
    if (this.#damaged) return false;
    return (
      /heap out of memory|Allocation failed|invalid (array|table) (length|size)|Out of memory/i.test(
        this.#lastWords,
      ) || this.#ended?.signal === 'SIGKILL'
    );
  }

  #howItDied(): string {
    if (this.#damaged) return 'The process sent something that could not be read.';
    const { code, signal } = this.#ended ?? { code: null, signal: null };
    return signal === null
      ? `The process ended by itself (exit code ${code ?? 'unknown'}).`
      : `The process was ended by ${signal}.`;
  }

  /** Forgets what was logged before the message that is asked for now; a line of it may have begun to arrive. */
  #dropLog(): void {
    const own = this.#log.indexOf(`{"sequence":${this.#asked},`);
    this.#log = this.#log.slice(own < 0 ? this.#log.lastIndexOf('\n') + 1 : own);
  }

  #emittedLines(): readonly RawLine[] {
    const lines: RawLine[] = [];
    for (const text of this.#log.split('\n')) {
      const line = text === '' ? undefined : parseEmitted(text, this.#asked);
      if (line !== undefined) lines.push(line);
    }
    return lines;
  }

  /** Ends the process and whatever it started, at once. */
  kill(): void {
    const { pid } = this.#process;
    if (pid === undefined || this.#ended !== undefined) return;
    try {
      if (process.platform === 'win32') this.#process.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      this.#process.kill('SIGKILL');
    }
  }

  /** Ends the process and waits until it is gone. */
  async end(): Promise<void> {
    this.kill();
    await this.#exit;
  }
}
