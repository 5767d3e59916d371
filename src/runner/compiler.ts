/** The parent's side of the process that reads student source: one question at a time, restarted when it breaks. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { z } from 'zod';
import { FrameReader, frameOf } from './channel.ts';
import type { CounterNames } from './cost/instrumentation.ts';
import { minimalEnvironment, parentDeathWrapper } from './launch.ts';
import { reject, type Rejection } from './rejection.ts';
import type { Script } from './script.ts';
import type { MarkNames } from './trace/marking.ts';

export interface CompilerOptions {
  readonly nodePath: string;
  readonly entry: string;
  readonly electron: boolean;
}

/**
 * Without the compilers that take longest: what they do for a reader pays after a thousand files at the earliest. The
 * first hundred take a third less of the processor, and no longer.
 */
const FLAGS = ['--no-warnings', '--max-old-space-size=512', '--no-opt', '--liftoff-only'];

/** Reading an ordinary solution takes 2 ms. */
const READ_LIMIT = 5_000;
const START_LIMIT = 20_000;
/** Several parts of one submission ask for the same file. */
const REMEMBERED = 32;

const counted = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('instrumented'),
    body: z.string(),
    lines: z.number().int(),
    steps: z.array(z.number().int()),
    routines: z.array(
      z.object({
        first: z.number().int(),
        last: z.number().int(),
        sites: z.array(
          z.object({ line: z.number().int(), loop: z.number().int().optional(), within: z.number().int() }),
        ),
      }),
    ),
  }),
  z.object({ kind: z.literal('uncountable'), why: z.string(), line: z.number().int() }),
]);
const marked = z.object({
  body: z.string(),
  marks: z.array(
    z.object({
      kind: z.enum(['loop', 'function', 'statement']),
      line: z.number().int(),
      column: z.number().int(),
    }),
  ),
});
const place = { message: z.string(), line: z.number().int(), column: z.number().int() };
const result = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('script'),
    body: z.string(),
    exports: z.array(z.tuple([z.string(), z.string()])).transform((pairs) => new Map(pairs)),
    declared: z.array(z.object({ name: z.string(), line: z.number().int(), column: z.number().int() })),
    counted: counted.optional(),
    marked: marked.optional(),
  }),
  z.object({ kind: z.literal('syntax'), ...place }),
  z.object({ kind: z.literal('unsupported'), ...place }),
]);
const answer = z.object({ sequence: z.number().int(), result: result.optional() });
type Answer = z.infer<typeof answer>;

interface Front {
  readonly process: ChildProcess;
  readonly channel: Socket;
  /** Called with each answer, or with undefined once the process is gone. */
  hear: ((answer: Answer | undefined) => void) | undefined;
  gone: boolean;
  words: string;
}

interface Question {
  readonly source: string;
  readonly file: string;
  readonly counters?: CounterNames;
  readonly marks?: MarkNames;
}

/** A script and, if it was asked for, the same with counters or with marks. */
export type CountedScript = Script & {
  readonly counted?: z.infer<typeof counted> | undefined;
  readonly marked?: z.infer<typeof marked> | undefined;
};

export class Compiler {
  readonly #options: CompilerOptions;
  #front: Promise<Front> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #sequence = 0;
  #disposed = false;
  readonly #known = new Map<string, Script | Rejection>();
  readonly #onExit = (): void => {
    this.#running?.process.kill('SIGKILL');
  };
  #running: Front | undefined;

  constructor(options: CompilerOptions) {
    this.#options = options;
    process.once('exit', this.#onExit);
  }

  /** Starts the process ahead of need. */
  warm(): void {
    this.#front ??= this.#start();
    this.#front.catch(() => {
      this.#front = undefined;
    });
  }

  /** A program with counters in it, under names that it cannot know; beside it, the plain one. */
  async compileCounted(
    source: string,
    file: string,
    counters: CounterNames,
  ): Promise<CountedScript | Rejection> {
    return await this.#inTurn({ source, file, counters });
  }

  /** A program with marks in it, under names that it cannot know; beside it, the plain one. */
  async compileMarked(source: string, file: string, marks: MarkNames): Promise<CountedScript | Rejection> {
    return await this.#inTurn({ source, file, marks });
  }

  /** Compiles one file. Throws an Error for the user only when the reading process cannot be started at all. */
  async compile(source: string, file: string): Promise<Script | Rejection> {
    const key = `${file}\0${source}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const compiled = await this.#inTurn({ source, file });
    this.#known.set(key, compiled);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED) break;
      this.#known.delete(oldest);
    }
    return compiled;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    process.removeListener('exit', this.#onExit);
    const front = await this.#front?.catch(() => undefined);
    if (front !== undefined) await end(front);
  }

  async #inTurn(question: Question): Promise<CountedScript | Rejection> {
    const next = this.#queue.then(() => this.#ask(question));
    this.#queue = next.catch(() => {});
    return await next;
  }

  async #ask(question: Question): Promise<CountedScript | Rejection> {
    if (this.#disposed) throw new Error('The runner has been closed.');
    this.warm();
    const front = await (this.#front ?? this.#start());
    this.#sequence += 1;
    const sequence = this.#sequence;
    const heard = listen(front, READ_LIMIT);
    front.channel.write(frameOf(JSON.stringify({ sequence, ...question })));
    const said = await heard;
    if (said?.result !== undefined && said.sequence === sequence) return said.result;
    // It broke or hung on this very file; the next file gets a fresh process.
    this.#front = undefined;
    await end(front);
    return reject(
      'unsupported',
      'This file is too deeply nested or too tangled to be read in time. Split its longest expressions.',
      1,
      1,
    );
  }

  async #start(): Promise<Front> {
    const { nodePath, entry, electron } = this.#options;
    const command = [...parentDeathWrapper(), nodePath, ...FLAGS, entry];
    const [program = nodePath, ...rest] = command;
    const child = spawn(program, rest, {
      env: { ...minimalEnvironment(), ...(electron ? { ELECTRON_RUN_AS_NODE: '1' } : {}) },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const front: Front = {
      process: child,
      channel: child.stdio[3] as Socket,
      hear: undefined,
      gone: false,
      words: '',
    };
    this.#running = front;
    const reader = new FrameReader();
    front.channel.on('data', (chunk: Buffer) => {
      for (const { header } of reader.push(chunk)) {
        const parsed = answer.safeParse(header);
        front.hear?.(parsed.success ? parsed.data : undefined);
      }
    });
    front.channel.on('error', () => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      front.words = (front.words + chunk.toString('utf8')).slice(-4096);
    });
    const gone = (): void => {
      front.gone = true;
      front.hear?.(undefined);
    };
    child.once('close', gone);
    child.once('error', (error) => {
      front.words = error.message;
      gone();
    });
    child.unref();
    front.channel.unref();
    (child.stderr as Socket | null)?.unref();
    const ready = await listen(front, START_LIMIT);
    if (ready === undefined) {
      await end(front);
      throw new Error(
        `The process that reads student code could not be started (${nodePath} ${entry}): ` +
          `${front.words.trim().split('\n').slice(-3).join(' ') || 'it gave no reason'}. ` +
          'Check the setting for the Node executable.',
      );
    }
    return front;
  }
}

/** The next answer of `front`, or undefined when it is gone or silent for `milliseconds`. */
async function listen(front: Front, milliseconds: number): Promise<Answer | undefined> {
  if (front.gone) return undefined;
  return await new Promise((resolve) => {
    // Where this process was busy for as long, the answer may lie there: one turn more looks at what has come in.
    const timer = setTimeout(() => setImmediate(() => setImmediate(() => finish(undefined))), milliseconds);
    const finish = (said: Answer | undefined): void => {
      if (front.hear !== finish) return;
      clearTimeout(timer);
      front.hear = undefined;
      resolve(said);
    };
    front.hear = finish;
  });
}

async function end(front: Front): Promise<void> {
  if (front.gone || front.process.pid === undefined) return;
  const closed = new Promise((resolve) => front.process.once('close', resolve));
  front.process.kill('SIGKILL');
  await closed;
}
