/** A runner over a warm pool of children: reads a file, has a child load it, and makes the calls one by one. */
import { availableParallelism } from 'node:os';
import { dirname, extname, join } from 'node:path';
import type { CodeRequest, Load, Observation, Outcome, Run } from '../grading/observation.ts';
import { visible } from '../grading/visible.ts';
import type { Cell, Exchange } from './cell.ts';
import { Cells } from './cells.ts';
import { Compiler } from './compiler.ts';
import { layerNames } from './launch.ts';
import type { CodeRunner } from './runner.ts';
import { scriptText } from './scriptText.ts';
import { readConsole, readThrown } from './thrown.ts';
import { decodeWords, encodeWords } from './words.ts';

export interface RunnerOptions {
  /** The Node (or Electron) executable that runs the children. */
  readonly nodePath: string;
  /** `dist/child.cjs`; `front.cjs` lies beside it. */
  readonly childPath: string;
  /** How many requests run at once; by default one for each core, eight at most. */
  readonly workers?: number;
  /** A process for each request when grading strangers; a fresh context for each is enough for one's own code. */
  readonly reuse: 'process-per-request' | 'context-per-request';
  /** The executable is Electron: run it as Node. */
  readonly electron?: boolean;
  /** Ask the Linux kernel for namespaces and resource limits where it grants them without root. */
  readonly useKernel?: boolean;
}

/** After this many calls of one request have broken a limit the rest are not made. */
const KILLS_AT_MOST = 2;

/** Children are started at once, so that the first request finds one warm. */
export function createRunner(options: RunnerOptions): CodeRunner {
  const { nodePath, childPath, electron = false, useKernel = false } = options;
  const workers = options.workers ?? Math.min(availableParallelism(), 8);
  const reuse = options.reuse === 'context-per-request';
  const cells = new Cells({ nodePath, entry: childPath, workers, electron, useKernel, reuse });
  const entry = join(dirname(childPath), `front${extname(childPath)}`);
  const compiler = new Compiler({ nodePath, entry, electron });
  cells.warm();
  compiler.warm();
  return {
    async run(request, signal) {
      const compiled = await compiler.compile(request.source, request.file);
      const layers = layerNames(useKernel, cells.permission);
      const stopped = (load: Load): Run => ({ load, observations: [], console: [], layers });
      if (compiled.kind !== 'script') return stopped({ ...compiled, message: visible(compiled.message) });
      const local = compiled.exports.get(request.export);
      if (local === undefined) {
        const exported = [...compiled.exports.keys()];
        return stopped({ kind: 'missing-export', wanted: request.export, exported });
      }
      const script = scriptText(compiled.body, local);
      return await runScript(cells, request, script, useKernel, signal);
    },
    async dispose() {
      // Idle children keep nobody waiting, so something must while they are being ended.
      const hold = setInterval(() => {}, 1000);
      try {
        await Promise.all([cells.dispose(), compiler.dispose()]);
      } finally {
        clearInterval(hold);
      }
    },
  };
}

async function runScript(
  cells: Cells,
  request: CodeRequest,
  script: string,
  useKernel: boolean,
  signal: AbortSignal | undefined,
): Promise<Run> {
  const { limits, calls } = request;
  const observations: Observation[] = [];
  let firstLoad: Loaded | undefined;
  let kills = 0;
  let next = 0;
  // Each turn is one process: the file is loaded, and called until the calls are done or one of them ends it.
  while (kills < KILLS_AT_MOST) {
    if (isAborted(signal)) {
      for (const { id } of calls.slice(next)) {
        observations.push({ id, outcome: { kind: 'cancelled' }, console: [], milliseconds: 0 });
      }
      break;
    }
    const cell = await cells.take(limits.megabytes);
    try {
      const loaded = await load(cell, request, script, signal);
      firstLoad ??= loaded;
      if (loaded.load.kind !== 'loaded') break;
      while (next < calls.length && cell.alive) {
        const call = calls[next];
        if (call === undefined) break;
        next += 1;
        const { words, strings } = encodeWords(call.arguments);
        const exchange = await cell.exchange({ kind: 'call', strings, seed: next }, words, limits, signal);
        observations.push({ id: call.id, ...observe(exchange, request) });
      }
    } finally {
      cells.give(cell, cell.alive);
    }
    if (next >= calls.length) break;
    // Cancelling is no kill of the code's making; the next turn says so of the calls that are left.
    if (!isAborted(signal)) kills += 1;
  }
  return {
    load: firstLoad?.load ?? { kind: 'loaded' },
    observations,
    console: firstLoad?.console ?? [],
    layers: layerNames(useKernel, cells.permission),
  };
}

type Loaded = Pick<Run, 'load' | 'console'>;

async function load(
  cell: Cell,
  { file, source, limits, export: wanted }: CodeRequest,
  script: string,
  signal: AbortSignal | undefined,
): Promise<Loaded> {
  const exchange = await cell.exchange({ kind: 'load', script, file }, undefined, limits, signal);
  if (exchange.kind !== 'answered') {
    return { load: loadEnded(exchange, limits), console: readConsole(exchange.console) };
  }
  const { evidence } = exchange;
  switch (evidence.kind) {
    case 'loaded':
      return { load: { kind: 'loaded' }, console: readConsole(evidence.console) };
    case 'not-a-function':
      return {
        load: { kind: 'not-a-function', wanted, found: evidence.found },
        console: readConsole(evidence.console),
      };
    case 'threw':
      return {
        load: { kind: 'threw', thrown: readThrown(evidence.thrown, file, source) },
        console: readConsole(evidence.console),
      };
    case 'syntax':
      return {
        load: { kind: 'syntax', message: visible(`${evidence.message}.`), line: evidence.line, column: 1 },
        console: [],
      };
    default:
      cell.kill();
      return { load: { kind: 'died', message: 'The process answered something else.' }, console: [] };
  }
}

function loadEnded(exchange: Exclude<Exchange, { kind: 'answered' }>, limits: CodeRequest['limits']): Load {
  switch (exchange.kind) {
    case 'timed-out':
      return { kind: 'timed-out', limitMs: limits.milliseconds };
    case 'out-of-memory':
      return { kind: 'out-of-memory', limitMb: limits.megabytes };
    case 'cancelled':
      // Nothing is known against the file; each of its calls is said to be cancelled.
      return { kind: 'loaded' };
    case 'died':
      return { kind: 'died', message: exchange.message };
    default:
      return exchange satisfies never;
  }
}

function observe(exchange: Exchange, { limits, file, source }: CodeRequest): Omit<Observation, 'id'> {
  if (exchange.kind !== 'answered') {
    const { milliseconds } = exchange;
    return { outcome: outcomeEnded(exchange, limits), console: readConsole(exchange.console), milliseconds };
  }
  const { evidence, words } = exchange;
  const seen = (outcome: Outcome): Omit<Observation, 'id'> => ({
    outcome,
    console: 'console' in evidence ? readConsole(evidence.console) : [],
    milliseconds: ('milliseconds' in evidence ? evidence.milliseconds : undefined) ?? 0,
  });
  switch (evidence.kind) {
    case 'returned':
      try {
        const value = decodeWords({ words, strings: evidence.strings });
        return seen({ kind: 'returned', value, ...(evidence.changed ? { argumentsChanged: true } : {}) });
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return seen({ kind: 'died', message: `The result could not be read: ${error.message}` });
      }
    case 'threw':
      return seen({ kind: 'threw', thrown: readThrown(evidence.thrown, file, source) });
    case 'not-plain-data':
      return seen({ kind: 'not-plain-data', path: visible(evidence.path), found: visible(evidence.found) });
    case 'too-large':
      return seen({ kind: 'too-large', message: evidence.message });
    default:
      return seen({ kind: 'died', message: 'The process answered something else.' });
  }
}

function outcomeEnded(
  exchange: Exclude<Exchange, { kind: 'answered' }>,
  limits: CodeRequest['limits'],
): Outcome {
  switch (exchange.kind) {
    case 'timed-out':
      return { kind: 'timed-out', limitMs: limits.milliseconds };
    case 'out-of-memory':
      return { kind: 'out-of-memory', limitMb: limits.megabytes };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'died':
      return { kind: 'died', message: exchange.message };
    default:
      return exchange satisfies never;
  }
}

/** A function, so that the compiler does not take an earlier answer for a later one. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
