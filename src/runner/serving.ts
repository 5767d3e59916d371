/** In the child: puts one student's code at a time into a hardened context and answers calls. */
import { readSync, writeSync } from 'node:fs';
import vm from 'node:vm';
import { frameOf, FrameReader, type Frame } from './channel.ts';
import { calling, type MeasureMessage } from './cost/calling.ts';
import { withUsualHurry } from './cost/tiers.ts';
import { recorder } from './trace/recorder.ts';
import { action, realm, type Step } from './realm.ts';
import { sample, type SampleMessage } from './state/sampling.ts';

/** Descriptors given by the parent besides the three standard ones. */
const CHANNEL = 3;
const LOG = 4;

const FloatsHere = Float64Array;
const typedArray = Object.getPrototypeOf(Float64Array.prototype) as object;
const bufferOf = Object.getOwnPropertyDescriptor(typedArray, 'buffer')?.get as (this: unknown) => ArrayBuffer;
/** A view on memory of the realm, made without looking at any property of `inner`. */
const viewOf = (inner: unknown): Float64Array => new FloatsHere(Reflect.apply(bufferOf, inner, []));

/** What an image of the process cannot hold; made on waking. */
interface Tools {
  readonly realm: vm.Script;
  /** Evaluating anything in a context runs the jobs that its promises have queued. */
  readonly tick: vm.Script;
  readonly pause: Int32Array;
  readonly chunk: Buffer;
}

function makeTools(): Tools {
  return {
    realm: new vm.Script(`'use strict';(${realm.toString()})`, { filename: 'rederive:realm' }),
    tick: new vm.Script('0', { filename: 'rederive:tick' }),
    pause: new Int32Array(new SharedArrayBuffer(4)),
    chunk: Buffer.allocUnsafe(1 << 18),
  };
}

let tools: Tools;

interface Room {
  readonly context: vm.Context;
  readonly step: Step;
}

function openRoom(emit = (line: string): void => void writeSync(LOG, line)): Room {
  const context = vm.createContext(Object.create(null) as vm.Context, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  const makeStep = tools.realm.runInContext(context, { displayErrors: false }) as typeof realm;
  const step = makeStep((line) => {
    if (typeof line === 'string') emit(line);
  });
  return { context, step };
}

/** The next context is opened while nothing waits for it. */
let spare: Room | undefined;
let room: Room | undefined;

/** Nothing here happens at the same time, so the channel is read and written in step; streams take 12 ms to load. */
function reply(header: string, words?: Float64Array): void {
  const frame = frameOf(header, words);
  for (let at = 0; at < frame.length;) at += inStep(() => writeSync(CHANNEL, frame, at, frame.length - at));
}

/** Where the system made the descriptor non-blocking after all, waits and tries again. */
function inStep(act: () => number): number {
  for (;;) {
    try {
      return act();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') process.exit(0);
      Atomics.wait(tools.pause, 0, 0, 1);
    }
  }
}

/** Milliseconds; `performance` would have to be loaded first. */
function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

interface LoadMessage {
  readonly kind: 'load';
  readonly script: string;
  readonly file: string;
  readonly sequence: number;
}
interface CallMessage {
  readonly kind: 'call';
  readonly strings: readonly string[];
  /** Of `Math.random` in this call. */
  readonly seed: number;
  readonly sequence: number;
}
interface TraceMessage {
  readonly kind: 'trace';
  readonly script: string;
  readonly file: string;
  readonly sequence: number;
  readonly kinds: string;
  readonly milliseconds: number;
  /** Absent to trace loading alone. */
  readonly call?: { readonly strings: readonly string[]; readonly seed: number };
}
/** The parent is trusted; it is the only one that can write here. */
type Message =
  | LoadMessage
  | CallMessage
  | MeasureMessage
  | TraceMessage
  | SampleMessage
  | { readonly kind: 'close' | 'prepare' };

function load(message: LoadMessage): void {
  room = spare ?? openRoom();
  spare = undefined;
  const { context, step } = room;
  step(action.begin, message.sequence, 0);
  let script: vm.Script;
  try {
    script = new vm.Script(message.script, { filename: message.file });
  } catch (error) {
    // Syntax that our reader accepts and this engine does not; the error is this realm's own.
    const { message: text, stack = '' } = error as SyntaxError;
    const line = Number(/:(\d+)\n/.exec(stack)?.[1] ?? 1);
    reply(JSON.stringify({ kind: 'syntax', sequence: message.sequence, message: text, line }));
    return;
  }
  let text: unknown;
  try {
    text = step(action.bind, script.runInContext(context, { displayErrors: false }), 0);
  } catch (thrown) {
    text = step(action.thrown, thrown, 0);
  }
  tools.tick.runInContext(context);
  reply(String(text).replace('{', `{"sequence":${message.sequence},`));
}

function call(message: CallMessage, words: Float64Array): void {
  if (room === undefined) return;
  const { context, step } = room;
  step(action.begin, message.sequence, message.seed);
  viewOf(step(action.reserve, '', words.length)).set(words);
  const strings = JSON.stringify(message.strings);
  const started = now();
  const text = step(action.call, strings, 0);
  tools.tick.runInContext(context);
  const milliseconds = now() - started;
  if (typeof text !== 'string') return;
  const size = outputSize(text);
  const output = size === 0 ? undefined : viewOf(step(action.output, '', 0)).slice(0, size);
  reply(text.replace('{', `{"milliseconds":${milliseconds.toFixed(3)},`), output);
}

/** Code of this realm can be stopped by the clock only from within a script; this one does what it is given here. */
let timed: vm.Script | undefined;
let recorderScript: vm.Script | undefined;

/** Runs a marked program for a moment and answers with where it is then; also tells the log pipe on the way. */
function trace(
  { script: text, file, sequence, kinds, milliseconds, call }: TraceMessage,
  words: Float64Array,
): void {
  const { context, step } = openRoom(() => {});
  recorderScript ??= new vm.Script(`'use strict';(${recorder.toString()})`, {
    filename: 'rederive:recorder',
  });
  timed ??= new vm.Script('rederiveTimed()', { filename: 'rederive:timed' });
  const makeRecorder = recorderScript.runInContext(context, { displayErrors: false }) as typeof recorder;
  const { mark, enter, busy, last } = makeRecorder(kinds, (at) => {
    if (typeof at !== 'string') return;
    writeSync(LOG, `{"sequence":${sequence},"line":{"level":"debug","text":"${at}"}}\n`);
  });
  const run = (): void => {
    try {
      step(action.begin, sequence, 0);
      const made = new vm.Script(text, { filename: file }).runInContext(context, {
        displayErrors: false,
      }) as (...given: unknown[]) => unknown;
      step(action.bind, made(mark, enter), 0);
      if (call !== undefined) {
        step(action.begin, sequence, call.seed);
        viewOf(step(action.reserve, '', words.length)).set(words);
        step(action.call, JSON.stringify(call.strings), 0);
      }
      tools.tick.runInContext(context);
    } catch {
      // It ended by an exception this time.
    }
  };
  Object.defineProperty(globalThis, 'rederiveTimed', { value: run, configurable: true });
  let ended = false;
  try {
    timed.runInThisContext({ timeout: milliseconds, displayErrors: false });
    ended = true;
  } catch {
    // Stopped by the clock.
  }
  reply(JSON.stringify({ kind: 'traced', sequence, ended, busy: Number(busy()), last: Number(last()) }));
}

/** How many words a call has left to be read; 0 if it returned nothing. */
function outputSize(answer: unknown): number {
  return Number(/^\{"sequence":\d+,"kind":"returned","size":(\d+)/.exec(String(answer))?.[1] ?? 0);
}

const counted = calling({
  openRoom: () => openRoom(() => {}),
  viewOf,
  settle: (context) => void tools.tick.runInContext(context),
  outputSize,
  reply,
});

function answerTo(frame: Frame): void {
  const message = frame.header as Message;
  switch (message.kind) {
    case 'load':
      return load(message);
    case 'call':
      return call(message, frame.words);
    case 'measure':
      return counted.measure(message, frame.words);
    case 'prepare':
      return counted.prepare();
    case 'trace':
      return trace(message, frame.words);
    case 'sample': {
      const looked = openRoom(() => {});
      const most = sample(message, frame.words, looked, (words) =>
        viewOf(looked.step(action.reserve, '', words.length)).set(words),
      );
      return reply(JSON.stringify({ kind: 'sampled', sequence: message.sequence, most }));
    }
    case 'close':
      room = undefined;
      spare = openRoom();
      counted.close();
      return;
    default:
      message satisfies never;
  }
}

const reader = new FrameReader();
const arrived: Frame[] = [];

/** Answers what has arrived, or waits for more. */
function next(): void {
  const frame = arrived.shift();
  if (frame === undefined) read();
  else answerTo(frame);
}

/**
 * How often it does so before the event loop turns and the engine can tidy up. Who has woken from an image is for one
 * request, which is mostly over before that, and for which what turning needs would have to be compiled first.
 */
const BETWEEN_TURNS = { started: 1, woken: 32 };

function turn(every: number): void {
  for (let left = every; left > 0; left -= 1) next();
  setImmediate(turn, every);
}

function read(): void {
  const count = inStep(() => readSync(CHANNEL, tools.chunk));
  // Whatever happens to the parent, this process does not outlive the channel.
  if (count === 0) process.exit(0);
  arrived.push(...reader.push(Buffer.from(tools.chunk.subarray(0, count))));
}

/** Nothing here waits for a promise; said before an image is made, which keeps it. */
process.on('unhandledRejection', () => {});

/** Says that it is ready, and answers from then on. */
export function serve(isAwake: boolean): void {
  withUsualHurry();
  tools = makeTools();
  spare = openRoom();
  reply(JSON.stringify({ kind: 'ready', node: process.version, permission: 'permission' in process }));
  turn(isAwake ? BETWEEN_TURNS.woken : BETWEEN_TURNS.started);
}
